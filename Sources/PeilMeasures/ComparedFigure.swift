internal import PeilTable

/// A figure of a comparison of rates between groups; see the statistical specification, §§1 and 2.
enum ComparedFigure: String, CaseIterable {
  case rate
  case difference
  case ratio
  case oddsRatio = "odds_ratio"
  case adjustedDifference = "adjusted_difference"
  case adjustedRatio = "adjusted_ratio"
  case adjustedOddsRatio = "adjusted_odds_ratio"
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
    case .rate, .difference, .ratio, .oddsRatio: false
    default: true
    }
  }

  var label: LocalizedText {
    switch self {
    case .rate: LocalizedText(nl: "Percentage", en: "Rate")
    case .difference: LocalizedText(nl: "Verschil, ongecorrigeerd", en: "Difference, crude")
    case .ratio: LocalizedText(nl: "Verhouding, ongecorrigeerd", en: "Ratio, crude")
    case .oddsRatio: LocalizedText(nl: "Odds ratio, ongecorrigeerd", en: "Odds ratio, crude")
    case .adjustedDifference: LocalizedText(nl: "Verschil, gecorrigeerd", en: "Difference, adjusted")
    case .adjustedRatio: LocalizedText(nl: "Verhouding, gecorrigeerd", en: "Ratio, adjusted")
    case .adjustedOddsRatio: LocalizedText(nl: "Odds ratio, gecorrigeerd", en: "Odds ratio, adjusted")
    case .standardisedDifference: LocalizedText(nl: "Verschil, gestandaardiseerd", en: "Difference, standardised")
    case .composition: LocalizedText(nl: "waarvan door samenstelling", en: "of which composition")
    case .withinStrata: LocalizedText(nl: "waarvan binnen strata", en: "of which within strata")
    case .association: LocalizedText(nl: "p, samenhang", en: "p, association")
    case .homogeneity: LocalizedText(nl: "p, gelijk effect", en: "p, equal effect")
    case .leftOut: LocalizedText(nl: "Strata weggelaten", en: "Strata left out")
    case .simpson: LocalizedText(nl: "Gewicht van tegengestelde strata", en: "Weight of opposing strata")
    }
  }

  /// What it is, with the names of the columns whose values make the strata.
  func words(within strata: String) -> (nl: String, en: String) {
    switch self {
    case .rate: ("percentage van de groep", "the group's rate")
    case .difference: ("verschil met de referentiegroep (Newcombe 10)", "difference from the reference (Newcombe 10)")
    case .ratio: ("verhouding tot de referentiegroep (Katz)", "ratio to the reference (Katz)")
    case .oddsRatio: ("odds ratio tegen de referentiegroep (Woolf)", "odds ratio against the reference (Woolf)")
    case .adjustedDifference:
      (
        "verschil binnen \(strata) (Mantel-Haenszel, variantie van Sato)",
        "difference within \(strata) (Mantel-Haenszel, Sato's variance)"
      )
    case .adjustedRatio:
      ("verhouding binnen \(strata) (Mantel-Haenszel)", "ratio within \(strata) (Mantel-Haenszel)")
    case .adjustedOddsRatio:
      ("odds ratio binnen \(strata) (Mantel-Haenszel)", "odds ratio within \(strata) (Mantel-Haenszel)")
    case .standardisedDifference:
      (
        "verschil bij de gezamenlijke verdeling over \(strata) (directe standaardisatie)",
        "difference at the pooled distribution over \(strata) (direct standardisation)"
      )
    case .composition:
      (
        "deel van het verschil door een andere verdeling over \(strata) (Kitagawa)",
        "part of the difference by another distribution over \(strata) (Kitagawa)"
      )
    case .withinStrata:
      (
        "deel van het verschil binnen \(strata) (Kitagawa)", "part of the difference within \(strata) (Kitagawa)"
      )
    case .association:
      (
        "toets op samenhang binnen \(strata) (Cochran-Mantel-Haenszel)",
        "test of association within \(strata) (Cochran-Mantel-Haenszel)"
      )
    case .homogeneity:
      (
        "toets op gelijke odds ratio's over \(strata) (Breslow-Day met Tarone); onder 0,05 gelden de strata apart",
        "test of equal odds ratios over \(strata) (Breslow-Day with Tarone); below 0.05 look at strata apart"
      )
    case .leftOut:
      (
        "strata van \(strata) waarin een van beide groepen ontbreekt",
        "strata of \(strata) that lack one of both groups"
      )
    case .simpson:
      (
        "aandeel van strata van \(strata) die de andere kant op wijzen, met de vlag van Simpson",
        "share of strata of \(strata) that point the other way, with Simpson's flag"
      )
    }
  }
}
