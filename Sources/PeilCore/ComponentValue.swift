public import PeilExpression

/// The value of one component of a state, for one cell.
public struct ComponentValue: Hashable, Sendable {
  /// The value: a count, a sum, an extreme, the number of a histogram's different values; undefined where an extreme or a
  /// sum has no known value.
  public let value: AggregateValue
  /// How many units the condition admitted.
  public let admitted: Int
  /// How many of them lacked the value.
  public let missing: Int

  /// Nil for a count or a sum, of which states have the most.
  private let parts: Boxed<Parts>?

  private struct Parts: Hashable, Sendable {
    let histogram: Histogram?
    let tally: Tally?
    let resampled: ResampledParts?
  }

  /// How often each value occurs; nil for a component that is no histogram.
  public var histogram: Histogram? { parts?.content.histogram }
  /// How often each combination of values occurs; nil for a component that is no tally.
  public var tally: Tally? { parts?.content.tally }
  /// The parts by unit; nil for a component that is not resampled.
  public var resampled: ResampledParts? { parts?.content.resampled }

  /// Pairs a value with its counts.
  public init(
    _ value: AggregateValue, admitted: Int, missing: Int, histogram: Histogram? = nil, tally: Tally? = nil,
    resampled: ResampledParts? = nil
  ) {
    self.value = value
    self.admitted = admitted
    self.missing = missing
    let hasParts = histogram != nil || tally != nil || resampled != nil
    parts = hasParts ? Boxed(Parts(histogram: histogram, tally: tally, resampled: resampled)) : nil
  }

  /// How many units carried a known value.
  public var known: Int { admitted - missing }
}
