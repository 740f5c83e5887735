import PeilTable
import PeilValues

/// How a value of a row is named in a message.
enum ValueText {
  static func of(_ buffer: ColumnBuffer, _ type: ValueType, _ row: Int) -> String {
    guard buffer.isKnown(row) else { return "missing" }
    switch buffer.values {
    case .bits(let values): return values[row] == 0 ? "false" : "true"
    case .doubles(let values): return String(values[row])
    case .ratios(let values): return String(describing: values[row])
    case .text(let storage): return storage.string(at: row)
    case .codes(let values):
      let code = Int(values[row])
      return type.domain.flatMap { code < $0.count ? $0.codes[code] : nil } ?? String(code)
    case .masks(let values):
      let codes = type.domain?.codes ?? []
      return codes.indices.filter { values[row] & 1 << UInt64($0) != 0 }.map { codes[$0] }.joined(separator: "|")
    case .integers(let values): return integer(values[row], type)
    }
  }

  /// The values of several columns in one row, as a key: `2020-1, 12`.
  static func key(_ buffers: [ColumnBuffer], _ types: [ValueType], _ row: Int) -> String {
    zip(buffers, types).map { of($0, $1, row) }.joined(separator: ", ")
  }

  private static func integer(_ value: Int64, _ type: ValueType) -> String {
    if type == .date { return CalendarDate(exactlyDaysSinceEpoch: Int(value))?.description ?? String(value) }
    guard let scale = type.scale, scale > 0 else { return String(value) }
    return ExactDecimal(unscaled: Int128(value), scale: scale).description
  }
}
