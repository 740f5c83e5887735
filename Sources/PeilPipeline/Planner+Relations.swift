import PeilCore
import PeilDiagnostics

/// Sources that are a table or Parquet, which only an outside engine reads.
extension Planner {
  /// What a source is where it is no delimited file; says what is wrong with the place it is read from.
  func relation(of entry: Setting.Entry) -> EngineRelation? {
    let places = Self.places.compactMap { key in entry.value.map?.first { $0.key.text == key } }
    guard let first = places.first else {
      reportNoPlace(entry)
      return nil
    }
    for other in places.dropFirst() {
      report(
        .error(
          "two-places", "'\(other.key.text)' stands beside '\(first.key.text)': a source is read from one place",
          at: other.key.span, label: "leave one of them out"))
    }
    guard first.key.text != "file" else { return nil }
    checkCompany(of: first.key.text, entry)
    guard first.key.text == "table" else { return .parquet }
    guard let text = first.value.text, !text.text.isEmpty else { return .table([]) }
    guard let parts = EngineRelation.parts(of: text.text) else {
      report(
        .error(
          "table-name", "'\(text.text)' is no name of a table", at: text.span,
          label: "write applications, or register.applications",
          details: ["a part that holds a point or a quote stands in double quotes, as in 'register.\"a.b\"'"]))
      return .table([])
    }
    return .table(parts)
  }

  private static let places = ["file", "table", "parquet"]

  /// The files of a source that is no delimited file; a table stands for one.
  func files(of relation: EngineRelation, _ entry: Setting.Entry) -> [PlannedFile] {
    switch relation {
    case .parquet: return namedFiles(entry.value["parquet"], of: entry.key.text).flatMap(\.files)
    case .table(let parts):
      guard !parts.isEmpty, let name = entry.value["table"]?.text?.text else { return [] }
      return [PlannedFile(path: name, shownPath: name)]
    }
  }

  private func reportNoPlace(_ entry: Setting.Entry) {
    // A key that was misspelt is not missing as well.
    let known = PipelineLanguage.source.map(\.name)
    let meant = (entry.value.map ?? []).filter { !known.contains($0.key.text) }
      .compactMap { WordElsewhere.meant(by: $0.key.text, among: known) }
    guard !Self.places.contains(where: meant.contains) else { return }
    report(
      .error(
        "missing-option", "'\(entry.key.text)' needs 'file'", at: entry.key.span,
        details: PipelineLanguage.source.filter { Self.places.contains($0.name) }.map { "\($0.name): \($0.summary)" }))
  }

  /// What says how a delimited file is written means nothing for a table, and would be passed over in silence.
  private func checkCompany(of place: String, _ entry: Setting.Entry) {
    let noun = place == "table" ? "a table" : "Parquet"
    func refuse(_ key: SourceText, _ advice: String) {
      report(
        .error("key-without-meaning", "'\(key.text)' means nothing for \(noun)", at: key.span, label: advice))
    }
    let words = PipelineLanguage.fields.map(\.name)
    let known = PipelineLanguage.format.map(\.name)
    // A schema may tell of files besides.
    let isOwn = entry.value["schema"] == nil
    for key in (entry.value["format"]?.map ?? []).map(\.key) where known.contains(key.text) && isOwn {
      if !words.contains(key.text) { refuse(key, "it says how a delimited file is written") }
    }
    if let mended = entry.value.map?.first(where: { $0.key.text == "mended" }) {
      refuse(mended.key, "mend the rows where they stand")
    }
    guard place == "table" else { return }
    for column in entry.value["columns"]?.map ?? [] {
      if let part = column.value.map?.first(where: { $0.key.text == "from-file" }) {
        refuse(part.key, "there is no file whose name could be read")
      }
    }
  }
}
