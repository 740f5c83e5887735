/// What a call is made up from: its published totals, and outcomes that fill them.
struct CallPlan {
  let year: Int
  let opening: CalendarDate
  let closing: CalendarDate
  /// How many applications end so.
  let counts: [(outcome: Project.Outcome, number: Int)]
  /// In cents: what all grants add to.
  let total: Int
  /// How many firms stand before its first in the numbering of all made-up firms.
  let firmsBefore: Int
  /// A grant that another file knows by number, amount in cents and day.
  var known: (number: Int, granted: Int, decided: CalendarDate)?

  static let in2018 = CallPlan(
    year: 2018, opening: CalendarDate(3, 9, 2018), closing: CalendarDate(20, 9, 2018),
    counts: [(.granted, 14), (.refusedOnCeiling, 43), (.refused, 48), (.inadmissible, 11), (.withdrawn, 3)],
    total: 2_000_000_00, firmsBefore: 2_000)

  /// Its application 171 came along in the decisions of the tender of 2020, as an orphan.
  static let in2019 = CallPlan(
    year: 2019, opening: CalendarDate(14, 10, 2019), closing: CalendarDate(15, 11, 2019),
    counts: [(.granted, 47), (.refusedOnCeiling, 69), (.refused, 57), (.inadmissible, 12), (.withdrawn, 5)],
    total: 7_800_000_00, firmsBefore: 3_000, known: (171, 87_500_00, CalendarDate(12, 2, 2020)))

  /// In cents: the least and the most a grant can be.
  static let grants = 60_000_00...200_000_00

  /// The bottlenecks of the fourteen plans of 2018: ten name the first, ten the second, three the third.
  static let bottlenecksOf2018: [[String]] =
    Array(repeating: ["financieel", "kennis en informatie"], count: 5)
    + Array(repeating: ["financieel"], count: 3)
    + Array(repeating: ["kennis en informatie"], count: 3)
    + [
      ["financieel", "locatie"], ["locatie", "kennis en informatie"],
      ["financieel", "kennis en informatie", "locatie"],
    ]
}
