import PeilCore
import PeilDiagnostics
import PeilTable

extension Planner {
  /// What is published, and how; without `publish` every table as tidy CSV.
  func planPublication(_ planned: [PlannedTable]) -> PublicationSettings {
    let setting = root["publish"]
    let datasets = texts(setting?["datasets"])
    for name in datasets {
      used.insert(name.text)
      if !relationNames.contains(name.text) { reportUnknownDataset(name) }
    }
    let tables = setting?["tables"].map { texts($0) }
    for name in tables ?? [] { checkTable(name) }
    return PublicationSettings(
      formats: formats(texts(setting?["formats"])), source: setting?["source"].map(localized),
      licence: licence(setting?["licence"]?.text), tables: tables?.map(\.text), datasets: datasets.map(\.text),
      report: planReport(setting?["report"], planned), disclosure: planDisclosure(planned))
  }

  /// The human formats: tidy CSV is always written and needs no mention.
  private func formats(_ words: [SourceText]) -> [String] {
    var formats: [String] = []
    for word in words {
      guard PipelineLanguage.formats.contains(where: { $0.word == word.text }) else {
        reportFormat(word)
        continue
      }
      if word.text != "csv", !formats.contains(word.text) { formats.append(word.text) }
    }
    return formats
  }

  private func licence(_ word: SourceText?) -> Licence? {
    guard let word else { return nil }
    if let licence = Licence(word.text) { return licence }
    let names = Licence.known.compactMap(\.name)
    report(
      .error(
        "unknown-licence", "no licence '\(word.text)'", at: word.span,
        label: nearestName(to: word.text, among: names).map { "did you mean '\($0)'?" },
        details: [
          "licences: " + names.joined(separator: ", "), "or the address of its text, which begins with https://",
        ]))
    return nil
  }

  private func reportFormat(_ word: SourceText) {
    let names = PipelineLanguage.formats.map(\.word)
    report(
      .error(
        "unknown-format", "the format '\(word.text)' is not in this release", at: word.span,
        label: WordElsewhere.list(in: word.text, among: names).map { "write \($0)" }
          ?? WordElsewhere.meant(by: word.text, among: names).map { "did you mean '\($0)'?" },
        details: ["there are:"] + ParameterChecker.lines(PipelineLanguage.formats)))
  }

  private func checkTable(_ name: SourceText) {
    let names = entries("tables").flatMap {
      [$0.key.text] + namesOfComparison($0.value["compare"], of: $0.key.text)
        + namesOfSensitivity($0.value["sensitivity"], of: $0.key.text)
    }
    guard !names.contains(name.text) else { return }
    report(
      .error(
        "unknown-table", "no table '\(name.text)'", at: name.span,
        label: nearestName(to: name.text, among: names).map { "did you mean '\($0)'?" },
        details: ["tables here: \(listed(names, limit: 20))"]))
  }
}
