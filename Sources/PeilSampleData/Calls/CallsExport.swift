/// The overviews of three tenders, each as another hand exported it.
struct CallsExport {
  let in2018: Call
  let in2019: Call
  let in2020: Call

  init(_ tender: Tender, seed: UInt64) {
    var streams = SplitMix64(seed: seed)
    in2018 = Call(.in2018, seed: streams.next()).naming(CallPlan.bottlenecksOf2018, seed: streams.next())
    let unlucky = in2018.applications.filter { $0.outcome != .granted }.map(\.applicant)
    in2019 = Call(.in2019, returning: unlucky, seed: streams.next())
    in2020 = Call(tender)
  }

  func files() throws(SampleDataError) -> [SampleFile] {
    [try overviewOf2018().encoded(), try overviewOf2019().encoded(), try overviewOf2020().encoded()]
  }

  /// A script's file: UTF-8, commas, decimal points, days as year-month-day; one line stands in it twice.
  private func overviewOf2018() -> ExportFile {
    var file = ExportFile(
      path: "mkbidee-calls/tender-2018.csv",
      header: [
        "aanvraagnummer", "kvk", "aanvrager", "ingediend", "gevraagd", "uitkomst", "besloten", "toegekend",
        "knelpunten",
      ],
      style: .script)
    for (index, application) in in2018.applications.enumerated() {
      file.append([
        application.identifier, application.applicant.chamberNumber, application.applicant.name,
        application.submitted.international, DutchAmount.pointed.text(application.requested),
        Self.wordOf2018(application.outcome, at: index), application.decided.international,
        application.outcome == .granted ? DutchAmount.pointed.text(application.granted) : "",
        application.bottlenecks.joined(separator: "|"),
      ])
    }
    let granted = in2018.applications.indices.filter { in2018.applications[$0].outcome == .granted }
    file.double(granted[3], before: granted[3] + 2)
    return file
  }

  /// In that year the agency had words of its own for what became of an application; some end in a blank.
  private static func wordOf2018(_ outcome: Project.Outcome, at index: Int) -> String {
    let word =
      switch outcome {
      case .granted: "verleend"
      case .refused: "afgewezen"
      case .refusedOnCeiling: "plafond bereikt"
      case .withdrawn: "ingetrokken"
      case .inadmissible: "buiten behandeling"
      }
    return index % 29 == 11 ? word + " " : word
  }

  /// The case-management system's file: Windows-1252, semicolons, decimal commas, amounts in several styles.
  private func overviewOf2019() -> ExportFile {
    var file = ExportFile(
      path: "mkbidee-calls/tender-2019.csv",
      header: [
        "Aanvraagnummer", "KvK-nummer", "Naam aanvrager", "Indieningsdatum", "Gevraagde subsidie", "Besluit",
        "Besluitdatum", "Verleend bedrag",
      ])
    for (index, application) in in2019.applications.enumerated() {
      let isGranted = application.outcome == .granted
      let requested: DutchAmount = index % 9 == 4 ? .plain : index % 23 == 7 ? .euroWord : .euroSign
      file.append([
        application.identifier, application.applicant.chamberNumber, application.applicant.name,
        application.submitted.dutch,
        !isGranted && index % 61 == 30 ? "onbekend" : requested.text(application.requested),
        index % 37 == 12 ? application.outcome.rawValue.uppercased() : application.outcome.rawValue,
        application.decided.dutch,
        isGranted ? DutchAmount.euroSign.text(application.granted) : "n.v.t.",
      ])
    }
    return file
  }

  /// A spreadsheet's file: UTF-16, tabs, and at the foot the line of totals that its maker had in view.
  private func overviewOf2020() -> ExportFile {
    var file = ExportFile(
      path: "mkbidee-calls/tender-2020.csv",
      header: [
        "Aanvraagnummer", "KvK-nummer", "Naam aanvrager", "Ingediend op", "Gevraagd", "Besluit", "Besloten op",
        "Verleend",
      ],
      style: .spreadsheet)
    for application in in2020.applications {
      file.append([
        application.identifier, application.applicant.chamberNumber, application.applicant.name,
        application.submitted.padded, DutchAmount.plain.text(application.requested), application.outcome.rawValue,
        application.decided.padded,
        application.outcome == .granted ? DutchAmount.plain.text(application.granted) : "",
      ])
    }
    let applications = in2020.applications
    file.append([
      "Totaal", "", "", "", DutchAmount.plain.text(applications.reduce(0) { $0 + $1.requested }), "", "",
      DutchAmount.plain.text(applications.reduce(0) { $0 + $1.granted }),
    ])
    return file
  }
}
