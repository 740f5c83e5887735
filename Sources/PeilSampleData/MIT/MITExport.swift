/// The register of filed applications, the notary's draw, the decisions, and what was published of them.
struct MITExport {
  private let applications: [MITApplication]

  init(seed: UInt64) {
    applications = MITApplication.all(seed: seed)
  }

  func files() throws(SampleDataError) -> [SampleFile] {
    [
      try applicationFile().encoded(), try drawFile().encoded(), try decisionFile().encoded(),
      try publishedFile().encoded(),
    ]
  }

  private func applicationFile() -> ExportFile {
    var file = ExportFile(
      path: "mit-2019/aanvragen.csv",
      header: [
        "Aanvraagnummer", "KvK-nummer", "Naam", "Topsector", "Provincie", "Ontvangen", "Projectkosten",
        "Gevraagde subsidie",
      ])
    for (index, application) in applications.enumerated() {
      file.append([
        application.identifier, application.applicant.chamberNumber, application.applicant.name,
        application.topSector, index % 83 == 40 ? "onbekend" : application.province, application.submitted.dutch,
        DutchAmount.grouped.text(application.costs), DutchAmount.euroSign.text(application.requested),
      ])
    }
    file.double(200, before: 203)
    return file
  }

  /// In the order of the lots; the notary writes in capitals.
  private func drawFile() -> ExportFile {
    var file = ExportFile(path: "mit-2019/loting.csv", header: ["Lotnummer", "Aanvraagnummer", "Uitslag"])
    for application in applications.sorted(by: { $0.lot < $1.lot }) {
      file.append([
        String(application.lot), application.identifier,
        application.outcome == .drawnOut ? "NIET INGELOOT" : "INGELOOT",
      ])
    }
    return file
  }

  private func decisionFile() -> ExportFile {
    var file = ExportFile(
      path: "mit-2019/besluiten.csv", header: ["Aanvraagnummer", "Besluit", "Besluitdatum", "Verleend bedrag"])
    for (index, application) in applications.enumerated() {
      let isGranted = application.outcome == .granted
      file.append([
        application.identifier, index % 59 == 20 ? application.outcome.rawValue + " " : application.outcome.rawValue,
        application.decided.dutch, isGranted ? DutchAmount.euroSign.text(application.requested) : "n.v.t.",
      ])
    }
    return file
  }

  private func publishedFile() -> ExportFile {
    var file = ExportFile(
      path: "mit-2019/gepubliceerd.csv",
      header: ["Ronde", "Ingediend", "Niet ingeloot", "Afgewezen", "Toegekend", "Ingeloot volgens de tekst"])
    file.append([
      "2019", String(MITPlan.filed), String(MITPlan.notDrawn), String(MITPlan.refusedAsPublished),
      String(MITPlan.granted), String(MITPlan.drawnInText),
    ])
    return file
  }
}
