import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let manyGroups: [String: ReferenceMethod] = [
    "k_proportions.pearson_chisq": { inputs in
      let test = HeterogeneityTest(try inputs.counts("x", "n"))
      return try test.pearson().members + ["min_expected": .number(try test.smallestExpected())]
    },
    "k_proportions.g_test": { try HeterogeneityTest($0.counts("x", "n")).likelihoodRatio().members },
    "k_proportions.fisher_freeman_halton": { inputs in
      ["p_value": .double(try HeterogeneityTest(inputs.counts("x", "n")).exactPValue())]
    },
    "cochran_armitage_trend": { inputs in
      let test = try TrendTest(
        zip(inputs.counts("x", "n"), inputs["scores"].doubles).map { (count: $0, score: $1) })
      return [
        "chisq": .number(test.trend.statistic), "df": .number(test.trend.degreesOfFreedom),
        "p_value": .number(test.trend.pValue), "heterogeneity_chisq": .number(test.heterogeneity.statistic),
        "nonlinearity_chisq": .number(test.departure?.statistic ?? 0),
        "nonlinearity_df": .number(test.departure?.degreesOfFreedom ?? 0),
      ]
    },
    "p_adjust.BH": { ["adjusted": .doubles(MultipleTesting.benjaminiHochberg.adjusted(try $0["p"].doubles))] },
    "p_adjust.BY": { ["adjusted": .doubles(MultipleTesting.benjaminiYekutieli.adjusted(try $0["p"].doubles))] },
    "p_adjust.holm": { ["adjusted": .doubles(MultipleTesting.holm.adjusted(try $0["p"].doubles))] },
    "p_adjust.bonferroni": { ["adjusted": .doubles(MultipleTesting.bonferroni.adjusted(try $0["p"].doubles))] },
    "funnel.limits": { inputs in
      let funnel = FunnelPlot(target: try inputs["target"].double)
      let n = try inputs["n"].int
      var members: [String: JSONValue] = [:]
      for (name, tail) in [("95", 0.025), ("998", 0.001)] {
        members["lower\(name)"] = .number(try funnel.exactLimit(trials: n, probability: tail))
        members["upper\(name)"] = .number(try funnel.exactLimit(trials: n, probability: 1 - tail))
        members["normal_lower\(name)"] = .number(try funnel.normalLimit(trials: n, probability: tail))
        members["normal_upper\(name)"] = .number(try funnel.normalLimit(trials: n, probability: 1 - tail))
      }
      return members
    },
    "funnel.overdispersion": { inputs in
      let funnel = FunnelPlot(target: try inputs["target"].double)
      let figure = try Overdispersion(
        inputs.counts("x", "n"), around: funnel, winsorising: inputs["winsor"].double)
      return [
        "z": .doubles(figure.scores), "phi_unwinsorised": .number(figure.raw),
        "phi_winsorised": .number(figure.winsorised), "phi_used": .number(figure.used),
      ]
    },
  ]
}
