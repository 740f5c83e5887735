import PeilCore
import PeilDiagnostics
import PeilTable

/// Holds the columns of tables, Parquet files and exports for the engine's own reader against those that a source declares,
/// and has their rows written as delimited files, which are then read like any other.
///
/// A table has no order: rows are written in that of the key and then of all other columns, so that the same rows give the
/// same file. An export has one, and keeps it.
struct RelationReader {
  let dialect: SQLDialect
  let console: EngineConsole

  /// What was found of one file of a source, or of a table.
  struct Found {
    let file: PlannedFile
    /// The relation as it stands in a query.
    let relation: String
    let columns: [EngineColumn]
    /// How the engine's own reader reads it; nil for what is no export.
    var export: DelimitedExport?

    func column(_ header: String) -> EngineColumn? { columns.first { $0.name == header } }
  }

  /// Throws what is wrong with the columns of a source, each at its place in the pipeline file.
  func check(_ source: PlannedSource, number: Int) throws { _ = try found(source, number) }

  /// Writes a source's rows into a folder; the source then reads what was written.
  func stage(_ source: PlannedSource, in folder: String, number: Int) throws -> PlannedSource {
    let found = try found(source, number)
    var columns = source.columns
    for place in columns.indices { columns[place] = try format(columns[place], of: source, found) }
    var files: [PlannedFile] = []
    for (place, one) in found.enumerated() {
      let path = "\(folder)/rows-\(number)-\(place).csv"
      if let export = one.export { try refuseChanges(export, one, of: source) }
      try console.write(query(source, one), to: path)
      if let export = one.export { try appendPutAside(export, one, of: source, to: path) }
      files.append(PlannedFile(path: path, shownPath: one.file.shownPath))
    }
    let read = Set(source.columns.map(\.header))
    return source.staged(
      in: files, columns: columns,
      ignoredHeaders: (found.first?.columns ?? []).map(\.name).filter { !read.contains($0) })
  }

  // MARK: Columns

  private func found(_ source: PlannedSource, _ number: Int) throws -> [Found] {
    guard let relation = source.relation else { return [] }
    if case .csv(let format) = relation { return try exports(of: source, number: number, relation, format) }
    if relation == .parquet, dialect == .postgres {
      throw DiagnosticsError([
        .error(
          "parquet-unread", "PostgreSQL does not read Parquet, which source '\(source.name)' is", at: source.span,
          details: [
            "run it with --engine duckdb or --engine spark, or load the file into a table and name it as 'table'"
          ])
      ])
    }
    var all: [Found] = []
    for file in source.files {
      guard let name = dialect.relation(relation, file) else { continue }
      let columns: [EngineColumn]
      do {
        columns = try console.columns(of: name, isTable: relation.isTable)
      } catch let failure {
        throw refusal(failure, source, relation, file)
      }
      guard !columns.isEmpty else { throw refusal(nil, source, relation, file) }
      all.append(Found(file: file, relation: name, columns: columns))
    }
    let problems = all.flatMap { columnProblems(of: source, $0) }
    guard problems.isEmpty else { throw DiagnosticsError(problems) }
    return all
  }

  func refusal(
    _ failure: EngineFailure?, _ source: PlannedSource, _ relation: EngineRelation, _ file: PlannedFile
  ) -> any Error {
    var words: [String] = []
    if let failure {
      guard case .refused(let told) = failure.reason else { return failure }
      words = told.split(separator: "\n").prefix(4).map(String.init)
    }
    let advice =
      relation.isTable
      ? [
        "names are taken letter for letter, capitals too; a part with a point in it stands in double quotes",
        dialect == .duckdb
          ? "--dsn FILE names the database" : "the address and the user of the connection decide what is seen",
      ] : ["paths in a pipeline file begin at its own folder"]
    let (code, trouble) =
      switch relation {
      case .table: ("unknown-table", "finds no table")
      case .parquet: ("parquet-unread", "finds no Parquet file")
      case .csv: ("csv-unread", "cannot read")
      }
    return DiagnosticsError([
      .error(
        code, "\(dialect.engineName) \(trouble) '\(file.shownPath)' for source '\(source.name)'",
        at: source.span, details: words + advice, exit: .noInput)
    ])
  }

  func columnProblems(of source: PlannedSource, _ found: Found) -> [Diagnostic] {
    let names = found.columns.map(\.name)
    return source.columns.compactMap { column in
      guard column.fixedWords == nil else { return nil }
      let span = source.columnSpans[column.name] ?? source.span
      guard let there = found.column(column.header) else {
        return .error(
          "unknown-header", "no column '\(column.header)' in '\(found.file.shownPath)'", at: span,
          label: nearestName(to: column.header, among: names).map { "did you mean '\($0)'?" },
          details: ["columns there: \(listed(names, limit: 20))"])
      }
      guard let obstacle = there.obstacle(to: column.type) else { return nil }
      return .error(
        "column-type",
        "'\(column.header)' of '\(found.file.shownPath)' is \(there.type), and '\(column.name)' is declared as \(column.type.name): \(obstacle.why)",
        at: span, details: [obstacle.remedy])
    }
  }

  // MARK: Rows

  /// How the words of a column are read, once the engine has written them.
  ///
  /// A missing value is written as nothing. Where the empty text is a value to the pipeline, the two cannot both stand there.
  private func format(
    _ column: ColumnFormat, of source: PlannedSource, _ found: [Found]
  ) throws -> ColumnFormat {
    var format = column
    // An export has fields without anything in them, and nothing that is missing besides.
    guard column.fixedWords == nil, found.first?.export == nil, let first = found.first?.column(column.header) else {
      return format
    }
    // Files of one source may differ in types; what is read of them all must be written alike.
    let kinds = Set(found.compactMap { $0.column(column.header)?.kind == .text })
    guard kinds.count == 1 else {
      throw DiagnosticsError([
        .error(
          "column-type", "'\(column.header)' is text in some files of source '\(source.name)' and not in others",
          at: source.columnSpans[column.name] ?? source.span,
          details: [
            "write them with one type, or read them as sources of their own and bring them together with 'union'"
          ])
      ])
    }
    format = first.format(format)
    guard !format.fields.missing.contains("") else { return format }
    if first.kind == .text {
      for one in found {
        guard let there = one.column(column.header) else { continue }
        try refuseEmpty(there, one, column, source)
      }
    }
    format.fields.missing.append("")
    return format
  }

  private func refuseEmpty(
    _ there: EngineColumn, _ found: Found, _ column: ColumnFormat, _ source: PlannedSource
  ) throws {
    let name = dialect.exact(there.name)
    let blanks = dialect.literal(" \t\n\r\u{a0}") ?? "' '"
    let text = "CAST(\(name) AS \(dialect.handedOverType))"
    let counts = [
      "count(*) FILTER (WHERE \(name) IS NULL)", "count(*) FILTER (WHERE translate(\(text), \(blanks), '') = '')",
    ].map { dialect.handedOver($0) }
    let answer = try console.ask(
      "SELECT \(counts.joined(separator: ", "))\nFROM \(found.relation)", columns: 2, isTold: false)
    let (missing, empty) = (answer.integers(0).first ?? 0, answer.integers(1).first ?? 0)
    guard missing > 0, empty > 0 else { return }
    throw DiagnosticsError([
      .error(
        "empty-and-missing",
        "'\(column.header)' of '\(found.file.shownPath)' is missing in \(missing) row(s) and empty in \(empty), and 'missing' tells the two apart",
        at: source.columnSpans[column.name] ?? source.span,
        details: [
          "write '\"\"' among the words of 'missing' where both mean that nothing is known",
          "or have the engine read a view that says coalesce(\(there.name), 'word') with a word of 'missing'",
        ])
    ])
  }

  private func query(_ source: PlannedSource, _ found: Found) -> String {
    var headers: [String] = []
    for column in source.columns where column.fixedWords == nil && !headers.contains(column.header) {
      headers.append(column.header)
    }
    let key = (source.key ?? []).compactMap { name in source.columns.first { $0.name == name }?.header }
    let columns = headers.compactMap(found.column)
    let items = columns.map { column in
      let type = source.columns.first { $0.header == column.name }?.type ?? .text
      let words = column.words(dialect, for: type)
      // A line of one missing value would be an empty line, which is no record.
      let isFilled = columns.count == 1 || found.export != nil
      return "\(isFilled ? "coalesce(\(words), '')" : words) AS \(dialect.exact(column.name))"
    }
    let rows = "SELECT \(items.joined(separator: ", "))\nFROM \(found.relation) AS r"
    guard found.export == nil else { return rows }
    let sorted = key.compactMap(found.column) + columns.filter { !key.contains($0.name) }
    let order = sorted.map { "\($0.order(dialect)) NULLS LAST" }
    return rows + "\nORDER BY \(order.joined(separator: ", "))"
  }
}
