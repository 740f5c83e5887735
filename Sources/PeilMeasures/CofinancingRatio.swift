internal import PeilCore

/// Which ratio of subsidy, costs and other money is meant; see the statistical specification, §3.
enum CofinancingRatio: String, CaseIterable {
  case subsidyShare = "subsidy-share"
  case cofinancingRate = "cofinancing-rate"
  case multiplier
  case leverage

  var meaning: String {
    switch self {
    case .subsidyShare: "Subsidy divided by costs (what the EU calls the co-financing rate)."
    case .cofinancingRate: "The part of the costs that the subsidy does not pay: 1 − subsidy divided by costs."
    case .multiplier: "Costs divided by subsidy."
    case .leverage: "Other money divided by subsidy."
    }
  }

  /// The options whose columns it reads: what is above the line first.
  var options: (numerator: String, denominator: String) {
    switch self {
    case .subsidyShare, .cofinancingRate: ("subsidy", "costs")
    case .multiplier: ("costs", "subsidy")
    case .leverage: ("other", "subsidy")
    }
  }

  static var choices: [Parameter.Choice] { allCases.map { Parameter.Choice($0.rawValue, $0.meaning) } }
}
