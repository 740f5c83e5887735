public import PeilExpression
public import PeilValues

/// An amount of something: a value and its unit.
public struct Quantity: Hashable, Sendable {
  /// The value.
  public enum Magnitude: Hashable, Sendable {
    /// Exact, rounded only where it is published.
    case exact(Rational)
    /// Binary64, for what has no exact value: roots, quantiles of distributions.
    case approximate(Double)
    /// A calendar day.
    case date(CalendarDate)
  }

  /// The value.
  public let magnitude: Magnitude
  /// Its unit.
  public let unit: FigureUnit

  /// Pairs a value with its unit.
  public init(_ magnitude: Magnitude, _ unit: FigureUnit) {
    self.magnitude = magnitude
    self.unit = unit
  }

  /// A number of units.
  public static func count(_ count: Int) -> Quantity { Quantity(.exact(Rational(Int128(count))), .count) }

  /// The quantity behind an aggregate's value; nil where it has none.
  public init?(of value: AggregateValue, _ unit: FigureUnit) {
    switch value {
    case .exact(let rational): self.init(.exact(rational), unit)
    case .number(let number): self.init(.approximate(number), unit)
    case .date(let date): self.init(.date(date), unit)
    case .undefined: return nil
    }
  }
}
