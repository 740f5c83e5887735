public import PeilDiagnostics
public import PeilTable

/// A formula over aggregates of many rows, such as `sum(granted where outcome == 'granted') / sum(costs)`.
public struct AggregateFormula: Hashable, Sendable {
  /// The aggregates, each once, in the order the formula first names them.
  public let aggregates: [Aggregate]
  /// How their values combine.
  public let body: Body
  /// The type of the result: an integer, money, days, a decimal, a number, a date, or a rational.
  public let type: ValueType

  /// Pairs aggregates with what combines them.
  public init(aggregates: [Aggregate], body: Body, type: ValueType) {
    self.aggregates = aggregates
    self.body = body
    self.type = type
  }

  /// The arithmetic over aggregates, exact until publication.
  public indirect enum Body: Hashable, Sendable {
    /// The value of the aggregate at this place in the list.
    case aggregate(Int)
    /// A value that is the same in every cell.
    case literal(Literal)
    /// Arithmetic on two values.
    case arithmetic(Arithmetic, Body, Body)
    /// A value with its sign turned.
    case negate(Body)
  }
}

/// One aggregate of a formula.
public struct Aggregate: Hashable, Sendable {
  /// The aggregates of the formula language.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The number of rows.
    case count
    /// The number of different known values.
    case countDistinct = "count_distinct"
    /// The sum of known values.
    case sum
    /// The mean of known values.
    case mean
    /// The middle known value: half lie at or below it; of an even number, the mean of the two in the middle.
    case median
    /// The smallest known value.
    case min
    /// The greatest known value.
    case max
  }

  /// What is computed.
  public let kind: Kind
  /// The value per row; nil for `count`.
  public let argument: Expression?
  /// Which rows count: those where it is true; nil means all.
  public let condition: Expression?
  /// The key whose every value counts once; empty where each row counts.
  public let per: [String]
  /// Where the aggregate stands in the pipeline file.
  public let span: SourceSpan?

  /// Describes an aggregate.
  public init(
    kind: Kind, argument: Expression? = nil, condition: Expression? = nil, per: [String] = [],
    span: SourceSpan? = nil
  ) {
    self.kind = kind
    self.argument = argument
    self.condition = condition
    self.per = per
    self.span = span
  }

  /// Two aggregates are the same when they compute the same, wherever they were written.
  public static func == (left: Aggregate, right: Aggregate) -> Bool {
    left.kind == right.kind && left.argument == right.argument && left.condition == right.condition
      && left.per == right.per
  }

  /// Hashes what is computed.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(argument)
    hasher.combine(condition)
    hasher.combine(per)
  }
}
