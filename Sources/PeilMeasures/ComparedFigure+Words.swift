internal import PeilTable

extension ComparedFigure {
  /// What people call it.
  var label: LocalizedText {
    switch self {
    case .rate: LocalizedText(nl: "Percentage", en: "Rate")
    case .difference: LocalizedText(nl: "Verschil, ongecorrigeerd", en: "Difference, crude")
    case .ratio: LocalizedText(nl: "Verhouding, ongecorrigeerd", en: "Ratio, crude")
    case .oddsRatio: LocalizedText(nl: "Odds ratio, ongecorrigeerd", en: "Odds ratio, crude")
    case .pValue: LocalizedText(nl: "p, ongecorrigeerd", en: "p, crude")
    case .pHolm: LocalizedText(nl: "p volgens Holm", en: "p after Holm")
    case .pBonferroni: LocalizedText(nl: "p volgens Bonferroni", en: "p after Bonferroni")
    case .pFalseDiscovery: LocalizedText(nl: "p volgens Benjamini-Hochberg", en: "p after Benjamini-Hochberg")
    case .pFalseDiscoveryDependent:
      LocalizedText(nl: "p volgens Benjamini-Yekutieli", en: "p after Benjamini-Yekutieli")
    case .adjustedDifference: LocalizedText(nl: "Verschil, gecorrigeerd", en: "Difference, adjusted")
    case .adjustedRatio: LocalizedText(nl: "Verhouding, gecorrigeerd", en: "Ratio, adjusted")
    case .adjustedOddsRatio: LocalizedText(nl: "Odds ratio, gecorrigeerd", en: "Odds ratio, adjusted")
    case .logisticOddsRatio: LocalizedText(nl: "Odds ratio, logistisch", en: "Odds ratio, logistic")
    case .standardisedRate: LocalizedText(nl: "Percentage, gestandaardiseerd", en: "Rate, standardised")
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
  func words(within strata: String, _ methods: ComparisonMethods) -> (nl: String, en: String) {
    switch self {
    case .rate: ("percentage van de groep", "the group's rate")
    case .difference:
      (
        "verschil met de referentiegroep (\(methods.difference.rawValue))",
        "difference from the reference (\(methods.difference.rawValue))"
      )
    case .ratio:
      (
        "verhouding tot de referentiegroep (\(methods.ratio.rawValue))",
        "ratio to the reference (\(methods.ratio.rawValue))"
      )
    case .oddsRatio: ("odds ratio tegen de referentiegroep (Woolf)", "odds ratio against the reference (Woolf)")
    case .pValue:
      (
        "toets op verschil met de referentiegroep (Pearson; Fisher waar minder dan 5 werden verwacht)",
        "test of a difference from the reference (Pearson; Fisher where fewer than 5 were expected)"
      )
    case .pHolm:
      (
        "de p-waarde, gecorrigeerd voor alle groepen van de tabel: voor een uitspraak over één groep (Holm)",
        "the p-value, adjusted for all groups of the table: for a claim about one group (Holm)"
      )
    case .pBonferroni:
      (
        "de p-waarde maal het aantal groepen van de tabel (Bonferroni)",
        "the p-value times the number of groups of the table (Bonferroni)"
      )
    case .pFalseDiscoveryDependent:
      (
        "de p-waarde, gecorrigeerd voor alle groepen van de tabel, hoe zij ook samenhangen (Benjamini-Yekutieli)",
        "the p-value, adjusted for all groups of the table, however they depend on each other (Benjamini-Yekutieli)"
      )
    case .pFalseDiscovery:
      (
        "de p-waarde, gecorrigeerd voor alle groepen van de tabel: om te zeven (Benjamini-Hochberg)",
        "the p-value, adjusted for all groups of the table: for screening (Benjamini-Hochberg)"
      )
    default: adjustedWords(within: strata, methods)
    }
  }

  private func adjustedWords(within strata: String, _ methods: ComparisonMethods) -> (nl: String, en: String) {
    let standard =
      methods.standard == nil
      ? (nl: "bij de gezamenlijke verdeling", en: "at the pooled distribution")
      : (nl: "bij de opgegeven verdeling", en: "at the distribution given")
    switch self {
    case .adjustedDifference:
      return (
        "verschil binnen \(strata) (Mantel-Haenszel, variantie van Sato)",
        "difference within \(strata) (Mantel-Haenszel, Sato's variance)"
      )
    case .adjustedRatio:
      return ("verhouding binnen \(strata) (Mantel-Haenszel)", "ratio within \(strata) (Mantel-Haenszel)")
    case .adjustedOddsRatio:
      return ("odds ratio binnen \(strata) (Mantel-Haenszel)", "odds ratio within \(strata) (Mantel-Haenszel)")
    case .logisticOddsRatio:
      let clustered = methods.logistic == .clustered
      return (
        "odds ratio bij gelijke \(strata) (logistische regressie op groep en strata\(clustered ? ", variantie tussen clusters" : ""))",
        "odds ratio at equal \(strata) (logistic regression on group and strata\(clustered ? ", variance between clusters" : ""))"
      )
    case .standardisedRate:
      return (
        "percentage \(standard.nl) over \(strata) (directe standaardisatie, strata met beide groepen)",
        "rate \(standard.en) over \(strata) (direct standardisation, strata with both groups)"
      )
    case .standardisedDifference:
      return (
        "verschil \(standard.nl) over \(strata) (directe standaardisatie)",
        "difference \(standard.en) over \(strata) (direct standardisation)"
      )
    case .composition:
      return (
        "deel van het verschil door een andere verdeling over \(strata) (Kitagawa)",
        "part of the difference by another distribution over \(strata) (Kitagawa)"
      )
    case .withinStrata:
      return (
        "deel van het verschil binnen \(strata) (Kitagawa)", "part of the difference within \(strata) (Kitagawa)"
      )
    case .association:
      return (
        "toets op samenhang binnen \(strata) (Cochran-Mantel-Haenszel)",
        "test of association within \(strata) (Cochran-Mantel-Haenszel)"
      )
    case .homogeneity:
      let name = methods.homogeneity.title
      return (
        "toets op gelijke odds ratio's over \(strata) (\(name)); onder 0,05 gelden de strata apart",
        "test of equal odds ratios over \(strata) (\(name)); below 0.05 look at strata apart"
      )
    case .leftOut:
      return (
        "strata van \(strata) waarin een van beide groepen ontbreekt",
        "strata of \(strata) that lack one of both groups"
      )
    default:
      return (
        "aandeel van strata van \(strata) die de andere kant op wijzen, met de vlag van Simpson",
        "share of strata of \(strata) that point the other way, with Simpson's flag"
      )
    }
  }
}
