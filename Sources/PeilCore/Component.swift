public import PeilExpression
public import PeilTable

/// One part of a measure's state: something that can be updated with a chunk, merged with its like, and pushed down to an
/// engine as plain aggregates.
public enum Component: Hashable, Sendable {
  /// The number of rows where the condition is true; nil counts all.
  case count(where: Expression?)
  /// The exact sum of known values where the condition is true, with how many were known and how many missing.
  case sum(Expression, where: Expression?)
  /// The same sum with each value of a key counted once; unequal values within a key are an error.
  case sumPerKey(Expression, key: [String], where: Expression?)
  /// The number of different known values of some columns together.
  case countDistinct([Expression], where: Expression?)
  /// How often each combination of values occurs; a missing value is a value of its own.
  case tally([Expression], where: Expression?)
  /// How often each known value occurs.
  case histogram(Expression, where: Expression?)
  /// The same with each value of a key counted once; unequal values within a key are an error.
  case histogramPerKey(Expression, key: [String], where: Expression?)
  /// Sums and counts kept apart by unit, or by group of units where there are many.
  case resampled(Resampling)
  /// The smallest known value.
  case minimum(Expression, where: Expression?)
  /// The greatest known value.
  case maximum(Expression, where: Expression?)

  /// How the state's size depends on the rows.
  public enum StateClass: String, Hashable, Sendable {
    /// A size that does not depend on the number of rows.
    case fixed
    /// Holds units; micro-data where confidentiality counts.
    case unitLevel = "unit-level"
  }

  /// How this component's state grows.
  public var stateClass: StateClass {
    switch self {
    case .count, .sum, .minimum, .maximum: .fixed
    case .sumPerKey, .countDistinct, .tally, .histogram, .histogramPerKey, .resampled: .unitLevel
    }
  }

  /// The condition that rows must meet, or nil.
  public var condition: Expression? {
    switch self {
    case .count(let condition), .sum(_, let condition), .sumPerKey(_, _, let condition),
      .histogram(_, let condition), .histogramPerKey(_, _, let condition), .countDistinct(_, let condition),
      .tally(_, let condition),
      .minimum(_, let condition), .maximum(_, let condition):
      condition
    // Each part has its own.
    case .resampled: nil
    }
  }

  /// The value it reads of each row; nil where it counts.
  public var value: Expression? {
    switch self {
    case .sum(let value, _), .sumPerKey(let value, _, _), .histogram(let value, _), .histogramPerKey(let value, _, _),
      .minimum(let value, _), .maximum(let value, _):
      value
    case .count, .countDistinct, .tally, .resampled: nil
    }
  }

  /// What it takes each unit of once: the columns of a key in `schema`, or the values it counts; nil where rows count.
  public func unitKey(in schema: Schema) -> [Expression]? {
    switch self {
    case .sumPerKey(_, let key, _):
      key.compactMap { schema[$0] }.map { Expression(.column($0.name), type: $0.type) }
    case .countDistinct(let values, _): values
    default: nil
    }
  }

  /// The same component for only the rows that meet a further condition.
  public func restricted(to further: Expression?) -> Component {
    guard let further else { return self }
    let both = condition.map(further.and) ?? further
    switch self {
    case .count: return .count(where: both)
    case .sum(let value, _): return .sum(value, where: both)
    case .sumPerKey(let value, let key, _): return .sumPerKey(value, key: key, where: both)
    case .countDistinct(let values, _): return .countDistinct(values, where: both)
    case .tally(let values, _): return .tally(values, where: both)
    case .histogram(let value, _): return .histogram(value, where: both)
    case .histogramPerKey(let value, let key, _): return .histogramPerKey(value, key: key, where: both)
    case .minimum(let value, _): return .minimum(value, where: both)
    case .maximum(let value, _): return .maximum(value, where: both)
    case .resampled(let resampling): return .resampled(resampling.restricted(to: further))
    }
  }
}
