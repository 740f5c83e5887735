import PeilExpression
import PeilTable
import PeilValues
import Testing

/// A chunk of the example's applications, of which a test fills the columns it needs.
struct Rows {
  private var columns: [ColumnBuffer]
  private let count: Int

  /// Rows whose columns are all missing.
  init(_ count: Int) {
    self.count = count
    columns = Example.applications.columns.map { .missing($0.type.storageKind, count: count) }
  }

  /// The same rows with the values of one column.
  func with(_ name: String, _ buffer: ColumnBuffer) throws -> Rows {
    var copy = self
    copy.columns[try #require(Example.applications.position(of: name))] = buffer
    return copy
  }

  /// The same rows with the integers, cents or days of one column; nil is missing.
  func with(_ name: String, _ values: [Int64?]) throws -> Rows {
    try with(name, ColumnBuffer(.integers(values.map { $0 ?? 0 }), known: Self.known(values)))
  }

  func with(_ name: String, codes values: [UInt32?]) throws -> Rows {
    try with(name, ColumnBuffer(.codes(values.map { $0 ?? 0 }), known: Self.known(values)))
  }

  func with(_ name: String, truths values: [Bool?]) throws -> Rows {
    try with(name, ColumnBuffer(.bits(values.map { $0 == true ? 1 : 0 }), known: Self.known(values)))
  }

  func with(_ name: String, doubles values: [Double?]) throws -> Rows {
    try with(name, ColumnBuffer(.doubles(values.map { $0 ?? 0 }), known: Self.known(values)))
  }

  func with(_ name: String, texts values: [String?]) throws -> Rows {
    var storage = TextStorage()
    for value in values { storage.append((value ?? "").utf8) }
    return try with(name, ColumnBuffer(.text(storage), known: Self.known(values)))
  }

  func with(_ name: String, dates values: [String?]) throws -> Rows {
    try with(name, values.map { $0.map { Int64(Example.day($0).daysSinceEpoch) } })
  }

  private static func known<Value>(_ values: [Value?]) -> [UInt8]? {
    values.contains { $0 == nil } ? values.map { $0 == nil ? 0 : 1 } : nil
  }

  var chunk: Chunk {
    Chunk(
      index: 0, columns: columns,
      origins: (0..<count).map { RowOrigin(source: 0, block: 0, record: $0) })
  }

  func evaluator(_ formula: String) throws -> Evaluator {
    Evaluator(try Example.reader.expression(Example.source(formula)), schema: Example.applications)
  }

  /// The value per row as text; `-` is missing.
  func values(_ formula: String) throws -> [String] {
    let expression = try Example.reader.expression(Example.source(formula))
    let buffer = try Evaluator(expression, schema: Example.applications).evaluate(chunk)
    #expect(buffer.count == count)
    return (0..<count).map { row in
      guard buffer.isKnown(row) else { return "-" }
      switch buffer.values {
      case .bits(let values): return values[row] == 1 ? "true" : "false"
      case .integers(let values): return text(values[row], expression.type)
      case .doubles(let values): return "\(values[row])"
      case .codes(let values): return expression.type.domain?.codes[Int(values[row])] ?? "?"
      case .masks(let values): return "\(values[row])"
      case .text(let values): return values.string(at: row)
      case .ratios(let values): return values[row].description
      }
    }
  }

  private func text(_ value: Int64, _ type: ValueType) -> String {
    if type == .date { return CalendarDate(daysSinceEpoch: Int32(value)).description }
    return ExactDecimal(unscaled: Int128(value), scale: type.scale ?? 0).description
  }

  /// For each row `1`, `0` or `?`.
  func truths(_ formula: String) throws -> String {
    let mask = try evaluator(formula).truth(chunk)
    let letters = (0..<count).map { mask.isUnknown?[$0] == 1 ? "?" : mask.isTrue[$0] == 1 ? "1" : "0" }
    #expect(mask.trueCount == letters.count { $0 == "1" })
    #expect(mask.unknownCount == letters.count { $0 == "?" })
    #expect(mask.falseCount == letters.count { $0 == "0" })
    return letters.joined()
  }
}
