import PeilTable
import PeilValues

/// Writes rows for an engine to load: CSV, or one JSON object on a line for Spark, whose CSV reader knows no empty text.
struct RowFormat {
  let dialect: SQLDialect
  let columns: [String]

  /// The names that every relation has beside its columns: where a row stands, and where it came from.
  static let order = "_o"
  static let origin = "_src"

  /// A chunk's rows, each with the place that `orders` gives it; nil where a text holds NUL.
  func bytes(_ chunk: Chunk, orders: (Int) -> Int64) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chunk.rowCount * (columns.count * 8 + 24))
    let isJSON = dialect == .spark
    let names = ([Self.order, Self.origin] + columns).map { Array("\"\($0)\":".utf8) }
    for row in 0..<chunk.rowCount {
      if isJSON { bytes.append(UInt8(ascii: "{")) }
      func begin(_ place: Int) {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        if isJSON { bytes += names[place] }
      }
      begin(0)
      Self.append(orders(row), to: &bytes)
      let origin = chunk.origins[row]
      begin(1)
      if !origin.isDerived {
        Self.append(Int64(bitPattern: origin.packed), to: &bytes)
      } else if isJSON {
        bytes += Array("null".utf8)
      }
      for (place, column) in chunk.columns.enumerated() {
        begin(place + 2)
        guard column.isKnown(row) else {
          if isJSON { bytes += Array("null".utf8) }
          continue
        }
        guard append(column, row, to: &bytes, isJSON) else { return nil }
      }
      if isJSON { bytes.append(UInt8(ascii: "}")) }
      bytes.append(10)
    }
    return bytes
  }

  private func append(_ column: ColumnBuffer, _ row: Int, to bytes: inout [UInt8], _ isJSON: Bool) -> Bool {
    switch column.values {
    case .bits(let values): bytes += Array((values[row] == 1 ? "true" : "false").utf8)
    case .integers(let values): Self.append(values[row], to: &bytes)
    case .codes(let values): Self.append(Int64(values[row]), to: &bytes)
    case .masks(let values): Self.append(Int64(bitPattern: values[row]), to: &bytes)
    case .doubles(let values): Self.append(OrderedNumber.word(of: values[row]), to: &bytes)
    case .ratios(let values): bytes += Array("\"\(RatioText.of(values[row]))\"".utf8)
    case .text(let storage):
      let text = storage.bytes[storage.range(at: row)]
      if text.contains(0) { return false }
      bytes.append(UInt8(ascii: "\""))
      for byte in text {
        switch (byte, isJSON) {
        case (UInt8(ascii: "\""), true), (UInt8(ascii: "\\"), true):
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(byte)
        case (UInt8(ascii: "\""), false):
          bytes.append(byte)
          bytes.append(byte)
        case (0..<32, true): bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
    return true
  }

  private static func append(_ value: Int64, to bytes: inout [UInt8]) {
    var magnitude = value.magnitude
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
      magnitude /= 10
    } while magnitude > 0
    bytes[start...].reverse()
  }
}
