/// The six files of the tender.
struct TenderExport {
  let applications: [Application]
  let blemishes: Blemishes
  let seed: UInt64

  init(_ tender: Tender, seed: UInt64) {
    applications = tender.applications
    blemishes = Blemishes(tender.applications)
    self.seed = seed
  }

  func files() throws(SampleDataError) -> [SampleFile] {
    [
      try applicationFile().encoded(), try decisionFile().encoded(), try participantFile().encoded(),
      try assessmentFile().encoded(), try projectFile().encoded(), try budgetFile().encoded(),
    ]
  }

  private func file(_ name: String, header: [String]) -> ExportFile {
    ExportFile(path: "mkbidee-2020/\(name).csv", header: header)
  }

  private func applicationFile() -> ExportFile {
    var file = file(
      "aanvragen",
      header: [
        "Aanvraagnummer", "KvK-nummer", "Naam aanvrager", "Indieningsdatum", "Vorm", "Sector", "Grootteklasse",
        "Provincie", "Omschrijving knelpunt", "Knelpunten", "Oplossingen", "Projectkosten", "Subsidiabele kosten",
        "Gevraagde subsidie", "Aantal lerenden begroot",
      ])
    for (index, application) in applications.enumerated() {
      file.append(record(of: application, at: index))
    }
    file.double(blemishes.doubled, before: min(blemishes.doubled + 3, applications.count))
    return file
  }

  private func record(of application: Application, at index: Int) -> [String] {
    let project = application.project
    let requestedStyle: DutchAmount = index % 7 == 3 ? .plain : index % 31 == 5 ? .euroWord : .euroSign
    return [
      application.identifier,
      application.applicant.chamberNumber,
      blemishes.name(of: application.applicant),
      application.submitted.dutch,
      blemishes.form[index] ?? (project.partners.isPartnership ? "Samenwerkingsverband" : "Solo"),
      blemishes.sector[index] ?? application.sector.name,
      blemishes.sizeClass[index] ?? Vocabulary.sizeClasses[application.sizeClass],
      blemishes.province[index] ?? application.province,
      blemishes.problem[index] ?? application.problem,
      blemishes.bottlenecks[index] ?? application.bottlenecks.map(\.name).joined(separator: "|"),
      application.solutions.joined(separator: "|"),
      DutchAmount.grouped.text(project.costs),
      DutchAmount.grouped.text(application.eligibleCosts),
      requestedStyle.text(project.requested),
      blemishes.learners[index] ?? String(application.learners),
    ]
  }

  private func decisionFile() -> ExportFile {
    var file = file(
      "besluiten", header: ["Aanvraagnummer", "Besluit", "Besluitdatum", "Budget", "Verleend bedrag"])
    let order = applications.indices.sorted {
      (applications[$0].decided, $0) < (applications[$1].decided, $1)
    }
    for (place, index) in order.enumerated() {
      if place == 40 { file.append(Blemishes.orphan) }
      let application = applications[index]
      let isGranted = application.project.outcome == .granted
      file.append([
        application.identifier,
        blemishes.outcome[index] ?? application.project.outcome.rawValue,
        application.decided.dutch,
        isGranted ? application.project.compartment.rawValue : "",
        isGranted ? DutchAmount.euroSign.text(application.project.subsidy) : "",
      ])
    }
    return file
  }

  private func participantFile() -> ExportFile {
    var file = file(
      "deelnemers",
      header: ["Aanvraagnummer", "Volgnummer", "KvK-nummer", "Naam", "Soort", "Bijdrage in geld", "Bijdrage in natura"]
    )
    for (index, application) in applications.enumerated() {
      for (place, participant) in application.participants.enumerated() {
        let hasNoInKind = place == 0 && blemishes.noInKind.contains(index)
        file.append([
          application.identifier, String(place + 1), participant.organisation.chamberNumber,
          blemishes.name(of: participant.organisation), participant.organisation.kind.rawValue,
          DutchAmount.plain.text(participant.cash),
          hasNoInKind ? "n.v.t." : DutchAmount.plain.text(participant.inKind),
        ])
      }
    }
    return file
  }

  private func assessmentFile() -> ExportFile {
    var file = file("beoordelingen", header: ["Aanvraagnummer"] + Vocabulary.criteria + ["Totaalscore"])
    for application in applications where application.project.outcome.isAssessed {
      let scores = application.project.scores + [application.project.totalScore]
      file.append([application.identifier] + scores.map { "\($0 / 10),\($0 % 10)" })
    }
    return file
  }

  private func projectFile() -> ExportFile {
    var file = file("projecten", header: ["Aanvraagnummer"] + Realisation.header)
    var random = SplitMix64(seed: seed)
    for application in applications where application.project.outcome == .granted {
      file.append([application.identifier] + Realisation(of: application, &random).fields)
    }
    return file
  }

  private func budgetFile() -> ExportFile {
    var file = file("budgetten", header: ["Budget", "Plafond"])
    file.append(["SZW", "2700000"])
    file.append(["EZK", "7300000"])
    return file
  }
}
