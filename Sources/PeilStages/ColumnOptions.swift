internal import PeilCore
internal import PeilTable

/// The options that a made column shares wherever columns are made.
enum ColumnOptions {
  static let label = Parameter.optional("label", .label, standard: "its name", "What people call the column.")

  static let amount = Parameter.optional(
    "amount",
    .word(AmountRole.allCases.map { Parameter.Choice($0.rawValue, $0.meaning) }),
    standard: "none, unless the formula is just a column that has one",
    "The stage of the scheme the money belongs to; a published amount must have one.")
}
