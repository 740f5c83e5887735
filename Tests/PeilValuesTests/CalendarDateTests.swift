import PeilValues
import Testing

@Suite("Calendar date")
struct CalendarDateTests {
  /// Day numbers and weekdays from Python's `datetime.date`.
  @Test(
    "counts days and weekdays as Python does",
    arguments: [
      (1970, 1, 1, 0, 4), (2020, 10, 20, 18555, 2), (2021, 1, 19, 18646, 2), (2000, 2, 29, 11016, 2),
      (1900, 2, 28, -25509, 3), (1900, 3, 1, -25508, 4), (1, 1, 1, -719_162, 1), (9999, 12, 31, 2_932_896, 5),
      (1969, 12, 31, -1, 3), (2024, 12, 31, 20088, 2), (1600, 2, 29, -135_081, 2), (4, 2, 29, -718_008, 7),
    ])
  func counts(year: Int, month: Int, day: Int, days: Int32, weekday: Int) throws {
    let date = try #require(CalendarDate(year: year, month: month, day: day))
    #expect(date.daysSinceEpoch == days)
    #expect(date.weekday == weekday)
    #expect(date.parts == (year, month, day))
    #expect((date.year, date.month, date.day) == (year, month, day))
  }

  @Test(
    "refuses days the calendar lacks",
    arguments: [
      (2021, 2, 31), (2021, 2, 29), (1900, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (2021, 1, 0),
      (2021, 1, 32), (0, 1, 1), (10_000, 1, 1), (-4, 2, 28),
    ])
  func refuses(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test("runs through every day of 9999 years without a gap")
  func hasNoGap() {
    var expected = CalendarDate.earliest.daysSinceEpoch
    var mismatches = 0
    for year in 1...9999 {
      for month in 1...12 {
        for day in 1...CalendarDate.dayCount(ofMonth: month, year: year) {
          let date = CalendarDate(daysSinceEpoch: expected)
          if date.parts != (year, month, day) || CalendarDate(year: year, month: month, day: day) != date {
            mismatches += 1
          }
          expected += 1
        }
      }
    }
    #expect(mismatches == 0)
    // Python: date(9999, 12, 31).toordinal() is 3652059.
    #expect(expected - CalendarDate.earliest.daysSinceEpoch == 3_652_059)
  }

  @Test("prints ISO dates and reads them back", arguments: ["2020-10-20", "0001-01-01", "9999-12-31", "2000-02-29"])
  func readsWhatItPrints(text: String) throws {
    #expect(try #require(CalendarDate(iso: text)).description == text)
  }

  @Test(
    "reads no other notation",
    arguments: [
      "", "2020", "2020-10", "2020-1-2", "20-10-2020", "2020/10/20", "2020-10-20T00:00", " 2020-10-20", "2020-10-2",
      "2021-02-29", "0000-01-01", "20201020", "+020-10-20", "2020-10-٢٠",
    ])
  func refuses(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("moves by days and measures the distance")
  func moves() throws {
    let opening = try #require(CalendarDate(iso: "2020-10-20"))
    let closing = try #require(CalendarDate(iso: "2021-01-19"))
    #expect(closing.days(since: opening) == Days(count: 91))
    #expect(try opening.adding(Days(count: 91)) == closing)
    #expect(try closing.subtracting(Days(count: 91)) == opening)
    #expect(opening < closing)
  }

  @Test("reports a date outside the years 1 to 9999")
  func overflows() {
    #expect(throws: ArithmeticOverflow(.addition, of: .date)) { try CalendarDate.latest.adding(Days(count: 1)) }
    #expect(throws: ArithmeticOverflow(.addition, of: .date)) { try CalendarDate.latest.adding(Days(count: .max)) }
    #expect(throws: ArithmeticOverflow(.subtraction, of: .date)) {
      try CalendarDate.earliest.subtracting(Days(count: 1))
    }
    #expect(CalendarDate(exactlyDaysSinceEpoch: 2_932_897) == nil)
    #expect(CalendarDate(exactlyDaysSinceEpoch: -719_163) == nil)
  }
}
