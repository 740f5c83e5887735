import PeilExpression
import PeilTable
import PeilValues

/// An exact sum of values of one physical form.
protocol SumState: StoredElement {
  associatedtype Element: Equatable
  init()
  mutating func add(_ element: Element)
  mutating func add(_ element: Element, times: Int)
  mutating func merge(_ other: Self)
  /// Adds a sum of stored integers; a precondition holds that the form has such.
  mutating func add(total: Int128)
  /// The values of a column of this form.
  static func elements(_ column: ColumnBuffer) -> [Element]
  /// The sum in the natural unit of its type; nil where it cannot be held.
  func value(_ type: ValueType) -> AggregateValue?
  /// The sum as it is stored, unscaled, in binary64; NaN where it cannot be held.
  var number: Double { get }
}

extension SumState {
  mutating func add(total: Int128) { preconditionFailure("a sum of integers for values of another form") }

  mutating func add(_ element: Element, times: Int) {
    for _ in 0..<times { add(element) }
  }
}

/// The sum of stored integers in 128 bits, which no number of rows can overflow.
struct IntegerSum: SumState {
  private var sum: Int128 = 0

  @inline(__always) mutating func add(_ element: Int64) { sum &+= Int128(truncatingIfNeeded: element) }
  mutating func add(_ element: Int64, times: Int) { sum &+= Int128(truncatingIfNeeded: element) &* Int128(times) }
  mutating func merge(_ other: IntegerSum) { sum &+= other.sum }
  mutating func add(total: Int128) { sum &+= total }

  func write(to encoder: inout StateEncoder) { encoder.write(sum) }

  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> IntegerSum {
    var read = IntegerSum()
    read.sum = try decoder.number()
    return read
  }

  static func elements(_ column: ColumnBuffer) -> [Int64] { column.integers }

  func value(_ type: ValueType) -> AggregateValue? {
    .exact(Rational(ExactDecimal(unscaled: sum, scale: type.scale ?? 0)))
  }

  var number: Double { Double(sum) }
}

/// The exactly rounded sum of binary64 numbers.
struct DoubleSum: SumState {
  private var sum = ExactSum()

  @inline(__always) mutating func add(_ element: Double) { sum.add(element) }
  mutating func merge(_ other: DoubleSum) { sum.merge(other.sum) }

  func write(to encoder: inout StateEncoder) {
    let stored = sum.stored
    encoder.write(stored.digits)
    encoder.write(stored.lowest)
    encoder.write(stored.notFinite)
  }

  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> DoubleSum {
    let stored = ExactSum.Stored(
      digits: try decoder.numbers(), lowest: try decoder.number(), notFinite: try decoder.number())
    guard let sum = ExactSum(stored) else { throw StateDecoder.Mismatch() }
    var read = DoubleSum()
    read.sum = sum
    return read
  }

  static func elements(_ column: ColumnBuffer) -> [Double] {
    guard case .doubles(let values) = column.values else { preconditionFailure("not a column of numbers") }
    return values
  }

  func value(_ type: ValueType) -> AggregateValue? { .number(sum.value) }
  var number: Double { sum.value }
}

/// The sum of exact quotients; what 128 bits cannot hold is noted.
struct RatioSum: SumState {
  private var sum: Rational? = .zero

  mutating func add(_ element: Rational) { sum = sum.flatMap { try? $0.adding(element) } }
  mutating func merge(_ other: RatioSum) {
    guard let more = other.sum else {
      sum = nil
      return
    }
    add(more)
  }

  func write(to encoder: inout StateEncoder) { encoder.write(sum) { $1.write(to: &$0) } }

  static func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) -> RatioSum {
    var read = RatioSum()
    read.sum = try decoder.optional { decoder throws(StateDecoder.Mismatch) in try Rational.read(from: &decoder) }
    return read
  }

  static func elements(_ column: ColumnBuffer) -> [Rational] {
    guard case .ratios(let values) = column.values else { preconditionFailure("not a column of quotients") }
    return values
  }

  var number: Double { sum?.doubleValue ?? .nan }

  func value(_ type: ValueType) -> AggregateValue? { sum.map { .exact($0) } }
}

extension ColumnBuffer {
  /// The values of a column whose form is a number of 64 bits or less.
  var integers: [Int64] {
    switch values {
    case .integers(let values): values
    case .bits(let values): values.map { Int64($0) }
    case .codes(let values): values.map { Int64($0) }
    default: preconditionFailure("not a column of integers")
    }
  }
}
