import PeilCore
import PeilTable
import PeilValues
import PeilWords

/// Makes cells of figures: numbers, with a format that shows them as every other format does.
struct FigureCell {
  let numbers: NumberStyle

  /// The figures of a spreadsheet: beyond them a number is written as people read it.
  private static let mostDigits = 15

  /// A value with the sign of its remark.
  func cell(
    _ quantity: Quantity, _ style: FigureStyle, sign: String?, isTotal: Bool
  ) -> WorkbookCell {
    let text = style.text(quantity)
    let shown = sign.map { "\(text) \($0)" } ?? text
    switch quantity.magnitude {
    case .date(let date): return self.date(date, shown, sign: sign, .figure, isTotal: isTotal)
    case .exact, .approximate:
      let digits = quantity.tidyText
      return number(
        digits, shown, Self.format(digits, text, quantity.unit, style.decimals, sign: sign), .figure, isTotal: isTotal)
    }
  }

  /// A value down the side; nil where it is text.
  func side(_ value: DimensionValue, _ type: ValueType, shown: String, isTotal: Bool) -> WorkbookCell? {
    guard case .integer(let stored) = value else { return nil }
    let digits = type.text(ofStored: stored)
    switch type {
    case .date:
      return CalendarDate(exactlyDaysSinceEpoch: Int(stored)).map {
        date($0, shown, sign: nil, .side, isTotal: isTotal)
      }
    case .money:
      let decimals = stored.isMultiple(of: 100) ? 0 : 2
      return number(digits, shown, NumberFormat(.euro, decimals: decimals), .side, isTotal: isTotal)
    case .decimal(let scale):
      return number(digits, shown, NumberFormat(.number, decimals: scale), .side, isTotal: isTotal)
    default: return number(digits, shown, NumberFormat(.plain), .side, isTotal: isTotal)
    }
  }

  private func date(
    _ date: CalendarDate, _ shown: String, sign: String?, _ role: WorkbookCell.Style.Role, isTotal: Bool
  ) -> WorkbookCell {
    // Spreadsheets count days from 1900 on, and not all of them the same ones before March of that year.
    guard date.parts.year > 1900 else { return WorkbookCell(shown, role, isTotal: isTotal) }
    return WorkbookCell(
      .date(date, shown: shown),
      WorkbookCell.Style(role, isTotal: isTotal, format: NumberFormat(.date, sign: sign)))
  }

  private func number(
    _ digits: String, _ shown: String, _ format: NumberFormat, _ role: WorkbookCell.Style.Role, isTotal: Bool
  ) -> WorkbookCell {
    let zero = UInt8(ascii: "0")
    let significand = digits.utf8.prefix { $0 != UInt8(ascii: "e") }.drop { !(zero + 1...zero + 9).contains($0) }
    guard significand.count(where: { $0 &- zero < 10 }) <= Self.mostDigits, let value = Double(digits),
      value.magnitude < 1e15
    else {
      return WorkbookCell(shown, role, isTotal: isTotal)
    }
    return WorkbookCell(
      .number(digits, shown: shown), WorkbookCell.Style(role, isTotal: isTotal, format: format))
  }

  private static func format(
    _ digits: String, _ text: String, _ unit: FigureUnit, _ decimals: Int, sign: String?
  ) -> NumberFormat {
    let rounds = text.hasPrefix("<") || digits.hasPrefix("-") && !text.contains("\u{2212}")
    if rounds { return NumberFormat(.words(text), sign: sign) }
    let kind: NumberFormat.Kind =
      switch unit {
      case .money: .euro
      case .ratio: .percentage
      case .count, .days, .date, .number: .number
      }
    return NumberFormat(kind, decimals: decimals, sign: sign)
  }
}
