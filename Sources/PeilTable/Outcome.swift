/// What became of an application; every decision word of an export maps to one of these.
public enum Outcome: String, CaseIterable, Hashable, Sendable {
  /// Subsidy was granted.
  case granted
  /// Refused on substance, after assessment.
  case refused
  /// Refused because the ceiling was reached (Awb 4:25) or drawn out by lot.
  case refusedCeiling = "refused-ceiling"
  /// Withdrawn by the applicant.
  case withdrawn
  /// Not taken up for assessment (Awb 4:5; in practice "niet-ontvankelijk").
  case inadmissible
  /// Not decided yet.
  case open

  /// The place of this outcome in `Domain.outcome`.
  public var code: UInt32 {
    switch self {
    case .granted: 0
    case .refused: 1
    case .refusedCeiling: 2
    case .withdrawn: 3
    case .inadmissible: 4
    case .open: 5
    }
  }
}
