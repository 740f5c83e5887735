/// The stage of the scheme an amount belongs to; amounts of different stages are never mixed in one figure unawares.
public enum AmountRole: String, CaseIterable, Hashable, Sendable {
  /// Asked for in the application.
  case requested
  /// Awarded by the decision (Dutch: verleend).
  case granted
  /// Fixed after the project ended (Dutch: vastgesteld).
  case settled
  /// Transferred to the recipient, advances included.
  case paid
  /// All costs of the project.
  case projectCosts = "project-costs"
  /// The costs the scheme accepts as a base for subsidy.
  case eligibleCosts = "eligible-costs"
  /// The most that a call or a compartment may grant (Dutch: subsidieplafond).
  case ceiling
  /// Paid by the applicant or a partner, in cash or in kind.
  case contribution

  /// What the role means, in a sentence.
  public var meaning: String {
    switch self {
    case .requested: "Asked for in the application."
    case .granted: "Awarded by the decision (verleend)."
    case .settled: "Fixed after the project ended (vastgesteld)."
    case .paid: "Transferred to the recipient, advances included."
    case .projectCosts: "All costs of the project."
    case .eligibleCosts: "The costs that the scheme accepts as a base for subsidy."
    case .ceiling: "The most that a call or a compartment may grant (plafond)."
    case .contribution: "Paid by the applicant or a partner, in cash or in kind."
    }
  }
}
