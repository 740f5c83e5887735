/// What the province exports of the regional tender: its applications, and the ceilings of its two compartments.
struct RegionalTenderExport {
  let seed: UInt64

  func files() throws(SampleDataError) -> [SampleFile] {
    var plan = RegionalTenderPlan(seed: seed)
    var file = ExportFile(
      path: "regional-tender/aanvragen.csv",
      header: ["Aanvraagnummer", "Compartiment", "Compleet op", "Score", "Gevraagd", "Besluit", "Verleend"])
    for (index, one) in plan.applications().enumerated() {
      let number = String(index + 1)
      let asked = DutchAmount.euroSign.text(one.asked * 100)
      file.append([
        "RT22-" + String(repeating: "0", count: 3 - number.count) + number, one.compartment.rawValue,
        one.complete.dutch,
        one.score.map { "\($0 / 10),\($0 % 10)" } ?? "", asked, one.decision.rawValue,
        one.decision == .granted ? asked : "",
      ])
    }
    var ceilings = ExportFile(path: "regional-tender/plafonds.csv", header: ["Compartiment", "Plafond"])
    for one in plan.ceilings {
      ceilings.append([one.compartment.rawValue, DutchAmount.euroSign.text(one.euros * 100)])
    }
    return [try file.encoded(), try ceilings.encoded()]
  }
}
