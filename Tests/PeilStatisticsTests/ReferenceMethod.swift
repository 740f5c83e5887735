import PeilStatistics
import ReferenceValues

/// How a method of the reference values is called: its inputs in, its figures out.
typealias ReferenceMethod = @Sendable (JSONValue) throws -> [String: JSONValue]

enum ReferenceMethods {
  /// Every method by the name it has in the reference values.
  static let all: [String: ReferenceMethod] =
    [
      special, proportions, twoGroups, manyGroups, approval, strata, ratios, money, responses, agreement, coding, time,
      allocation,
      missing, numerics,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

  /// Members that state a published fact beside the method, and that its inputs do not say.
  static let facts: [String: Set<String>] = [
    "approval_rate.published_mkbidee": ["solo", "consortium"],
    "kaplan_meier.median_at_plateau": ["note"],
  ]
}

extension JSONValue {
  /// The member `conf` as a confidence level; 95% where there is none.
  var level: ConfidenceLevel {
    get throws {
      guard let level = ConfidenceLevel(self["conf"].isNull ? 0.95 : try self["conf"].double) else {
        throw Mismatch(description: "no confidence level: \(self["conf"])")
      }
      return level
    }
  }

  /// Successes and trials as a count.
  func count(_ successes: String, _ trials: String) throws -> BinomialCount {
    guard let count = BinomialCount(try self[successes].int, of: try self[trials].int) else {
      throw Mismatch(description: "no count: \(self)")
    }
    return count
  }

  /// Lists of successes and of trials as counts.
  func counts(_ successes: String, _ trials: String) throws -> [BinomialCount] {
    try zip(self[successes].ints, self[trials].ints).map { x, n in
      guard let count = BinomialCount(x, of: n) else { throw Mismatch(description: "no count: \(x) of \(n)") }
      return count
    }
  }
}

extension [String: JSONValue] {
  /// The ends of an interval under these names; null where there is none.
  static func limits(_ limits: ClosedRange<Double>?, _ lower: String = "lower", _ upper: String = "upper") -> Self {
    [lower: .double(limits?.lowerBound), upper: .double(limits?.upperBound)]
  }

  static func + (left: Self, right: Self) -> Self { left.merging(right) { first, _ in first } }

  /// What an undefined figure looks like: these members null, and the reason.
  static func undefined(_ names: [String], _ reason: UndefinedReason) -> Self {
    names.reduce(into: ["reason": .text(reason.rawValue)]) { $0[$1] = .null }
  }
}

extension ChiSquareTest {
  var members: [String: JSONValue] {
    ["statistic": .number(statistic), "df": .number(degreesOfFreedom), "p_value": .number(pValue)]
  }
}
