import PeilStatistics
import PeilValues
import ReferenceValues
import Testing

extension ReferenceMethods {
  static let time: [String: ReferenceMethod] = [
    "kaplan_meier": { inputs in
      let scales: [String: KaplanMeier.Scale] = ["log-log": .logLog, "log": .log, "plain": .plain]
      let scale = try scales[inputs["conf_type"].isNull ? "log-log" : inputs["conf_type"].string] ?? .logLog
      let curve = try KaplanMeier(observations(inputs), scale: scale, level: inputs.level)
      let limits = curve.quantileLimits()
      let decided = curve.decided(within: 91)
      return [
        "event_times": .doubles(curve.steps.map(\.time)), "n_risk": .ints(curve.steps.map(\.atRisk)),
        "n_event": .ints(curve.steps.map(\.events)), "survival": .doubles(curve.steps.map(\.survival)),
        "std_err": .doubles(curve.steps.map(\.standardError)),
        "lower": .doubles(curve.steps.map { $0.limits?.lowerBound }),
        "upper": .doubles(curve.steps.map { $0.limits?.upperBound }),
        "median": .double(try? curve.quantile()), "median_lower": .double(limits.lower),
        "median_upper": .double(limits.upper), "decided_within_91": .number(decided.value),
      ] + .limits(decided.limits, "decided_within_91_lower", "decided_within_91_upper")
    },
    "kaplan_meier.all_censored": { inputs in
      let curve = try KaplanMeier(observations(inputs))
      return [
        "median": .double(try? curve.quantile()), "survival_at_30": .number(curve.survival(after: 30).value),
      ]
    },
    "kaplan_meier.median_at_plateau": { ["median": .double(try? KaplanMeier(observations($0)).quantile())] },
    "kaplan_meier.median_not_reached": { inputs in
      let curve = try KaplanMeier(observations(inputs))
      return [
        "median": .double(try? curve.quantile()),
        "last_survival": .number(curve.survival(after: curve.lastTime).value),
      ]
    },
    "logrank": { inputs in
      let groups = codes(inputs["group"])
      let cases = try observations(inputs)
      let test = try LogRankTest(
        Set(groups).sorted().map { group in zip(cases, groups).filter { $0.1 == group }.map(\.0) })
      return [
        "chisq": .number(test.test.statistic), "df": .number(test.test.degreesOfFreedom),
        "p_value": .number(test.test.pValue), "observed": .ints(test.observed), "expected": .doubles(test.expected),
      ]
    },
    "aalen_johansen": { inputs in
      let cases = try zip(inputs["time"].doubles, inputs["status"].ints).map {
        Observation(time: $0, cause: $1 == 0 ? nil : $1)
      }
      let shares = try AalenJohansen(cases, causes: [1, 2])
      let rows = try inputs["times"].doubles.map { shares.shares(after: $0) }
      return [
        "states": .texts(["(s0)", "decided", "withdrawn"]),
        "pstate": .list(rows.map { .doubles([$0.open] + $0.ended) }),
      ]
    },
    "restricted_mean_time": { inputs in
      let mean = try KaplanMeier(observations(inputs)).restrictedMean(to: inputs["tau"].double)
      return ["rmst": .number(mean.value), "se": .number(mean.standardError)]
    },
    "calendar.easter": { inputs in
      ["easter": .text(try #require(DutchCalendar.easter(try inputs["year"].int)).description)]
    },
    "term.deadline": { inputs in
      let term = DecisionTerm(
        weeks: try inputs["weeks"].int, extensionWeeks: try inputs["extension_weeks"].int,
        rollsOver: try inputs["awtw_applies"].bool)
      let start = try date(inputs["start"])
      let suspended = Days(count: try inputs["suspended_days"].int)
      return [
        "raw_end": .text(try term.nominalEnd(from: start, suspended: suspended).description),
        "deadline": .text(try term.deadline(from: start, suspended: suspended).description),
      ]
    },
  ]

  static func date(_ value: JSONValue) throws -> CalendarDate {
    let parts = try value.string.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 3)
    return try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
  }

  private static func observations(_ inputs: JSONValue) throws -> [Observation] {
    try zip(inputs["time"].doubles, inputs["event"].ints).map { Observation(time: $0, cause: $1 == 0 ? nil : 1) }
  }
}
