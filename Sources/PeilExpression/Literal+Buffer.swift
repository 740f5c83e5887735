package import PeilTable
import PeilValues

extension Literal {
  /// The literal as a column of one row, in the form of its own type.
  var buffer: ColumnBuffer {
    switch self {
    case .boolean(let value): ColumnBuffer(.bits([value ? 1 : 0]))
    case .integer(let value): ColumnBuffer(.integers([value]))
    case .decimal(let value):
      Int64(exactly: value.unscaled).map { ColumnBuffer(.integers([$0])) } ?? .missing(.integers, count: 1)
    case .number(let value): ColumnBuffer(.doubles([value]))
    case .money(let money): ColumnBuffer(.integers([money.cents]))
    case .date(let date): ColumnBuffer(.integers([Int64(date.daysSinceEpoch)]))
    case .days(let days): ColumnBuffer(.integers([Int64(days.count)]))
    case .text(let text):
      ColumnBuffer(.text(TextStorage(bytes: Array(text.utf8), offsets: [0, text.utf8.count])))
    case .code(let place, _): ColumnBuffer(.codes([place]))
    case .missing(let type): .missing(type.storageKind, count: 1)
    }
  }

  /// The literal as a column of one row, in the form of a type that holds it; missing where it does not.
  package func buffer(of type: ValueType) -> ColumnBuffer {
    if case .missing = self { return .missing(type.storageKind, count: 1) }
    if ownType.storageKind == type.storageKind, ownType.scale == type.scale { return buffer }
    switch (type.storageKind, exactValue) {
    case (.ratios, let value?): return ColumnBuffer(.ratios([value]))
    case (.doubles, let value?): return ColumnBuffer(.doubles([value.doubleValue]))
    case (.integers, _):
      guard case .fits(let fitted) = fitted(to: type), fitted.ownType.scale == type.scale else { break }
      return fitted.buffer
    default: break
    }
    return .missing(type.storageKind, count: 1)
  }

  /// The value of an exact number, in euro or days where it has such a unit.
  var exactValue: Rational? {
    switch self {
    case .integer(let value): Rational(Int128(value))
    case .decimal(let value): Rational(value)
    case .money(let money): Rational(money)
    case .days(let days): Rational(Int128(days.count))
    default: nil
    }
  }
}
