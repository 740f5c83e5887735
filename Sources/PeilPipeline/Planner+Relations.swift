import PeilCore
import PeilDiagnostics
import PeilTable

/// Sources that only an outside engine reads: a table, Parquet, or CSV for its own reader.
extension Planner {
  /// What a source is where it is no delimited file; says what is wrong with the place it is read from.
  ///
  /// `dialect` says how a delimited file is written; nil where that has no reading.
  func relation(of entry: Setting.Entry, dialect: CSVFormat?) -> EngineRelation? {
    let places = PipelineLanguage.places.compactMap { key in entry.value.map?.first { $0.key.text == key } }
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
    switch first.key.text {
    case "parquet": return .parquet
    case "csv": return .csv(dialect ?? CSVFormat())
    default: break
    }
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

  /// The files of a source that is no delimited file; a table stands for one.
  func files(of relation: EngineRelation, _ entry: Setting.Entry) -> [PlannedFile] {
    switch relation {
    case .parquet: return namedFiles(entry.value["parquet"], of: entry.key.text).flatMap(\.files)
    case .csv: return namedFiles(entry.value["csv"], of: entry.key.text).flatMap(\.files)
    case .table(let parts):
      guard !parts.isEmpty, let name = entry.value["table"]?.text?.text else { return [] }
      return [PlannedFile(path: name, shownPath: name)]
    }
  }

  /// The keys of `format` that the readers of engines know.
  private static let readerKeys = ["encoding", "delimiter", "quote", "skip-lines"]

  private func reportNoPlace(_ entry: Setting.Entry) {
    // A key that was misspelt is not missing as well.
    let known = PipelineLanguage.source.map(\.name)
    let meant = (entry.value.map ?? []).filter { !known.contains($0.key.text) }
      .compactMap { WordElsewhere.meant(by: $0.key.text, among: known) }
    guard !PipelineLanguage.places.contains(where: meant.contains) else { return }
    report(
      .error(
        "missing-option", "'\(entry.key.text)' needs 'file'", at: entry.key.span,
        details: PipelineLanguage.source.filter { PipelineLanguage.places.contains($0.name) }.map {
          "\($0.name): \($0.summary)"
        }))
  }

  /// What says how a delimited file is written means nothing for a table, and an engine's own reader does not know all of
  /// it; either would be passed over in silence.
  private func checkCompany(of place: String, _ entry: Setting.Entry) {
    let noun = place == "table" ? "a table" : place == "csv" ? "CSV that an engine reads" : "Parquet"
    func refuse(_ key: SourceText, _ advice: String) {
      report(
        .error("key-without-meaning", "'\(key.text)' means nothing for \(noun)", at: key.span, label: advice))
    }
    let words = PipelineLanguage.fields.map(\.name) + (place == "csv" ? Self.readerKeys : [])
    let known = PipelineLanguage.format.map(\.name)
    // A schema may tell of files besides.
    let isOwn = entry.value["schema"] == nil || place == "csv"
    for entry in entry.value["format"]?.map ?? [] where known.contains(entry.key.text) && isOwn {
      let isNone = place == "csv" && entry.key.text == "quote" && entry.value.text?.text == "none"
      if !words.contains(entry.key.text) || isNone {
        refuse(
          entry.key,
          place == "csv"
            ? "no engine reads it so: write 'file' for 'csv', and Peil does"
            : "it says how a delimited file is written")
      }
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
