import PeilCore
import PeilDiagnostics
import PeilTable

/// Exports that the engine reads with a reader of its own.
///
/// What that reader cannot read is handed on as it stands, as a record that no header fits: Peil's reader rejects it, and the
/// ledger closes. What the reader would change without a word ends the run.
extension RelationReader {
  /// The exports of a source with their headers, asked of the engine.
  func exports(
    of source: PlannedSource, number: Int, _ relation: EngineRelation, _ format: CSVFormat
  ) throws -> [Found] {
    var all: [Found] = []
    for (place, file) in source.files.enumerated() {
      let export = DelimitedExport(
        dialect: dialect, format: format, file: file, name: "peil_csv_\(number)_\(place)")
      if let obstacle = export.obstacle {
        throw refusal(of: source, file, "\(dialect.engineName) does not read '\(file.shownPath)' itself", [obstacle])
      }
      let line: ResultRows
      do {
        for statement in export.linePreparations { try console.execute(statement, isTold: false) }
        line = try console.ask(export.firstLine, columns: 1, isTold: false)
      } catch let failure {
        throw self.refusal(failure, source, relation, file)
      }
      guard let text = line.texts(0).first ?? nil else {
        throw refusal(of: source, file, "'\(file.shownPath)' is empty: there is no header", [])
      }
      guard let headers = export.headers(in: text.utf8) else {
        throw refusal(
          of: source, file, "the header of '\(file.shownPath)' does not end where its first line ends",
          ["its first line is: \(text)"])
      }
      for statement in export.preparations(columns: headers.count) { try console.execute(statement, isTold: false) }
      let columns = headers.enumerated().map { EngineColumn(name: $0.element, type: "VARCHAR", place: "c\($0.offset)") }
      all.append(
        Found(file: file, relation: export.relation(columns: columns.count), columns: columns, export: export))
    }
    let problems = all.flatMap { columnProblems(of: source, $0) + repeatedHeaders(of: source, $0) }
    guard problems.isEmpty else { throw DiagnosticsError(problems) }
    return all
  }

  /// Ends the run where the reader would change what stands in the file, and nobody would know.
  func refuseChanges(_ export: DelimitedExport, _ found: Found, of source: PlannedSource) throws {
    for (query, meaning) in export.silentChanges(columns: found.columns.count) {
      let count = try console.ask(query, columns: 1, isTold: false).integers(0).first ?? 0
      guard count > 0 else { continue }
      throw refusal(
        of: source, found.file, "\(dialect.engineName)'s own reader would change '\(found.file.shownPath)'",
        ["it has \(count) \(meaning)"])
    }
  }

  /// Puts what the reader could not read behind the rows, each as a record with another number of fields than the header.
  func appendPutAside(_ export: DelimitedExport, _ found: Found, of source: PlannedSource, to path: String) throws {
    let aside = try console.ask(export.putAside, columns: 3, isTold: false)
    guard aside.count > 0 else { return }
    let width = Set(source.columns.filter { $0.fixedWords == nil }.map(\.header)).count
    let filling = width == 2 ? ",\"\"" : ""
    var lines = ""
    for (record, reason) in zip(aside.texts(0), aside.texts(1)) {
      lines += "\(Self.quoted(record ?? "")),\(Self.quoted(reason ?? ""))\(filling)\n"
    }
    try StagingFile(path, for: dialect, isNew: false).append(Array(lines.utf8), rows: aside.count)
  }

  private func repeatedHeaders(of source: PlannedSource, _ found: Found) -> [Diagnostic] {
    source.columns.compactMap { column in
      guard column.fixedWords == nil, found.columns.count(where: { $0.name == column.header }) > 1 else { return nil }
      return .error(
        "repeated-header", "'\(column.header)' stands more than once in the header of '\(found.file.shownPath)'",
        at: source.columnSpans[column.name] ?? source.span, details: ["give the columns of the export different names"])
    }
  }

  private func refusal(
    of source: PlannedSource, _ file: PlannedFile, _ message: String, _ details: [String]
  ) -> DiagnosticsError {
    DiagnosticsError([
      .error(
        "csv-unread", message, at: source.span,
        details: details + ["write 'file' for 'csv' in source '\(source.name)': Peil's own reader takes it then"],
        exit: .data)
    ])
  }

  private static func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
}
