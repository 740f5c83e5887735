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
  /// Paid by the applicant or a partner, in cash or in kind.
  case contribution
}
