/// A day of the proleptic Gregorian calendar, in the years 1...9999.
///
/// Conversions follow H. Hinnant, *chrono-Compatible Low-Level Date Algorithms* (2013): years begin in March there, so
/// that the leap day comes last, and 400 years are one era of 146,097 days.
public struct CalendarDate: Hashable, Sendable {
  /// Days since 1970-01-01, negative before it.
  public let daysSinceEpoch: Int32

  /// 0001-01-01.
  public static let earliest = CalendarDate(daysSinceEpoch: -719_162)
  /// 9999-12-31.
  public static let latest = CalendarDate(daysSinceEpoch: 2_932_896)

  /// The date so many days after 1970-01-01, as a column stores it; the years 1...9999 are the caller's to ensure.
  @inlinable
  public init(daysSinceEpoch: Int32) {
    precondition(-719_162 <= daysSinceEpoch && daysSinceEpoch <= 2_932_896, "a date lies in the years 1...9999")
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The date so many days after 1970-01-01; nil outside the years 1...9999.
  @inlinable
  public init?(exactlyDaysSinceEpoch days: Int) {
    guard -719_162 <= days, days <= 2_932_896 else { return nil }
    self.init(daysSinceEpoch: Int32(truncatingIfNeeded: days))
  }

  /// The date with these parts; nil when the calendar has no such day.
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard 1 <= year, year <= 9999, 1 <= month, month <= 12, 1 <= day,
      day <= Self.dayCount(ofMonth: month, year: year)
    else { return nil }
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(daysSinceEpoch: Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468))
  }

  /// Year, month and day at once, which costs no more than one of them.
  @inlinable
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The year, 1...9999.
  @inlinable
  public var year: Int { parts.year }

  /// The month, 1...12.
  @inlinable
  public var month: Int { parts.month }

  /// The day of the month, 1...31.
  @inlinable
  public var day: Int { parts.day }

  /// The day of the week by ISO 8601: Monday is 1, Sunday 7.
  @inlinable
  public var weekday: Int {
    // 1970-01-01 was a Thursday; the multiple of seven keeps the dividend positive.
    (Int(daysSinceEpoch) + 3 + 7 * 200_000) % 7 + 1
  }

  /// Whether the year has a 29th of February.
  @inlinable
  public static func isLeapYear(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// How many days the month has in that year; `month` lies in 1...12.
  @inlinable
  public static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The date so many days later; throws outside the years 1...9999.
  @inlinable
  public func adding(_ days: Days) throws(ArithmeticOverflow) -> CalendarDate {
    let (sum, overflow) = Int(daysSinceEpoch).addingReportingOverflow(days.count)
    guard !overflow, let date = CalendarDate(exactlyDaysSinceEpoch: sum) else {
      throw ArithmeticOverflow(.addition, of: .date)
    }
    return date
  }

  /// The date so many days earlier; throws outside the years 1...9999.
  @inlinable
  public func subtracting(_ days: Days) throws(ArithmeticOverflow) -> CalendarDate {
    let (difference, overflow) = Int(daysSinceEpoch).subtractingReportingOverflow(days.count)
    guard !overflow, let date = CalendarDate(exactlyDaysSinceEpoch: difference) else {
      throw ArithmeticOverflow(.subtraction, of: .date)
    }
    return date
  }

  /// How many days lie between `earlier` and this date.
  @inlinable
  public func days(since earlier: CalendarDate) -> Days {
    Days(count: Int(daysSinceEpoch) - Int(earlier.daysSinceEpoch))
  }
}

extension CalendarDate: Comparable {
  /// Whether the left date comes first.
  @inlinable
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }
}
