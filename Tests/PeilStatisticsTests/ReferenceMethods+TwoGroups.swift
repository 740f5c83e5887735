import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let twoGroups: [String: ReferenceMethod] = [
    "rate_difference.newcombe": { inputs in
      let difference = try RateDifference.newcombe(
        inputs.count("x1", "n1"), inputs.count("x2", "n2"),
        of: inputs["cc"] == .bool(true) ? .wilsonContinuityCorrected : .wilson, level: inputs.level)
      return ["diff": .number(difference.value)] + .limits(difference.limits)
    },
    "rate_difference.miettinen_nurminen": { inputs in
      let difference = try RateDifference.miettinenNurminen(
        inputs.count("x1", "n1"), inputs.count("x2", "n2"), level: inputs.level)
      return ["diff": .number(difference.value)] + .limits(difference.limits)
    },
    "rate_ratio.katz_log": { inputs in
      let ratio = try RateRatio.katz(inputs.count("x1", "n1"), inputs.count("x2", "n2"), level: inputs.level)
      return ["ratio": .double(ratio.value)] + .limits(ratio.limits)
    },
    "rate_ratio.koopman_score": { inputs in
      let ratio = try RateRatio.koopman(inputs.count("x1", "n1"), inputs.count("x2", "n2"), level: inputs.level)
      return ["ratio": .double(ratio.value)] + .limits(ratio.limits)
    },
    "rate_ratio.undefined": { inputs in
      let (first, second) = (try inputs.count("x1", "n1"), try inputs.count("x2", "n2"))
      do throws(UndefinedReason) {
        return ["ratio": .double(try RateRatio.standard(first, second).value)]
      } catch {
        let limits = try? RateRatio.koopman(first, second).limits
        return .undefined(["ratio"], error) + ["lower_bound_only": .bool(limits?.upperBound == .infinity)]
      }
    },
    "odds_ratio.woolf": { inputs in
      let (first, second) = (try inputs.count("x1", "n1"), try inputs.count("x2", "n2"))
      let level = try inputs.level
      do throws(UndefinedReason) {
        let ratio = try OddsRatio.woolf(first, second, level: level)
        return ["or_": .number(ratio.value)] + .limits(ratio.limits)
      } catch {
        return .undefined(["or_", "lower", "upper"], error)
      }
    },
    "two_proportions.chisq": { inputs in
      let test = HeterogeneityTest([try inputs.count("x1", "n1"), try inputs.count("x2", "n2")])
      return try test.pearson(continuityCorrected: inputs["correct"].bool).members
    },
    "two_proportions.fisher_exact": { inputs in
      let test = try FisherExactTest(
        inputs.count("x1", "n1"), inputs.count("x2", "n2"), level: inputs.level, search: .comparableWithR)
      return [
        "p_value": .number(test.pValue), "conditional_mle_or": .number(test.conditionalOddsRatio),
      ] + .limits(test.limits, "or_lower", "or_upper")
    },
  ]
}
