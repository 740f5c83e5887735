public import PeilValues

/// The value of an aggregate or of arithmetic on aggregates, in the natural unit of its type: euro, days, rows.
public enum AggregateValue: Hashable, Sendable {
  /// An exact value, not yet rounded.
  case exact(Rational)
  /// A binary64 value.
  case number(Double)
  /// A calendar day.
  case date(CalendarDate)
  /// No value, and why.
  case undefined(Undefined)

  /// Why there is no value, in the terms of the statistical specification.
  public enum Undefined: String, Hashable, Sendable {
    /// There were no units.
    case emptyDenominator
    /// The denominator's sum is zero.
    case zeroDenominator
    /// The denominator's sum is negative.
    case negativeDenominator
    /// Units there were, but none with a known value.
    case allMissing
  }

  /// The exact value, or nil.
  public var rational: Rational? { if case .exact(let value) = self { value } else { nil } }
}
