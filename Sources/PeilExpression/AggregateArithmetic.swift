import PeilValues

/// Combines the values of a formula's aggregates.
///
/// Exact values stay exact; one binary64 value makes the result binary64. An operand without a value gives none, with
/// the reason of the first such; division by zero gives none, because of the zero denominator.
public struct AggregateArithmetic: Sendable {
  /// A result that its form cannot hold: 128 bits for exact values, the years 1 to 9999 for dates, finite binary64.
  public struct Overflow: Error, Hashable, Sendable {
    /// The operation; nil for a change of sign.
    public let operation: Arithmetic?

    /// Records the operation.
    public init(_ operation: Arithmetic?) {
      self.operation = operation
    }
  }

  private let body: AggregateFormula.Body

  /// The arithmetic of a formula's body.
  public init(_ body: AggregateFormula.Body) {
    self.body = body
  }

  /// The formula's value, given those of its aggregates in their order; a precondition holds that all are there.
  public func value(of aggregates: [AggregateValue]) throws(Overflow) -> AggregateValue {
    try Self.value(body, aggregates)
  }

  private static func value(
    _ body: AggregateFormula.Body, _ aggregates: [AggregateValue]
  ) throws(Overflow) -> AggregateValue {
    switch body {
    case .aggregate(let place): return aggregates[place]
    case .literal(let literal): return value(literal)
    case .negate(let inner): return try negated(try value(inner, aggregates))
    case .arithmetic(let operation, let left, let right):
      return try combined(operation, try value(left, aggregates), try value(right, aggregates))
    }
  }

  private static func value(_ literal: Literal) -> AggregateValue {
    if let exact = literal.exactValue { return .exact(exact) }
    switch literal {
    case .number(let value): return .number(value)
    case .date(let date): return .date(date)
    default: return .undefined(.allMissing)
    }
  }

  private static func negated(_ value: AggregateValue) throws(Overflow) -> AggregateValue {
    switch value {
    case .exact(let value):
      guard let negated = try? value.negated() else { throw Overflow(nil) }
      return .exact(negated)
    case .number(let value): return .number(0 - value)
    case .date, .undefined: return value
    }
  }

  private static func combined(
    _ operation: Arithmetic, _ left: AggregateValue, _ right: AggregateValue
  ) throws(Overflow) -> AggregateValue {
    switch (left, right) {
    case (.undefined, _): return left
    case (_, .undefined): return right
    case (.exact(let left), .exact(let right)): return try exact(operation, left, right)
    case (.number(let left), .number(let right)): return try number(operation, left, right)
    case (.number(let left), .exact(let right)): return try number(operation, left, right.doubleValue)
    case (.exact(let left), .number(let right)): return try number(operation, left.doubleValue, right)
    case (.date(let left), .date(let right)): return .exact(Rational(Int128(left.days(since: right).count)))
    case (.date(let date), .exact(let days)), (.exact(let days), .date(let date)):
      return .date(try moved(date, by: days, operation))
    case (.date, .number), (.number, .date): preconditionFailure("the planner admits no date with a number")
    }
  }

  private static func exact(
    _ operation: Arithmetic, _ left: Rational, _ right: Rational
  ) throws(Overflow) -> AggregateValue {
    if operation == .divide, right.isZero { return .undefined(.zeroDenominator) }
    guard let value = operation.applied(left, right) else { throw Overflow(operation) }
    return .exact(value)
  }

  private static func number(
    _ operation: Arithmetic, _ left: Double, _ right: Double
  ) throws(Overflow) -> AggregateValue {
    let value: Double
    switch operation {
    case .add: value = left + right
    case .subtract: value = left - right
    case .multiply: value = left * right
    case .divide:
      if right == 0 { return .undefined(.zeroDenominator) }
      value = left / right
    }
    guard value.isFinite else { throw Overflow(operation) }
    return .number(value)
  }

  private static func moved(
    _ date: CalendarDate, by days: Rational, _ operation: Arithmetic
  ) throws(Overflow) -> CalendarDate {
    precondition(days.isWhole, "the planner moves dates by whole days only")
    guard let count = Int(exactly: days.numerator),
      let result = try? operation == .subtract ? date.subtracting(Days(count: count)) : date.adding(Days(count: count))
    else { throw Overflow(operation) }
    return result
  }
}
