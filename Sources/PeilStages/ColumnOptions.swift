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

extension AmountRole {
  /// What the role means, in a sentence.
  var meaning: String {
    switch self {
    case .requested: "Asked for in the application."
    case .granted: "Awarded by the decision (verleend)."
    case .settled: "Fixed after the project ended (vastgesteld)."
    case .paid: "Transferred to the recipient, advances included."
    case .projectCosts: "All costs of the project."
    case .eligibleCosts: "The costs that the scheme accepts as a base for subsidy."
    case .contribution: "Paid by the applicant or a partner, in cash or in kind."
    }
  }
}
