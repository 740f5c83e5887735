public import PeilValues

/// How often each combination of some values occurs, in ascending order of the values.
///
/// Holds units where a value is a key; an outside engine delivers it as one line per combination with its count.
public struct Tally: Hashable, Sendable {
  /// One value of a combination, as a column stores it.
  public enum Value: Hashable, Sendable, Comparable {
    /// Nothing known.
    case missing
    /// True or false.
    case boolean(Bool)
    /// The place of a code in its domain.
    case code(UInt32)
    /// An integer, cents, an unscaled decimal, days.
    case integer(Int64)
    /// A binary64 number.
    case number(Double)
    /// An exact quotient.
    case ratio(Rational)
    /// Text, by the bytes of its UTF-8.
    case text([UInt8])

    /// Missing first, then by the value.
    public static func < (left: Value, right: Value) -> Bool {
      switch (left, right) {
      case (.missing, .missing): false
      case (.missing, _): true
      case (.boolean(let left), .boolean(let right)): !left && right
      case (.code(let left), .code(let right)): left < right
      case (.integer(let left), .integer(let right)): left < right
      case (.number(let left), .number(let right)): left < right
      case (.ratio(let left), .ratio(let right)): left < right
      case (.text(let left), .text(let right)): left.lexicographicallyPrecedes(right)
      default: false
      }
    }
  }

  /// A combination and how often it occurs.
  public struct Line: Hashable, Sendable {
    /// The values, in the order of the component's expressions.
    public let values: [Value]
    /// How many units have them.
    public let count: Int

    /// Pairs values with a count.
    public init(values: [Value], count: Int) {
      self.values = values
      self.count = count
    }
  }

  /// The combinations that occur, ascending.
  public let lines: [Line]

  /// A tally of different combinations in any order.
  public init(_ lines: [Line]) {
    self.lines = lines.sorted { $0.values.lexicographicallyPrecedes($1.values) }
  }
}
