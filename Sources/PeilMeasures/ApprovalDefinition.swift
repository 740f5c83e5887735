internal import PeilCore
internal import PeilTable

/// What an approval rate divides by what; the letters are those of the statistical specification, §1.
enum ApprovalDefinition: String, CaseIterable {
  case submitted, admissible, decided, assessed, fundable
  case grantedOnly = "granted-only"

  var numerator: [Outcome] { self == .fundable ? [.granted, .refusedCeiling] : [.granted] }

  var denominator: [Outcome] {
    switch self {
    case .submitted: Outcome.allCases
    case .admissible: [.granted, .refused, .refusedCeiling, .open]
    case .decided, .fundable: [.granted, .refused, .refusedCeiling]
    case .assessed: [.granted, .refused]
    case .grantedOnly: [.granted]
    }
  }

  var meaning: String {
    switch self {
    case .submitted: "Granted out of all that was submitted, withdrawn and open cases included (G/S)."
    case .admissible: "Granted out of what was taken up, without withdrawn and inadmissible (G/(S−W−I))."
    case .decided: "Granted out of what was decided, refusals on the ceiling included (G/(G+R+U))."
    case .assessed: "Granted out of what was granted or refused on substance (G/(G+R))."
    case .fundable: "Granted or refused on the ceiling out of what was decided ((G+U)/(G+R+U))."
    case .grantedOnly: "The amount granted out of the amount requested in what was granted; only with `weigh: amount`."
    }
  }

  var dutchNumerator: String { self == .fundable ? "toegekend of afgewezen op het plafond" : "toegekend" }
  var englishNumerator: String { self == .fundable ? "granted or refused on the ceiling" : "granted" }

  var dutchDenominator: String {
    switch self {
    case .submitted: "ingediend"
    case .admissible: "in behandeling genomen"
    case .decided, .fundable: "inhoudelijk of op het plafond beslist"
    case .assessed: "inhoudelijk beslist"
    case .grantedOnly: "toegekend"
    }
  }

  var englishDenominator: String {
    switch self {
    case .submitted: "submitted"
    case .admissible: "admissible"
    case .decided, .fundable: "decided on substance or on the ceiling"
    case .assessed: "decided on substance"
    case .grantedOnly: "granted"
    }
  }

  static var choices: [Parameter.Choice] { allCases.map { Parameter.Choice($0.rawValue, $0.meaning) } }
}
