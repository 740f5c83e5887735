/// One application to the SLIM scheme.
struct SlimApplication {
  enum Outcome: String {
    case granted = "Verleend"
    case drawnOut = "Uitgeloot"
    case refused = "Afgewezen"
    case inadmissible = "Niet in behandeling genomen"
    case withdrawn = "Ingetrokken"
  }

  let plan: SlimPlan
  let outcome: Outcome
  /// Letters of the activities; empty where nothing was granted.
  let activities: [String]
  let submitted: CalendarDate
  /// In cents.
  let requested: Int
  /// In cents; zero where nothing was granted.
  let granted: Int

  /// The applications of one kind of applicant, in no order.
  static func all(_ plan: SlimPlan, seed: UInt64) -> [SlimApplication] {
    var streams = SplitMix64(seed: seed)
    var words = SplitMix64(seed: streams.next())
    var money = SplitMix64(seed: streams.next())
    var dates = SplitMix64(seed: streams.next())
    let granted = plan.counts.first { $0.outcome == .granted }?.number ?? 0
    var answers = MarginalAnswers(respondents: granted, mentions: plan.mentions, random: &words).answers
    return plan.counts.flatMap { Array(repeating: $0.outcome, count: $0.number) }.map { outcome in
      let activities = outcome == .granted ? answers.removeFirst().map { ["A", "B", "C", "D"][$0] } : []
      let requested = money.between(plan.requests.lowerBound, plan.requests.upperBound) * 100
      // The first days drew most.
      let day = dates.percent(50) ? dates.below(4) : dates.below(plan.closing - plan.opening + 1)
      return SlimApplication(
        plan: plan, outcome: outcome, activities: activities, submitted: plan.opening + day, requested: requested,
        granted: outcome == .granted ? requested * money.between(80, 100) / 100 : 0)
    }
  }
}
