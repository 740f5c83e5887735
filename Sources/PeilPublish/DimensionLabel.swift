import PeilCore
import PeilTable
import PeilValues
import PeilWords

/// What people read at the side or the top of a table.
struct DimensionLabel {
  let language: Language

  /// A dimension's label; the column's name where there is none.
  func text(of dimension: Dimension) -> String { text(of: dimension.column) }

  /// A column's label; its name where there is none.
  func text(of column: Column) -> String { column.label(in: language.rawValue) }

  /// A value's label; the code where there is none.
  func text(of value: DimensionValue, in type: ValueType) -> String {
    switch value {
    case .missing: Words(language)[.unknown]
    case .summedOut: Words(language)[.total]
    case .text(let text): text
    case .integer(let stored): text(ofStored: stored, type)
    case .code(let position): text(ofCode: position, type)
    }
  }

  private func text(ofCode position: UInt32, _ type: ValueType) -> String {
    switch type {
    case .outcome: outcomeWord(position).map { Words(language)[$0] } ?? String(position)
    case .boolean: Words(language)[position == 0 ? .no : .yes]
    default:
      if let domain = type.domain, Int(position) < domain.count {
        domain.label(at: Int(position), in: language.rawValue)
      } else {
        String(position)
      }
    }
  }

  private func outcomeWord(_ position: UInt32) -> Word? {
    switch Outcome.allCases.first(where: { $0.code == position }) {
    case .granted: .granted
    case .refused: .refused
    case .refusedCeiling: .refusedCeiling
    case .withdrawn: .withdrawn
    case .inadmissible: .inadmissible
    case .open: .open
    case nil: nil
    }
  }

  /// Whole numbers stand without group signs: most are years.
  private func text(ofStored value: Int64, _ type: ValueType) -> String {
    let numbers = NumberStyle(language)
    switch type {
    case .date: return CalendarDate(exactlyDaysSinceEpoch: Int(value)).map(numbers.date) ?? String(value)
    case .money: return numbers.euro(Rational(Money(cents: value)), decimals: value.isMultiple(of: 100) ? 0 : 2)
    case .decimal(let scale):
      return numbers.number(Rational(ExactDecimal(unscaled: Int128(value), scale: scale)), decimals: scale)
    default: return String(value)
    }
  }
}
