extension Words {
  static func english(_ word: Word) -> String {
    switch word {
    case .total: "Total"
    case .unknown: "Unknown"
    case .figure: "Figure"
    case .value: "Value"
    case .definitions: "Definitions"
    case .source: "Source"
    case .note: "Note"
    case .asOf: "As of"
    case .yes: "Yes"
    case .no: "No"
    case .granted: "Granted"
    case .refused: "Refused"
    case .refusedCeiling: "Refused because of the ceiling"
    case .withdrawn: "Withdrawn"
    case .inadmissible: "Not taken up"
    case .open: "Not decided yet"
    case .partial: "the value is unknown for some of the units; these do not count"
    case .belowMinimum: "too few units for a ratio; shown is the number out of all"
    case .structural: "cannot occur"
    case .suppressedOwn: "confidential: the figure tells too much of one applicant or a small group"
    case .suppressedOther: "confidential: another confidential figure would follow from it"
    case .emptyDenominator: "not defined: there are no units"
    case .zeroDenominator: "not defined: the denominator is zero"
    case .negativeDenominator: "not defined: the denominator is negative"
    case .allMissing: "not defined: the value is known for none of the units"
    case .overflow: "cannot be computed: the number is too large"
    case .worstCase: "lowest and highest value, whatever the unknown units would have said"
    case .eachUnitOnce: "a unit may belong to several categories; the total counts each unit once"
    case .roundedHalfEven: "rounded to the nearest digit, a half to the even one"
    case .roundedTogether: "shares are rounded together (largest remainder), so that they add up to the whole"
    case .roundedTotals: "because of rounding, the figures shown do not add up exactly to the total"
    case .dataset: "data"
    case .stage: "stage"
    case .kind: "kind"
    case .rowsIn: "in"
    case .leftOut: "left out"
    case .leftOutUnknown: "left out, unknown"
    case .rejected: "rejected"
    case .merged: "merged"
    case .added: "added"
    case .rowsOut: "out"
    case .details: "details"
    case .read: "read"
    }
  }

  static func english(_ flag: FigureFlag) -> String {
    switch flag {
    case .exactTest: "exact test, because fewer than 5 were expected in a group"
    case .fewExpected: "approximate: fewer than 5 were expected in a group, and an exact test is too large here"
    case .outside95: "outside the inner limits of the funnel (95%)"
    case .outside998: "outside the outer limits of the funnel (99.8%)"
    case .noClearFirst: "named most, but not in 95% of the replicates: no number 1"
    case .kappaBelowGate: "kappa below 0.7: the coding is not ready to publish"
    case .fewDoubleCoded: "fewer than 100 texts were coded twice"
    case .smallDenominators: "in some rows the denominator is less than a hundredth of the median"
    case .overfunded: "more subsidy than costs"
    case .ceilingBound: "the ceiling decides how many are granted: the interval of the rate is too wide"
    case .fewAtLine: "fewer than 50 applications stand on a side of the line: that no difference is found says little"
    case .lumpyScores: "the scores at the line take few different values, and pile up by themselves"
    case .noInterval: "no interval: the figure is not defined without one of its units, or rests on fewer than two"
    case .undefinedDraws: "in some draws the figure is not defined; the interval rests on the others"
    case .fewClusters: "there are fewer than 30 clusters, and the interval is too narrow for it"
    case .unequalStrata: "the strata differ (Tarone, p < 0.05): there is no one common effect, see the strata apart"
    }
  }

  static func english(_ sentence: Sentence) -> String {
    switch sentence {
    case .dimensionUnknown(let dimension, let missing, let total):
      "cannot be computed: \(dimension) is unknown for \(missing) of \(total)"
    case .dimensionUnknownInPart(let dimension):
      "cannot be computed: \(dimension) is unknown for too much of the denominator"
    case .notComputable(let reason): "cannot be computed (\(reason))"
    case .notDefined(let reason): "not defined (\(reason))"
    case .interval(let level, let method): "\(level) interval by \(method), modelled"
    case .finitePopulation(let level):
      "\(level) limits for the cases still open (exact), if those decided are a random part of all"
    case .jackknifeInterval(let level, let isGrouped):
      "\(level) interval by the jackknife, modelled: \(isGrouped ? "256 groups of units" : "the units") left out in turn"
    case .drawnInterval(let level, let draws, let seed, let isGrouped):
      "\(level) interval by the bootstrap (BCa\(isGrouped ? ", Poisson weights" : "")), modelled: \(draws) draws from seed \(seed)"
    case .rankInterval(let level): "\(level) interval of the rank by the bootstrap, modelled"
    case .rowsShown(let shown, let total): "\(shown) of \(total) rows"
    case .columnsLeftOut(let count, let names): "not shown: \(count) columns (\(names)); --csv gives them all"
    case .simpson(let flag): "the comparison within strata gives another picture (\(flag)): the crude one misleads"
    case .missingSign(let sign): "\(sign) unknown"
    }
  }
}
