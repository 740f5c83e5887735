/// How a granted project went, as known on 30 June 2024.
struct Realisation {
  static let header = [
    "Startdatum", "Einddatum", "Aantal lerenden", "Voorschot", "Vastgesteld bedrag", "Vaststellingsdatum", "Status",
  ]

  private enum Status: String {
    case settled = "Vastgesteld"
    case endedEarly = "Voortijdig beëindigd"
    case settling = "Vaststelling in behandeling"
    case running = "Lopend"
  }

  let fields: [String]

  init(of application: Application, _ random: inout SplitMix64) {
    let statuses: [Status] = [.settled, .endedEarly, .settling, .running]
    let status = statuses[random.index(weights: [74, 5, 13, 8])]
    let start = CalendarDate(1, 5 + random.index(weights: [30, 30, 15, 10, 15]), 2021)
    let end = start.lastDay(afterYears: 2)
    let granted = application.project.subsidy
    let advance = (granted * 9 + 5) / 10
    let settled = Self.settledAmount(granted, status, &random)
    let settledOn = end + random.between(45, 230)
    let learners = application.learners * random.between(70, 115) / 100
    let isSettled = status == .settled || status == .endedEarly
    let unknown = status == .running ? "" : "n.v.t."
    fields = [
      start.dutch, end.dutch,
      isSettled ? String(status == .endedEarly ? learners / 3 : learners) : unknown,
      DutchAmount.grouped.text(advance),
      isSettled ? DutchAmount.grouped.text(settled) : unknown,
      isSettled ? settledOn.dutch : unknown,
      status.rawValue,
    ]
  }

  /// Never more than was granted; a third of the projects account for all of it.
  private static func settledAmount(_ granted: Int, _ status: Status, _ random: inout SplitMix64) -> Int {
    if status == .endedEarly { return granted * random.between(20, 60) / 100 }
    return random.percent(35) ? granted : granted * random.between(8_200, 9_990) / 10_000
  }
}
