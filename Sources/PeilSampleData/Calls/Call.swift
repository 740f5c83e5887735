/// One tender of the scheme, as its overview tells it.
struct Call {
  let applications: [CallApplication]

  /// The tender whose micro-data is made up in full elsewhere.
  init(_ tender: Tender) {
    applications = tender.applications.map { application in
      let project = application.project
      return CallApplication(
        identifier: application.identifier, applicant: application.applicant, submitted: application.submitted,
        decided: application.decided, outcome: project.outcome, requested: project.requested,
        granted: project.outcome == .granted ? project.subsidy : 0)
    }
  }

  /// A tender of which only totals are known; some of `returning` file again.
  init(_ plan: CallPlan, returning: [Organisation] = [], seed: UInt64) {
    var streams = SplitMix64(seed: seed)
    var order = SplitMix64(seed: streams.next())
    var amounts = SplitMix64(seed: streams.next())
    var dates = SplitMix64(seed: streams.next())
    var firms = CallApplicants(plan, returning: returning, seed: streams.next())
    let outcomes = Self.outcomes(plan, &order)
    var grants = Self.grants(plan, outcomes, &amounts)
    let submissions = Self.submissions(plan, &dates)
    applications = outcomes.indices.map { index in
      let granted = outcomes[index] == .granted ? grants.removeFirst() : 0
      let isKnown = index + 1 == plan.known?.number
      return CallApplication(
        identifier: Self.identifier(plan.year, index + 1), applicant: firms.next(),
        submitted: submissions[index],
        decided: isKnown ? plan.known?.decided ?? plan.closing : Self.decision(outcomes[index], plan, &dates),
        outcome: outcomes[index], requested: Self.request(granted, &amounts), granted: granted)
    }
  }

  /// The same call, in which the granted plans name these bottlenecks.
  func naming(_ bottlenecks: [[String]], seed: UInt64) -> Call {
    var random = SplitMix64(seed: seed)
    var left = bottlenecks
    random.shuffle(&left)
    return Call(
      applications: applications.map { application in
        var application = application
        if application.outcome == .granted { application.bottlenecks = left.removeFirst() }
        return application
      })
  }

  private init(applications: [CallApplication]) {
    self.applications = applications
  }

  private static func identifier(_ year: Int, _ number: Int) -> String {
    let digits = String(number)
    return "MKBI-\(year)-" + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private static func outcomes(_ plan: CallPlan, _ random: inout SplitMix64) -> [Project.Outcome] {
    var outcomes = plan.counts.flatMap { Array(repeating: $0.outcome, count: $0.number) }
    random.shuffle(&outcomes)
    if let known = plan.known, let granted = outcomes.firstIndex(of: .granted) {
      if outcomes[known.number - 1] != .granted { outcomes.swapAt(known.number - 1, granted) }
    }
    return outcomes
  }

  /// In cents, in the order of the granted applications.
  private static func grants(
    _ plan: CallPlan, _ outcomes: [Project.Outcome], _ random: inout SplitMix64
  ) -> [Int] {
    let granted = outcomes.indices.filter { outcomes[$0] == .granted }
    let mean = plan.total / granted.count
    let drafts = granted.map { index in
      index + 1 == plan.known?.number ? plan.known?.granted ?? mean : mean + random.between(-60_000, 40_000) * 100
    }
    let ranges = zip(granted, drafts).map { index, draft in
      index + 1 == plan.known?.number ? draft...draft : CallPlan.grants
    }
    let within = zip(drafts, ranges).map { min(max($0, $1.lowerBound), $1.upperBound) }
    return Apportionment.fit(within, to: plan.total, within: ranges)
  }

  private static func request(_ granted: Int, _ random: inout SplitMix64) -> Int {
    guard granted > 0 else { return random.between(600, 2_000) * 100_00 }
    return random.percent(70) ? granted : min(granted + random.between(5, 90) * 100_00, CallPlan.grants.upperBound)
  }

  private static func submissions(_ plan: CallPlan, _ random: inout SplitMix64) -> [CalendarDate] {
    let length = plan.closing - plan.opening
    return plan.counts.flatMap { Array(repeating: 0, count: $0.number) }.map { _ in
      plan.closing + -(random.percent(45) ? random.below(5) : random.below(length + 1))
    }.sorted()
  }

  private static func decision(
    _ outcome: Project.Outcome, _ plan: CallPlan, _ random: inout SplitMix64
  ) -> CalendarDate {
    switch outcome {
    case .withdrawn: plan.closing + random.between(5, 30)
    case .inadmissible: plan.closing + random.between(10, 45)
    default: plan.closing + random.between(56, 91)
    }
  }
}
