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
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return "\(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)-\(month)-\(year)"
  }

  /// The same day `years` later, less one: the last day of a project that runs so long.
  func lastDay(afterYears years: Int) -> CalendarDate {
    let parts = dutch.split(separator: "-").compactMap { Int($0) }
    return CalendarDate(parts[0], parts[1], parts[2] + years) + -1
  }
}
