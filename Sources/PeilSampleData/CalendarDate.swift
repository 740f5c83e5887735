/// A day in the Gregorian calendar, as days since 1 March of the year 0.
struct CalendarDate: Comparable {
  private let days: Int

  init(_ day: Int, _ month: Int, _ year: Int) {
    let shiftedYear = month > 2 ? year : year - 1
    let shiftedMonth = (month + 9) % 12
    days =
      365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + (153 * shiftedMonth + 2) / 5 + day
      - 1
  }

  private init(days: Int) {
    self.days = days
  }

  static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.days < right.days
  }

  static func + (date: CalendarDate, days: Int) -> CalendarDate {
    CalendarDate(days: date.days + days)
  }

  static func - (later: CalendarDate, earlier: CalendarDate) -> Int {
    later.days - earlier.days
  }

  /// The Dutch style of the exports: `9-1-2021`, no leading zeros.
  var dutch: String {
    let parts = parts
    return "\(parts.day)-\(parts.month)-\(parts.year)"
  }

  /// The Dutch style with leading zeros: `09-01-2021`.
  var padded: String {
    let parts = parts
    return "\(Self.twoDigits(parts.day))-\(Self.twoDigits(parts.month))-\(parts.year)"
  }

  /// The international style: `2021-01-09`.
  var international: String {
    let parts = parts
    return "\(parts.year)-\(Self.twoDigits(parts.month))-\(Self.twoDigits(parts.day))"
  }

  /// The same day `years` later, less one: the last day of a project that runs so long.
  func lastDay(afterYears years: Int) -> CalendarDate {
    let parts = parts
    return CalendarDate(parts.day, parts.month, parts.year + years) + -1
  }

  private var parts: (day: Int, month: Int, year: Int) {
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, month, era * 400 + yearOfEra + (month <= 2 ? 1 : 0))
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
