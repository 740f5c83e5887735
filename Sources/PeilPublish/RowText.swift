import PeilCore
import PeilTable
import PeilValues

/// The values of a column as machines read them: codes, a decimal point, ISO dates.
struct RowText {
  private let column: Column
  private let buffer: ColumnBuffer

  /// The text between the codes of a set.
  static let separator = "|"

  init(_ column: Column, _ buffer: ColumnBuffer) {
    self.column = column
    self.buffer = buffer
  }

  /// The value of a row, or nil where it is missing.
  subscript(row: Int) -> String? {
    guard buffer.isKnown(row) else { return nil }
    switch buffer.values {
    case .bits(let values): return values[row] == 0 ? "false" : "true"
    case .integers(let values): return column.type.text(ofStored: values[row])
    case .doubles(let values): return values[row].isFinite ? values[row].tidyDescription : String(values[row])
    case .codes(let values): return DimensionValue.code(values[row]).code(in: column.type)
    case .masks(let values): return codes(of: values[row])
    case .text(let values): return values.string(at: row)
    case .ratios(let values): return text(of: values[row])
    }
  }

  private func codes(of mask: UInt64) -> String {
    let codes = column.type.domain?.codes ?? []
    return codes.indices.filter { mask >> UInt64($0) & 1 == 1 }.map { codes[$0] }.joined(separator: Self.separator)
  }

  private func text(of value: Rational) -> String {
    if case .rational(.money) = column.type, let cents = value.centsText { return cents }
    return value.significantDigits(12, mode: .halfAwayFromZero)
  }
}
