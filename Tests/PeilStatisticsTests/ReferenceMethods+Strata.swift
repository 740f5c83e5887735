import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let strata: [String: ReferenceMethod] = [
    "cmh.test": { inputs in
      try comparison(inputs).associationTest(continuityCorrected: inputs["correct"].bool).members
    },
    "mantel_haenszel.or": { inputs in
      let effect = try comparison(inputs).oddsRatio(level: inputs.level)
      return ["or": .number(effect.value), "se_log": .number(effect.standardError)] + .limits(effect.limits)
    },
    "mantel_haenszel.rr": { inputs in
      let effect = try comparison(inputs).rateRatio(level: inputs.level)
      return ["rr": .number(effect.value), "se_log": .number(effect.standardError)] + .limits(effect.limits)
    },
    "mantel_haenszel.rd": { inputs in
      let effect = try comparison(inputs).rateDifference(level: inputs.level)
      return ["rd": .number(effect.value), "se": .number(effect.standardError)] + .limits(effect.limits)
    },
    "homogeneity.breslow_day": { try comparison($0).breslowDayTest().members },
    "homogeneity.tarone": { try comparison($0).taroneTest().members },
    "homogeneity.woolf": { try comparison($0).woolfTest().members },
    "direct_standardisation.pooled": { inputs in
      let comparison = try comparison(inputs)
      let figure = try DirectStandardisation(comparison, level: inputs.level)
      let crude1 = try rate(comparison.all.map(\.first))
      let crude2 = try rate(comparison.all.map(\.second))
      return [
        "std1": .number(figure.first), "std2": .number(figure.second), "se1": .number(figure.firstError),
        "se2": .number(figure.secondError), "diff": .number(figure.difference.value),
        "diff_se": .number(figure.difference.standardError), "ratio": .double(figure.ratio?.value),
        "ratio_se_log": .double(figure.ratio?.standardError), "crude1": .number(crude1), "crude2": .number(crude2),
        "crude_diff": .number(crude1 - crude2),
      ] + .limits(figure.difference.limits, "diff_lower", "diff_upper")
    },
    "simpson.flag": { inputs in
      let check = try SimpsonCheck(comparison(inputs))
      return [
        "crude_diff": .number(check.crude.value), "mh_rd": .number(check.adjusted.value),
        "std_diff": .number(check.standardised), "strict_reversal": .bool(check.isReversedInAllStrata),
        "adjusted_reversal_mh": .bool(check.isReversedByMantelHaenszel),
        "adjusted_reversal_std": .bool(check.isReversedByStandardisation),
        "attenuated_below_half": .bool(check.isBelowHalf), "significance_lost": .bool(check.losesSignificance),
        "opposing_weight_share": .number(check.opposingWeightShare),
        "uninformative_strata": .int(check.uninformativeStrata), "flag": .text(check.flag.rawValue),
      ] + .limits(check.crude.limits, "crude_lower", "crude_upper")
        + .limits(check.adjusted.limits, "mh_rd_lower", "mh_rd_upper")
    },
    "kitagawa_decomposition": { inputs in
      let split = try KitagawaDecomposition(comparison(inputs))
      return ["total": .number(split.total), "composition": .number(split.composition), "rate": .number(split.rate)]
    },
  ]

  private static func comparison(_ inputs: JSONValue) throws -> StratifiedComparison {
    StratifiedComparison(
      try zip(inputs.counts("x1", "n1"), inputs.counts("x2", "n2")).map { ComparisonStratum($0, $1) })
  }

  private static func rate(_ groups: [BinomialCount]) throws -> Double {
    Double(groups.map(\.successes).reduce(0, +)) / Double(groups.map(\.trials).reduce(0, +))
  }
}
