internal import PeilCore
internal import PeilTable

/// A figure of a comparison of rates between groups; see the statistical specification, §§1 and 2.
enum ComparedFigure: String, CaseIterable {
  case rate
  case difference
  case ratio
  case oddsRatio = "odds_ratio"
  case pValue = "p"
  case pHolm = "p_holm"
  case pBonferroni = "p_bonferroni"
  case pFalseDiscovery = "p_benjamini_hochberg"
  case pFalseDiscoveryDependent = "p_benjamini_yekutieli"
  case adjustedDifference = "adjusted_difference"
  case adjustedRatio = "adjusted_ratio"
  case adjustedOddsRatio = "adjusted_odds_ratio"
  case logisticOddsRatio = "logistic_odds_ratio"
  case standardisedRate = "standardised_rate"
  case standardisedDifference = "standardised_difference"
  case composition
  case withinStrata = "within_strata"
  case association = "association_p"
  case homogeneity = "homogeneity_p"
  case leftOut = "strata_left_out"
  case simpson

  /// Whether it says something only where the comparison is adjusted.
  var needsStrata: Bool {
    switch self {
    case .rate, .difference, .ratio, .oddsRatio, .pValue: false
    default: correction == nil
    }
  }

  /// How a p-value is adjusted for there being several groups; nil for what is no such p-value.
  var correction: ComparisonMethods.Correction? {
    switch self {
    case .pHolm: .holm
    case .pBonferroni: .bonferroni
    case .pFalseDiscovery: .benjaminiHochberg
    case .pFalseDiscoveryDependent: .benjaminiYekutieli
    default: nil
    }
  }

  /// Whether it is a p-value, which a whole register has not.
  var isTest: Bool {
    switch self {
    case .pValue, .association, .homogeneity: true
    default: correction != nil
    }
  }

  /// The unit of its value.
  var unit: FigureUnit {
    switch self {
    case .leftOut: .count
    case .ratio, .oddsRatio, .adjustedRatio, .adjustedOddsRatio, .logisticOddsRatio: .number
    default: isTest ? .number : .ratio
    }
  }

  /// How many decimals human formats show.
  var decimals: Int? { isTest ? 4 : unit == .number ? 2 : nil }
}
