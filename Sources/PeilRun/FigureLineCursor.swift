import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Reads a line of figures in the very form in which a run writes it, many times faster than any JSON is read.
///
/// Whatever stands there in another form makes it give up, and the line is then read as JSON, which says what is wrong.
/// Components are passed over.
struct FigureLineCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    self.bytes = bytes
    offset = line.lowerBound
    end = line.upperBound
  }

  /// The cell of the line, and the place of its table in the plan; nil where the line has another form.
  mutating func cell(of plan: Plan, _ places: [String: Int]) -> (table: Int, cell: Cell)? {
    guard take("{\"table\":"), let name = text(), let place = places[name] else { return nil }
    let table = plan.tables[place]
    guard take(",\"place\":[") else { return nil }
    var key: [DimensionValue] = []
    key.reserveCapacity(table.dimensions.count)
    for (number, dimension) in table.dimensions.enumerated() {
      guard number == 0 || take(","), let value = value(dimension) else { return nil }
      key.append(value)
    }
    guard take("],\"figures\":[") else { return nil }
    var estimates: [Estimate] = []
    estimates.reserveCapacity(table.measures.count)
    for (number, measure) in table.measures.enumerated() {
      guard number == 0 || take(","), let estimate = estimate(measure.name) else { return nil }
      estimates.append(estimate)
    }
    guard take("]}"), offset == end else { return nil }
    return (place, Cell(key: key, estimates: estimates))
  }

  private mutating func value(_ dimension: Dimension) -> DimensionValue? {
    if take("null") { return .missing }
    if take("true") { return .summedOut }
    guard offset < end, bytes[offset] == UInt8(ascii: "\"") else { return integer().map { .integer(Int64($0)) } }
    guard let text = text() else { return nil }
    guard let domain = dimension.column.type.domain else { return .text(text) }
    return domain.position(of: text).map { .code(UInt32($0)) }
  }

  private mutating func estimate(_ measure: String) -> Estimate? {
    guard take("{\"measure\":"), text() == measure else { return nil }
    guard let value = quantity(",\"value\":["), let numerator = quantity(",\"numerator\":["),
      let denominator = quantity(",\"denominator\":["), take(",\"n\":"), let n = integer(), take(",\"missing\":"),
      let missing = integer(), let interval = interval(), take(",\"status\":"),
      let status = text().flatMap(Estimate.Status.init), (value.found != nil) == (status == .ok || status == .partial)
    else { return nil }
    var reason = ""
    if take(",\"reason\":") {
      guard let text = text() else { return nil }
      reason = text
    }
    if take(",\"components\":"), !passList() { return nil }
    guard take("}") else { return nil }
    return Estimate(
      value: value.found, numerator: numerator.found, denominator: denominator.found, n: n, missing: missing,
      interval: interval.found, status: status, reason: reason)
  }

  /// What may be there; nil where it is there and cannot be read.
  private struct Optional<Value> {
    let found: Value?
  }

  private mutating func quantity(_ key: StaticString) -> Optional<Quantity>? {
    guard take(key) else { return Optional(found: nil) }
    // Only exact values are written as text alone; days and binary64 are read as JSON.
    guard let value = rational(), take(","), let unit = text().flatMap(FigureUnit.init), take("]") else { return nil }
    return Optional(found: Quantity(.exact(value), unit))
  }

  private mutating func interval() -> Optional<Estimate.Interval>? {
    guard take(",\"interval\":[") else { return Optional(found: nil) }
    guard let lower = number(), take(","), let upper = number(), take(","), let method = text(), take(","),
      let level = number(), take("]")
    else { return nil }
    return Optional(found: Estimate.Interval(lower: lower, upper: upper, method: method, level: level))
  }

  // MARK: - Words and numbers

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= end else { return false }
    for place in 0..<count where bytes[offset + place] != text.utf8Start[place] { return false }
    offset += count
    return true
  }

  /// A text without any escape.
  private mutating func text() -> String? {
    guard offset < end, bytes[offset] == UInt8(ascii: "\"") else { return nil }
    let start = offset + 1
    var place = start
    while place < end, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\\") { return nil }
      place += 1
    }
    guard place < end else { return nil }
    offset = place + 1
    return String(validating: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
  }

  private mutating func integer() -> Int? {
    let isNegative = take("-")
    guard let magnitude = digits(), let value = Int(exactly: magnitude) else { return nil }
    return isNegative ? -value : value
  }

  /// Up to 38 digits.
  private mutating func digits() -> Int128? {
    var value: Int128 = 0
    let start = offset
    while offset < end, bytes[offset] &- UInt8(ascii: "0") < 10 {
      value = value * 10 + Int128(bytes[offset] &- UInt8(ascii: "0"))
      offset += 1
      guard offset - start <= 38 else { return nil }
    }
    return offset > start ? value : nil
  }

  /// `"12"` or `"-3/4"`.
  private mutating func rational() -> Rational? {
    guard take("\"") else { return nil }
    let isNegative = take("-")
    guard let numerator = digits() else { return nil }
    var denominator: Int128 = 1
    if take("/") {
      guard let digits = digits() else { return nil }
      denominator = digits
    }
    guard take("\"") else { return nil }
    return Rational(isNegative ? -numerator : numerator, denominator)
  }

  private mutating func number() -> Double? {
    let start = offset
    while offset < end, bytes[offset] != UInt8(ascii: ","), bytes[offset] != UInt8(ascii: "]") { offset += 1 }
    return Double(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  /// Passes over a list with whatever is in it.
  private mutating func passList() -> Bool {
    var depth = 0
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\\"): return false
      default: break
      }
      offset += 1
      if depth == 0 { return true }
    }
    return false
  }
}
