import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let proportions: [String: ReferenceMethod] = [
    "proportion.wilson": { try proportion(.wilson, $0) },
    "proportion.wilson_cc": { try proportion(.wilsonContinuityCorrected, $0) },
    "proportion.clopper_pearson": { try proportion(.clopperPearson, $0) },
    "proportion.jeffreys": { try proportion(.jeffreys, $0) },
    "proportion.agresti_coull": { try proportion(.agrestiCoull, $0) },
    "proportion.undefined": { try proportion(.wilson, $0) },
    "proportion.finite_population_exact": { inputs in
      let interval = try FinitePopulationInterval(
        inputs.count("x", "n"), population: inputs["N"].int, level: inputs.level)
      return [
        "K_lower": .int(interval.successes.lowerBound), "K_upper": .int(interval.successes.upperBound),
      ] + .limits(interval.rates) + .limits(interval.certain, "certain_lower", "certain_upper")
    },
  ]

  private static func proportion(_ interval: ProportionInterval, _ inputs: JSONValue) throws -> [String: JSONValue] {
    let count = try inputs.count("x", "n")
    do throws(UndefinedReason) {
      let estimate: [String: JSONValue] = ["estimate": .number(try count.rate())]
      let level = ConfidenceLevel((try? inputs["conf"].double) ?? 0.95) ?? .standard
      return estimate + .limits(try interval.limits(count, level: level))
    } catch {
      return .undefined(["estimate", "lower", "upper"], error)
    }
  }
}
