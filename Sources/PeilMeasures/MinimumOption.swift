internal import PeilCore

/// The option of rates that says for how few units they are not shown.
enum MinimumOption {
  static let standard = 10

  static let parameter = Parameter.optional(
    "minimum", .integer(1...1_000_000), standard: "10",
    "The least number of units in the denominator; with fewer the figure is shown as x out of n.")
}
