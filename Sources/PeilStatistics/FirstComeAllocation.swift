public import PeilValues

/// Who is granted what when applications are served in the order in which they were complete.
///
/// Before the day on which the ceiling is passed all fit. On that day and after it the recorded draw decides within a
/// day, and the first that does not fit ends the allocation; the program never draws itself.
public struct FirstComeAllocation: Hashable, Sendable {
  /// An application, as the allocation looks at it.
  public struct Application: Hashable, Sendable {
    /// Its name in the register.
    public let id: String
    /// What it asks for, in cents.
    public let requestedCents: Int
    /// The day it was complete; not the day it came in.
    public let complete: CalendarDate

    /// An application that was complete on this day and asks for so much.
    public init(id: String, requestedCents: Int, complete: CalendarDate) {
      self.id = id
      self.requestedCents = requestedCents
      self.complete = complete
    }
  }

  /// The applications in the order in which they are served.
  public let order: [Application]
  /// What each of them is granted, in cents.
  public let grantedCents: [Int]
  /// The ceiling in cents.
  public let ceilingCents: Int
  /// The day on which what was asked for passed the ceiling; nil where it never did.
  public let exhaustionDate: CalendarDate?

  /// Serves the applications; `draw` is the recorded order of names, the order of the input comes after it.
  public init(_ applications: [Application], ceilingCents: Int, draw: [String] = []) {
    let places = Dictionary(draw.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func place(_ entry: (offset: Int, element: Application)) -> (Int, Int, Int) {
      (Int(entry.element.complete.daysSinceEpoch), places[entry.element.id] ?? Int.max, entry.offset)
    }
    order = applications.enumerated().sorted { place($0) < place($1) }.map(\.element)
    grantedCents = AllocationRule.stop.grants(order.map(\.requestedCents), ceiling: ceilingCents)
    self.ceilingCents = ceilingCents
    var requested = 0
    var date: CalendarDate?
    for application in order where date == nil {
      requested += application.requestedCents
      if requested > ceilingCents { date = application.complete }
    }
    exhaustionDate = date
  }

  /// What is left of the ceiling, in cents.
  public var unspentCents: Int { ceilingCents - grantedCents.reduce(0, +) }

  /// All that was asked for as a multiple of the ceiling; undefined without a ceiling.
  public func demand() throws(UndefinedReason) -> Double {
    try FinancingShares.ratio(Int128(order.map(\.requestedCents).reduce(0, +)), Int128(ceilingCents))
  }
}
