internal import PeilTable

extension AmountRole {
  /// The word of Dutch practice.
  var dutch: String {
    switch self {
    case .requested: "aangevraagd"
    case .granted: "verleend"
    case .settled: "vastgesteld"
    case .paid: "betaald"
    case .projectCosts: "projectkosten"
    case .eligibleCosts: "subsidiabele kosten"
    case .ceiling: "plafond"
    case .contribution: "bijdrage"
    }
  }

  /// The word in English.
  var english: String {
    switch self {
    case .projectCosts: "project costs"
    case .eligibleCosts: "eligible costs"
    default: rawValue
    }
  }
}
