/// One kind of applicant in the first round of the SLIM scheme of 2020: its published totals, and what fills them.
struct SlimPlan {
  let kind: String
  /// How many end so; those granted are published, of the others only the sum is.
  let counts: [(outcome: SlimApplication.Outcome, number: Int)]
  /// How many granted plans have activity A, B, C and D, as published.
  let mentions: [Int]
  let opening: CalendarDate
  let closing: CalendarDate
  /// In euros: the least and the most that is asked for.
  let requests: ClosedRange<Int>

  static let all = [
    SlimPlan(
      kind: "Mkb-onderneming",
      counts: [(.granted, 673), (.drawnOut, 905), (.refused, 327), (.inadmissible, 141), (.withdrawn, 67)],
      mentions: [444, 382, 532, 25], opening: CalendarDate(2, 3, 2020), closing: CalendarDate(31, 3, 2020),
      requests: 5_000...24_999),
    SlimPlan(
      kind: "Grootbedrijf", counts: [(.granted, 10), (.drawnOut, 4), (.refused, 2), (.inadmissible, 1)],
      mentions: [6, 3, 10, 2], opening: CalendarDate(1, 4, 2020), closing: CalendarDate(30, 6, 2020),
      requests: 40_000...200_000),
    SlimPlan(
      kind: "Samenwerkingsverband",
      counts: [(.granted, 73), (.drawnOut, 38), (.refused, 37), (.inadmissible, 9), (.withdrawn, 7)],
      mentions: [58, 39, 72, 15], opening: CalendarDate(1, 4, 2020), closing: CalendarDate(30, 6, 2020),
      requests: 60_000...500_000),
  ]
}
