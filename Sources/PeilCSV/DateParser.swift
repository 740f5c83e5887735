import PeilTable
import PeilValues

/// Days, as whole days since 1970-01-01, in any of the patterns a format declares.
struct DateParser: FieldParser {
  static let empty: Int64 = 0

  private let patterns: [DatePattern]
  private let months: MonthNames
  private let isSingleByte: Bool

  init(_ format: ColumnFormat, _ encoding: TextEncoding) throws(ColumnFormatError) {
    var patterns: [DatePattern] = []
    for (index, text) in format.fields.dates.enumerated() {
      guard let pattern = DatePattern(text) else {
        throw ColumnFormatError(column: format.name, reason: .unusableDatePattern(text))
      }
      if let earlier = patterns.firstIndex(where: { $0.isConfusable(with: pattern) }) {
        throw ColumnFormatError(
          column: format.name,
          reason: .confusableDatePatterns(format.fields.dates[earlier], format.fields.dates[index]))
      }
      patterns.append(pattern)
    }
    guard !patterns.isEmpty else { throw ColumnFormatError(column: format.name, reason: .unusableDatePattern("")) }
    guard let months = MonthNames(locale: format.fields.locale) else {
      throw ColumnFormatError(column: format.name, reason: .unknownLocale(format.fields.locale))
    }
    self.patterns = patterns
    self.months = months
    isSingleByte = encoding.isSingleByte
  }

  @inline(__always)
  func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> ParsedField<Int64> {
    var hasShape = false
    for pattern in patterns {
      var day = 0
      var month = 0
      var year = 0
      guard match(pattern, bytes, &day, &month, &year) else { continue }
      hasShape = true
      if let date = CalendarDate(year: year, month: month, day: day) { return .value(Int64(date.daysSinceEpoch)) }
    }
    return .invalid(hasShape ? .noSuchDay : .notADate)
  }

  private func match(
    _ pattern: DatePattern, _ bytes: UnsafeBufferPointer<UInt8>, _ day: inout Int, _ month: inout Int, _ year: inout Int
  ) -> Bool {
    var index = 0
    for part in pattern.parts {
      switch part {
      case .day(let digits):
        guard let value = number(bytes, &index, digits) else { return false }
        day = value
      case .month(let digits):
        guard let value = number(bytes, &index, digits) else { return false }
        month = value
      case .year:
        guard let value = number(bytes, &index, 4...4) else { return false }
        year = value
      case .monthName(let isShort):
        guard let value = months.match(bytes, &index, isShort: isShort) else { return false }
        month = value
      case .blank:
        guard skipBlanks(bytes, &index) else { return false }
      case .sign(let sign):
        guard index < bytes.count, bytes[index] == sign else { return false }
        index += 1
      }
    }
    return index == bytes.count
  }

  @inline(__always)
  private func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ digits: ClosedRange<Int>
  ) -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, index - start < digits.upperBound {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value * 10 + Int(digit)
      index += 1
    }
    return index - start >= digits.lowerBound ? value : nil
  }

  private func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    while index < bytes.count {
      let blank = Blanks.length(bytes, at: index, isSingleByte: isSingleByte)
      if blank == 0 { break }
      index += blank
    }
    return index > start
  }
}
