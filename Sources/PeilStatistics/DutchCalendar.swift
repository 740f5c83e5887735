public import PeilValues

/// The days on which the Dutch state does not work, as article 3 of the Algemene termijnenwet names them.
public enum DutchCalendar {
  /// Easter Sunday of a year; nil outside the years the calendar holds.
  ///
  /// Source: the anonymous Gregorian algorithm (Nature, 1876; Meeus 1991, ch. 8).
  public static func easter(_ year: Int) -> CalendarDate? {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let moon = (century + 8) / 25
    let correction = (century - moon + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * sunday) / 451
    let sum = epact + sunday - 7 * shift + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  /// The day on which the birthday of the King, before 2014 of the Queen, is celebrated; a Sunday moves it.
  public static func royalBirthday(_ year: Int) -> CalendarDate? {
    if year >= 2014 {
      let day = CalendarDate(year: year, month: 4, day: 27)
      return day?.weekday == 7 ? CalendarDate(year: year, month: 4, day: 26) : day
    }
    let day = CalendarDate(year: year, month: 4, day: 30)
    guard day?.weekday == 7 else { return day }
    return year < 1980 ? CalendarDate(year: year, month: 5, day: 1) : CalendarDate(year: year, month: 4, day: 29)
  }

  /// The public holidays of a year, Good Friday among them, and 5 May every year.
  public static func holidays(_ year: Int) -> Set<CalendarDate> {
    let fixed = [(1, 1), (5, 5), (12, 25), (12, 26)].map { CalendarDate(year: year, month: $0.0, day: $0.1) }
    let moving = [-2, 1, 39, 50].map { days in try? easter(year)?.adding(Days(count: days)) }
    return Set((fixed + moving + [royalBirthday(year)]).compactMap(\.self))
  }

  /// Whether a term may end on that day: no Saturday, Sunday or public holiday.
  ///
  /// `closed` are days that a royal decree has put on a par with holidays (art. 3, third paragraph).
  public static func isWorkingDay(_ date: CalendarDate, closed: Set<CalendarDate> = []) -> Bool {
    date.weekday < 6 && !closed.contains(date) && !holidays(date.year).contains(date)
  }
}
