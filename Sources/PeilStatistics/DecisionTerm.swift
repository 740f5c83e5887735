public import PeilValues

/// How long an administration may take to decide; length, start, extension and suspension are the scheme's.
///
/// Awb 4:13 refers to the statutory term and, without one, sets a reasonable term that is over after 8 weeks; 13 weeks
/// come from a scheme, and run from the closing of a tender. The day of the event does not count; a decision on the last
/// day is in time.
public struct DecisionTerm: Hashable, Sendable {
  /// The length in weeks.
  public let weeks: Int
  /// The weeks by which it was extended (Awb 4:14, 4:15).
  public let extensionWeeks: Int
  /// Whether a term that ends on a weekend or holiday runs on to the next working day.
  public let rollsOver: Bool

  /// A term of so many weeks, extended by so many.
  ///
  /// Without `rollsOver` the Algemene termijnenwet decides: art. 1 lets terms run on, art. 4 not those of more than
  /// 12 weeks.
  public init(weeks: Int, extensionWeeks: Int = 0, rollsOver: Bool? = nil) {
    self.weeks = weeks
    self.extensionWeeks = extensionWeeks
    self.rollsOver = rollsOver ?? (weeks + extensionWeeks <= 12)
  }

  /// The last day of the term before it runs on; `suspended` days do not count (Awb 4:15).
  ///
  /// Throws outside the years the calendar holds.
  public func nominalEnd(
    from start: CalendarDate, suspended: Days = Days(count: 0)
  ) throws(ArithmeticOverflow) -> CalendarDate {
    try start.adding(Days(count: 7 * (weeks + extensionWeeks) + suspended.count))
  }

  /// The last day on which a decision is in time.
  ///
  /// Throws outside the years the calendar holds.
  public func deadline(
    from start: CalendarDate, suspended: Days = Days(count: 0), closed: Set<CalendarDate> = []
  ) throws(ArithmeticOverflow) -> CalendarDate {
    var day = try nominalEnd(from: start, suspended: suspended)
    while rollsOver, !DutchCalendar.isWorkingDay(day, closed: closed) { day = try day.adding(Days(count: 1)) }
    return day
  }
}
