import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilTable
import PeilValues

extension Planner {
  /// Plans the sources in the order declared.
  func planSources() {
    for entry in entries("sources") { plan(source: entry) }
  }

  private func plan(source entry: Setting.Entry) {
    let name = entry.key.text
    guard entry.value.map != nil else { return }
    if name == "reasons" {
      report(
        .error(
          "reserved-name", "a source cannot be called 'reasons': rejects/reasons.csv says why rows were rejected",
          at: entry.key.span, label: "choose another name"))
    }
    let format = SourceFormat(entry.value["format"], isSound: isSound)
    diagnostics += format.diagnostics
    let relation = relation(of: entry, dialect: format.dialect)
    let named = relation == nil ? namedFiles(entry.value["file"], of: name) : []
    let path = named.first?.text
    let files = relation.map { self.files(of: $0, entry) } ?? named.flatMap(\.files)
    let mended = entry.value["mended"]?.text.map { PlannedFile(path: resolved($0.text), shownPath: $0.text) }
    let found = path.flatMap { path in format.dialect.flatMap { readHeaders(name, path, files, $0) } }
    if let found, let mended, let text = entry.value["mended"]?.text, let dialect = format.dialect {
      checkMended(name, mended, text, dialect, found)
    }
    let declared = (entry.value["columns"]?.map ?? [])
    let key = key(of: entry, declared: declared)
    let grain = key.map { Grain($0) } ?? Grain.rows(of: name)

    var columns: [(format: ColumnFormat, column: Column)] = []
    var declaredHeaders: [(header: String, text: SourceText)] = []
    var isComplete = entry.value["columns"]?.map != nil && entry.value["key"] != nil
    for column in declared {
      let reader = ColumnPlanner(
        entry: column, fields: format.fields, dates: entry.value["format"]?["dates"],
        encoding: format.dialect?.encoding ?? .utf8, grain: grain,
        isKey: key?.contains(column.key.text) == true, files: (files + (mended.map { [$0] } ?? [])).map(\.shownPath),
        references: references)
      let planned = isSound(column.value, .options(PipelineLanguage.column)) ? reader.plan() : nil
      diagnostics += planned?.diagnostics ?? []
      guard let planned, let read = planned.read, NameRule.admits(column.key.text) else {
        isComplete = false
        continue
      }
      if let text = planned.knownWhen { knownWhen[text.text] = text }
      if read.format.fixedWords == nil { declaredHeaders.append((read.format.header, planned.headerText)) }
      columns.append(read)
    }
    if let found, let path, let dialect = format.dialect, !isSeparatorLine(found, name, path, files, dialect) {
      check(declaredHeaders, in: found, path)
    }
    guard isComplete else { return }
    let schema = Schema(columns: columns.map(\.column), grain: grain)
    schemas[name] = schema
    guard !files.isEmpty, let dialect = format.dialect, let limit = rejectLimit(entry.value["reject-limit"]) else {
      return
    }
    let read = Set(columns.map(\.format).filter { $0.fixedWords == nil }.map(\.header))
    var source = PlannedSource(
      name: name, files: files, mended: relation == nil ? mended : nil, format: relation == nil ? dialect : CSVFormat(),
      columns: columns.map(\.format), schema: schema, key: key, rejectLimit: limit,
      ignoredHeaders: (found ?? []).filter { !read.contains($0) }, span: entry.key.span)
    if let relation {
      source.relation = relation
      source.columnSpans = Dictionary(declared.map { ($0.key.text, $0.key.span) }) { first, _ in first }
    }
    sources.append(source)
  }

  func resolved(_ path: String) -> String { path == "-" ? path : PipelinePath.resolved(path, in: file) }

  /// The files that each path of `file` names: itself, or those that a pattern fits.
  func namedFiles(_ setting: Setting?, of source: String) -> [(text: SourceText, files: [PlannedFile])] {
    let paths = texts(setting).filter { !$0.text.isEmpty }
    var named: [(text: SourceText, files: [PlannedFile])] = []
    for path in paths {
      guard FilePattern.isPattern(path.text), !PipelinePath.isAddress(path.text) else {
        named.append((path, [PlannedFile(path: resolved(path.text), shownPath: path.text)]))
        continue
      }
      if let found = placed(at: path, { try headers.files(of: source, matching: path.text, in: file) }) {
        named.append((path, found))
      }
    }
    checkRepeated(named)
    return named
  }

  /// A file that stands twice would count its rows twice; standard input can be one source only.
  private func checkRepeated(_ named: [(text: SourceText, files: [PlannedFile])]) {
    var seen: Set<String> = []
    for (text, files) in named {
      for file in files where !seen.insert(file.path).inserted {
        report(.error("repeated-file", "'\(file.shownPath)' is named twice: its rows would count twice", at: text.span))
      }
      if text.text == "-", sources.contains(where: { $0.files.contains { $0.path == "-" } }) {
        report(.error("repeated-input", "standard input is read by another source already", at: text.span))
      }
    }
  }

  private func readHeaders(
    _ source: String, _ path: SourceText, _ files: [PlannedFile], _ format: CSVFormat
  ) -> [String]? {
    placed(at: path) { try headers.headers(of: source, paths: files.map(\.path), format: format) }
  }

  /// A mended file has the source's own header.
  private func checkMended(
    _ source: String, _ mended: PlannedFile, _ text: SourceText, _ format: CSVFormat, _ headers: [String]
  ) {
    var format = format
    format.footerLines = 0
    let own = placed(at: text) { try self.headers.headers(of: source, paths: [mended.path], format: format) }
    guard let own, own != headers else { return }
    report(
      .error(
        "other-header", "the mended records have another header than the source", at: text.span,
        details: ["it is: \(shown(own))", "the source has: \(shown(headers))"]))
  }

  /// What reading comes to; what stands in the way is reported where the path is written.
  private func placed<Value>(at path: SourceText, _ read: () throws -> Value) -> Value? {
    do {
      return try read()
    } catch let error as any DiagnosticConvertible {
      for diagnostic in error.diagnostics {
        var placed = diagnostic
        placed.span = placed.span ?? path.span
        if placed.code == "missing-file", !path.text.hasPrefix("/") {
          placed.details.append("paths in a pipeline file begin at its own folder")
        }
        report(placed)
      }
    } catch {
      report(.error("unreadable-source", "'\(path.text)' cannot be read: \(error)", at: path.span, exit: .noInput))
    }
    return nil
  }

  private func check(_ declared: [(header: String, text: SourceText)], in headers: [String], _ path: SourceText) {
    let names = Set(headers)
    if declared.count > 1, !declared.contains(where: { names.contains($0.header) }) {
      return reportStrangeHeader(declared.map(\.header), headers, path)
    }
    for (header, text) in declared { checkHeader(header, text, in: headers, path.text) }
  }

  /// One error where nothing that was declared is there: the line that was read as header is another, or read wrongly.
  private func reportStrangeHeader(_ declared: [String], _ headers: [String], _ path: SourceText) {
    let guesses = delimiterHint(headers)
    report(
      .error(
        "unknown-header", "none of the \(declared.count) declared headers stands in '\(path.text)'", at: path.span,
        details: [
          "its first line was read as: \(shown(headers))", "declared are: \(shown(declared))",
        ] + (guesses.isEmpty ? ["a file begins with its header; 'from' names a header as it stands there"] : guesses)))
  }

  private func checkHeader(_ header: String, _ text: SourceText, in headers: [String], _ path: String) {
    let count = headers.count { $0 == header }
    if count > 1 {
      report(
        .error(
          "duplicate-header", "the header '\(header)' stands \(count) times in '\(path)'", at: text.span,
          label: "give it one meaning in the file"))
    } else if count == 0 {
      let near = nearestName(to: header, among: headers)
      let hints = delimiterHint(headers)
      let renamed = "where the export calls it otherwise now, put that name behind 'from'"
      report(
        .error(
          "unknown-header", "no header '\(header)' in '\(path)'", at: text.span,
          label: near.map { "did you mean '\($0)'?" },
          details: ["headers there: \(shown(headers))"] + (hints.isEmpty && near == nil ? [renamed] : hints)))
    }
  }

  private func shown(_ headers: [String]) -> String { listed(headers.lazy.map { shortened($0) }, limit: 12) }

  /// Whether the header that was read is the line above it that tells Excel the delimiter; then that is reported, with the
  /// header itself.
  private func isSeparatorLine(
    _ headers: [String], _ source: String, _ path: SourceText, _ files: [PlannedFile], _ format: CSVFormat
  ) -> Bool {
    guard let first = headers.first, first.lowercased().hasPrefix("sep="), headers.count <= 2 else { return false }
    var below = format
    below.skippedLines += 1
    var header = (try? self.headers.headers(of: source, paths: files.map(\.path), format: below)) ?? []
    var remedy = "skip-lines: \(below.skippedLines)"
    // Read with the delimiter that it names, the line falls into two and names none.
    if header.count < 2, let named = first.utf8.dropFirst(4).first {
      below.delimiter = named
      header = (try? self.headers.headers(of: source, paths: files.map(\.path), format: below)) ?? []
      remedy += " and delimiter: " + (named == UInt8(ascii: "\t") ? "tab" : "\"\(Character(UnicodeScalar(named)))\"")
    }
    report(
      .error(
        "separator-line", "'\(path.text)' begins with a line that tells Excel the delimiter, and not with its header",
        at: path.span,
        details: (header.isEmpty ? [] : ["the header is on the line below it: \(shown(header))"])
          + ["add \(remedy) to the source's format"]))
    return true
  }

  /// What to try where the header was read as one field that holds another delimiter.
  private func delimiterHint(_ headers: [String]) -> [String] {
    guard headers.count == 1, let only = headers.first else { return [] }
    for (sign, written) in [(";", "\";\""), ("\t", "tab"), ("|", "\"|\""), (",", "\",\"")] where only.contains(sign) {
      return ["the whole header was read as one: is the delimiter another? try format: {delimiter: \(written)}"]
    }
    return []
  }

  /// The key columns; nil where the source declares none, or where what stands there is wrong.
  private func key(of entry: Setting.Entry, declared: [Setting.Entry]) -> [String]? {
    let names = texts(entry.value["key"])
    if names.map(\.text) == ["none"] { return nil }
    let columns = declared.map(\.key.text)
    for name in names where !name.text.isEmpty && !columns.contains(name.text) {
      report(
        .error(
          "unknown-column", "the key '\(name.text)' is not a column of '\(entry.key.text)'", at: name.span,
          label: nearestName(to: name.text, among: columns).map { "did you mean '\($0)'?" },
          details: [
            "columns here: \(listed(columns, limit: 12))", "'key: none' says that nothing tells the rows apart",
          ]))
    }
    return names.isEmpty ? nil : names.map(\.text)
  }

  private func rejectLimit(_ setting: Setting?) -> RejectLimit? {
    guard let text = setting?.text else { return setting == nil ? .rows(0) : nil }
    if text.text.hasSuffix("%"), let share = WrittenNumber.share(text.text) { return .share(share) }
    if let rows = WrittenNumber.integer(text.text), rows >= 0 { return .rows(rows) }
    report(
      .error(
        "reject-limit", "'\(text.text)' is neither a number of rows nor a share", at: text.span,
        label: "write 10 or 0.5%"))
    return nil
  }
}
