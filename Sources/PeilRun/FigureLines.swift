import PeilCore
import PeilExpression
import PeilJSON
import PeilTable
import PeilValues

/// `internal/figures.jsonl`: every cell of every table on a line of its own, its figures exact and unrounded, with the
/// values of their components.
///
/// An exact value is text, `12` or `3/4`, a binary64 value a number, a day text. For inside the house: nothing here has
/// passed disclosure control.
enum FigureLines {
  static let path = "internal/figures.jsonl"

  /// How many bytes are gathered before they are handed over.
  private static let pieceSize = 1 << 20

  /// Hands over the lines of one table after the other, whole lines in pieces.
  static func write(_ result: RunResult, plan: Plan, to add: ([UInt8]) throws -> Void) rethrows {
    for (place, table) in plan.tables.enumerated() where place < result.tables.count {
      let states = place < result.states.count ? result.states[place].cells : []
      var bytes: [UInt8] = []
      for (index, cell) in result.tables[place].cells.enumerated() {
        append(cell, index < states.count ? states[index] : [], of: table, to: &bytes)
        guard bytes.count > pieceSize else { continue }
        try add(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try add(bytes)
    }
  }

  private static func append(
    _ cell: Cell, _ states: [[ComponentValue]], of table: PlannedTable, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "{\"table\":".utf8)
    JSONValue.quote(table.name, to: &bytes)
    bytes.append(contentsOf: ",\"place\":[".utf8)
    for (place, (value, dimension)) in zip(cell.key, table.dimensions).enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(value, dimension, to: &bytes)
    }
    bytes.append(contentsOf: "],\"figures\":[".utf8)
    for (place, (measure, estimate)) in zip(table.measures, cell.estimates).enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(measure.name, estimate, place < states.count ? states[place] : nil, to: &bytes)
    }
    bytes.append(contentsOf: "]}\n".utf8)
  }

  private static func append(_ value: DimensionValue, _ dimension: Dimension, to bytes: inout [UInt8]) {
    switch value {
    case .code(let position):
      if let codes = dimension.column.type.domain?.codes, Int(position) < codes.count {
        return JSONValue.quote(codes[Int(position)], to: &bytes)
      }
      bytes.append(contentsOf: "{\"position\":\(position)}".utf8)
    case .text(let text): JSONValue.quote(text, to: &bytes)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .missing: bytes.append(contentsOf: "null".utf8)
    case .summedOut: bytes.append(contentsOf: "true".utf8)
    }
  }

  private static func append(
    _ measure: String, _ estimate: Estimate, _ state: [ComponentValue]?, to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "{\"measure\":".utf8)
    JSONValue.quote(measure, to: &bytes)
    append(",\"value\":[", estimate.value, to: &bytes)
    append(",\"numerator\":[", estimate.numerator, to: &bytes)
    append(",\"denominator\":[", estimate.denominator, to: &bytes)
    bytes.append(contentsOf: ",\"n\":\(estimate.n),\"missing\":\(estimate.missing)".utf8)
    if let interval = estimate.interval {
      bytes.append(contentsOf: ",\"interval\":".utf8)
      append(
        .list([.number(interval.lower), .number(interval.upper), .text(interval.method), .number(interval.level)]),
        to: &bytes)
    }
    bytes.append(contentsOf: ",\"status\":".utf8)
    JSONValue.quote(estimate.status.rawValue, to: &bytes)
    if !estimate.reason.isEmpty {
      bytes.append(contentsOf: ",\"reason\":".utf8)
      JSONValue.quote(estimate.reason, to: &bytes)
    }
    if let state {
      bytes.append(contentsOf: ",\"components\":[".utf8)
      for (place, component) in state.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        append(component, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func append(_ key: StaticString, _ quantity: Quantity?, to bytes: inout [UInt8]) {
    guard let quantity else { return }
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    switch quantity.magnitude {
    case .exact(let value): append(value, to: &bytes)
    case .approximate(let value): append(.number(value), to: &bytes)
    case .date(let date): JSONValue.quote(date.description, to: &bytes)
    }
    bytes.append(UInt8(ascii: ","))
    JSONValue.quote(quantity.unit.rawValue, to: &bytes)
    bytes.append(UInt8(ascii: "]"))
  }

  private static func append(_ value: Rational, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    append(value.numerator, to: &bytes)
    if value.denominator != 1 {
      bytes.append(UInt8(ascii: "/"))
      append(value.denominator, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// 128 bits are divided slowly, and mostly 64 are enough.
  private static func append(_ integer: Int128, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: (Int64(exactly: integer).map { String($0) } ?? String(integer)).utf8)
  }

  private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    value.appendLine(to: &bytes)
    bytes.removeLast()
  }

  /// The value, how many units were admitted, and how many of them lacked it.
  private static func append(_ component: ComponentValue, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    switch component.value {
    case .exact(let value): append(value, to: &bytes)
    case .number(let value): append(.number(value), to: &bytes)
    case .date(let date): JSONValue.quote(date.description, to: &bytes)
    case .undefined(let reason): append(.map([("undefined", .text(reason.rawValue))]), to: &bytes)
    }
    bytes.append(contentsOf: ",\(component.admitted),\(component.missing)]".utf8)
  }
}
