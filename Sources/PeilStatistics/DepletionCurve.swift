public import PeilValues

/// How much of a ceiling was taken up day by day, by what was asked for or by what was granted.
public struct DepletionCurve: Hashable, Sendable {
  /// What a day came to.
  public struct Point: Hashable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// All amounts up to and including that day, in cents.
    public let cumulativeCents: Int
    /// The same as a share of the ceiling; above 1 once it is passed, nil without a ceiling.
    public let share: Double?
  }

  /// One point for every day with an amount, in their order.
  public let points: [Point]
  /// The first day on which the ceiling was reached or passed; nil where it never was.
  public let exhaustionDate: CalendarDate?

  /// The curve of amounts in cents, each on its day.
  public init(_ amounts: [(date: CalendarDate, cents: Int)], ceilingCents: Int) {
    var days: [CalendarDate: Int] = [:]
    for amount in amounts { days[amount.date, default: 0] += amount.cents }
    var cumulative = 0
    points = days.sorted { $0.key < $1.key }.map { date, cents in
      cumulative += cents
      return Point(
        date: date, cumulativeCents: cumulative,
        share: try? FinancingShares.ratio(Int128(cumulative), Int128(ceilingCents)))
    }
    exhaustionDate = points.first { $0.cumulativeCents >= ceilingCents }?.date
  }
}
