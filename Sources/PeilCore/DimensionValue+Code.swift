public import PeilTable
import PeilValues

extension ValueType {
  /// A stored integer of the type as machines read it: a point as decimal sign, ISO dates, all decimals of the type.
  public func text(ofStored value: Int64) -> String {
    switch self {
    case .date: CalendarDate(exactlyDaysSinceEpoch: Int(value))?.description ?? String(value)
    case .money, .decimal: ExactDecimal(unscaled: Int128(value), scale: scale ?? 0).description
    default: String(value)
    }
  }
}

extension DimensionValue {
  /// The word that stands for units that lack the dimension; data may not use it.
  public static let missingCode = "_missing"

  /// The value as machines read it: a code, a text, a number or an ISO date; nil where the dimension is summed out.
  public func code(in type: ValueType) -> String? {
    switch self {
    case .code(let position):
      if let codes = type.domain?.codes, Int(position) < codes.count { codes[Int(position)] } else { String(position) }
    case .text(let text): text
    case .integer(let value): type.text(ofStored: value)
    case .missing: Self.missingCode
    case .summedOut: nil
    }
  }
}
