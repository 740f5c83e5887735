/// The tender of 20 October 2020 to 19 January 2021, made up so that its published table comes out.
struct Tender {
  let applications: [Application]

  static let opening = CalendarDate(20, 10, 2020)
  static let closing = CalendarDate(19, 1, 2021)

  /// Every part draws from a stream of its own, so that new words in one part leave the others as they are.
  init(seed: UInt64) {
    var streams = SplitMix64(seed: seed)
    var amounts = SplitMix64(seed: streams.next())
    var projects = Project.granted(&amounts)
    projects += Project.notGranted(&amounts)
    var assessment = SplitMix64(seed: streams.next())
    Project.assess(&projects, &assessment)
    var order = SplitMix64(seed: streams.next())
    order.shuffle(&projects)
    var dates = SplitMix64(seed: streams.next())
    let submissions = Self.submissions(projects.count, &dates)
    var draft = ApplicationDraft(seed: streams.next())
    applications = zip(projects, submissions).enumerated().map { index, pair in
      draft.application(number: index + 1, project: pair.0, submitted: pair.1)
    }
  }

  /// Most come in the last days.
  private static func submissions(_ count: Int, _ random: inout SplitMix64) -> [CalendarDate] {
    let length = closing - opening
    return (0..<count).map { _ in
      let daysLeft = random.percent(45) ? random.below(8) : random.below(length + 1)
      return closing + -daysLeft
    }.sorted()
  }
}
