/// The register of the first round of the SLIM scheme of 2020.
struct SlimExport {
  private struct Line {
    let application: SlimApplication
    let applicant: Organisation
  }

  private let lines: [Line]

  init(seed: UInt64) {
    var streams = SplitMix64(seed: seed)
    var applications = SlimPlan.all.flatMap { SlimApplication.all($0, seed: streams.next()) }
    var order = SplitMix64(seed: streams.next())
    order.shuffle(&applications)
    var sectors = SplitMix64(seed: streams.next())
    var register = OrganisationRegister(seed: streams.next(), after: 5_000)
    lines = applications.enumerated().sorted {
      ($0.element.submitted, $0.offset) < ($1.element.submitted, $1.offset)
    }.map { _, application in
      let sector = Vocabulary.sectors[sectors.index(weights: Vocabulary.sectors.map(\.weight))]
      return Line(application: application, applicant: register.firm(in: sector))
    }
  }

  func files() throws(SampleDataError) -> [SampleFile] {
    [try registerFile().encoded()]
  }

  private func registerFile() -> ExportFile {
    var file = ExportFile(
      path: "slim-2020/aanvragen.csv",
      header: [
        "Projectnummer", "KvK-nummer", "Naam", "Type aanvrager", "Datum ontvangst", "Gevraagd bedrag", "Besluit",
        "Verleend bedrag", "Activiteiten",
      ],
      style: .reportWriter)
    for (index, line) in lines.enumerated() {
      file.append(record(of: line, at: index))
    }
    let granted = lines.indices.filter { lines[$0].application.outcome == .granted }
    let refused = lines.indices.filter { lines[$0].application.outcome == .refused }
    // From the back, so that the places in front stay as they are.
    for index in [granted[500], refused[40]].sorted(by: >) {
      file.double(index, before: index + 1)
    }
    return file
  }

  private func record(of line: Line, at index: Int) -> [String] {
    let application = line.application
    let isGranted = application.outcome == .granted
    return [
      Self.identifier(index + 1), line.applicant.chamberNumber, Self.plainApostrophes(line.applicant.name),
      Self.kindWord(application.plan.kind, at: index), application.submitted.dutch,
      !isGranted && index % 211 == 17 ? "onbekend" : DutchAmount.grouped.text(application.requested),
      application.outcome.rawValue, isGranted ? DutchAmount.euroSign.text(application.granted) : "",
      application.activities.joined(separator: ", "),
    ]
  }

  private static func identifier(_ number: Int) -> String {
    let digits = String(number)
    return "SLIM20-" + String(repeating: "0", count: 5 - digits.count) + digits
  }

  /// Typed by hand: in capitals here and there, or with a blank behind it.
  private static func kindWord(_ kind: String, at index: Int) -> String {
    index % 97 == 13 ? kind.uppercased() : index % 131 == 50 ? kind + "  " : kind
  }

  /// The encoding has no curly ones.
  private static func plainApostrophes(_ name: String) -> String {
    String(name.map { $0 == "’" ? "'" : $0 })
  }
}
