import Glibc
import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import Synchronization

/// One run of a program on an engine.
///
/// Unchecked: files are written under a lock, and everything else is used by the thread that carries out the run.
final class SQLSession: OutsideSession, @unchecked Sendable {
  private let engine: SQLEngine
  private let program: SQLProgram
  private let folder: StagingFolder
  private let console: EngineConsole
  private let files: Mutex<[Int: StagingFile]>
  private var stagedStages = 0
  /// The files that sources were written to which only the engine reads.
  private var stagedFiles: [String] = []

  init(_ engine: SQLEngine, _ program: SQLProgram) throws(EngineFailure) {
    self.engine = engine
    self.program = program
    folder =
      if let kept = engine.kept { try StagingFolder(keeping: kept, for: engine.dialect) } else {
        try StagingFolder(in: engine.staging, for: engine.dialect)
      }
    do {
      console = try EngineConsole(
        engine, folder, readsTables: program.work.plan.sources.contains { $0.relation?.isTable == true })
      if engine.kept != nil { try console.keep(KeptScript(folder, program)) }
      var files: [Int: StagingFile] = [:]
      for place in program.work.plan.sources.indices {
        files[place] = try StagingFile("\(folder.path)/source-\(place)", for: engine.dialect)
      }
      self.files = Mutex(files)
    } catch {
      folder.remove()
      throw error
    }
  }

  func stage(_ source: PlannedSource) throws -> PlannedSource {
    if stagedFiles.isEmpty {
      for statement in engine.dialect.readingPreparations { try console.execute(statement, isTold: false) }
    }
    let number = program.work.plan.sources.firstIndex { $0.name == source.name } ?? 0
    let reader = RelationReader(dialect: engine.dialect, console: console)
    let staged = try reader.stage(source, in: folder.path, number: number)
    stagedFiles += staged.files.map(\.path)
    return staged
  }

  func load(_ chunk: Chunk, of source: Int) throws {
    let work = program.work
    let format = RowFormat(
      dialect: engine.dialect, columns: work.sources[source].names.map(engine.dialect.bare))
    guard let bytes = format.bytes(chunk, orders: { Int64(bitPattern: chunk.origins[$0].packed) }) else {
      throw EngineFailure(engine.dialect, .nul(source: work.plan.sources[source].name))
    }
    try files.withLock { files in try files[source]?.append(bytes, rows: chunk.rowCount) }
  }

  func carryOut(_ record: any OutsideRecord) throws {
    if !stagedFiles.isEmpty, engine.dialect == .postgres { try console.execute("COMMIT", isTold: false) }
    for step in program.steps {
      switch step {
      case .comment(let text): try console.remark([text])
      case .statement(let statement): try console.execute(statement)
      case .load(let source, let relation): try load(source, relation)
      case .ask(let queries):
        try ask(queries, record)
        try record.throwFailures()
      case .map(let mapping, let input): try map(mapping, of: input)
      case .stageHere(let dataset, let stage, let from, let into, let reason):
        let planned = program.work.plan.datasets[dataset]
        let place = "stage \(stage) '\(planned.stages[stage - 1].kind)' of '\(planned.name)'"
        let rows = try rows(
          of: from, limit: (place, reason, reason.span ?? planned.stages[stage - 1].span))
        let made = try record.stage(stage, of: dataset, rows: rows)
        try record.throwFailures()
        try load(made, into)
      case .values(let mapping): try values(mapping, record)
      case .tableHere(let table, let from, let reason):
        let place = "table '\(program.work.tables[table].table.name)'"
        try record.table(table, rows: try rows(of: from, limit: (place, reason, reason.span)))
        try record.throwFailures()
      case .export(let dataset, let relation): record.export(dataset, rows: try rows(of: relation, limit: nil))
      }
    }
  }

  func close() {
    console.end()
    files.withLock { files in
      for file in files.values { file.finish() }
    }
    stagedFiles.forEach { unlink($0) }
    folder.remove()
  }

  /// The different values of a column come here, and go back with what a formula makes of them.
  private func map(_ mapping: ValueMapping, of input: SQLRelation) throws {
    let dialect = engine.dialect
    let column = dialect.identifier(mapping.column.name)
    let different = "(SELECT DISTINCT \(column) FROM \(input.name) WHERE \(column) IS NOT NULL) AS d"
    let counted = try console.ask("SELECT count(*) FROM \(different)", columns: 1).integers(0).first ?? 0
    guard counted <= engine.rowLimit else {
      throw EngineFailure(
        dialect,
        .tooManyRows(
          counted, limit: engine.rowLimit, place: "'\(mapping.expression.formula)'",
          what: "it is worked out here for each different value"), at: mapping.expression.span)
    }
    let answer = try console.ask(
      "SELECT \(dialect.handedOver(column, mapping.column.type)) FROM \(different)", columns: 1)
    guard let results = try mapping.results(try answer.column(0, mapping.column.type)) else {
      throw EngineFailure(dialect, .unreadable, at: mapping.expression.span)
    }
    try load([results], mapping.relation)
  }

  /// The different values of a column come here with the number of rows that have them, and go back with what the stage
  /// makes of them.
  private func values(_ stage: StageValues, _ record: any OutsideRecord) throws {
    let dialect = engine.dialect
    let name = dialect.identifier(stage.column.name)
    let counted = try console.ask("SELECT count(DISTINCT \(name)) FROM \(stage.input.name)", columns: 1)
    let planned = program.work.plan.datasets[stage.dataset].stages[stage.stage - 1]
    guard let count = counted.integers(0).first, count <= engine.rowLimit else {
      throw EngineFailure(
        dialect,
        .tooManyRows(
          counted.integers(0).first ?? 0, limit: engine.rowLimit,
          place: "stage \(stage.stage) '\(planned.kind)' of '\(program.work.plan.datasets[stage.dataset].name)'",
          what: "it is worked out here for each different value"), at: planned.span)
    }
    let items = [
      dialect.handedOver(name, stage.column.type), dialect.handedOver("count(*)"),
      dialect.handedOver("min(\(dialect.identifier(RowFormat.origin)))"),
    ]
    let answer = try console.ask(
      "SELECT \(items.joined(separator: ",\n  "))\nFROM \(stage.input.name)\nGROUP BY \(name)", columns: 3)
    let column = try answer.column(0, stage.column.type)
    let values = Chunk(index: 0, columns: [column, column], origins: answer.origins(2))
    let made = try record.values(
      stage.stage, of: stage.dataset, values: values, counts: answer.integers(1),
      input: Schema(columns: [stage.keyColumn, stage.column], grain: .whole), output: stage.relation.schema)
    try record.throwFailures()
    try load(made, stage.relation)
  }

  // MARK: Rows to the engine

  private func load(_ source: Int, _ relation: SQLRelation) throws {
    guard let file = files.withLock({ $0[source] }) else { return }
    file.finish()
    try console.remark(SQLScript.remarks(on: source, of: program.work))
    try console.load(relation, from: file)
  }

  /// Rows that were made here go back.
  private func load(_ chunks: [Chunk], _ relation: SQLRelation) throws {
    stagedStages += 1
    let file = try StagingFile("\(folder.path)/stage-\(stagedStages)", for: engine.dialect)
    let format = RowFormat(dialect: engine.dialect, columns: relation.schema.names.map(engine.dialect.bare))
    var start = Int64(0)
    for chunk in chunks {
      guard let bytes = format.bytes(chunk, orders: { start + Int64($0) }) else {
        throw EngineFailure(engine.dialect, .nul(source: relation.name))
      }
      try file.append(bytes, rows: chunk.rowCount)
      start += Int64(chunk.rowCount)
    }
    file.finish()
    try console.load(relation, from: file)
  }

  // MARK: Answers

  private func ask(_ queries: [SQLQuery], _ record: any OutsideRecord) throws {
    let answer = try console.ask(
      SQLQuery.statement(queries, engine.dialect), columns: SQLQuery.width(queries))
    let blocks = answer.integers(0)
    var rows = [[Int]](repeating: [], count: queries.count)
    for (row, block) in blocks.enumerated() where rows.indices.contains(block) { rows[block].append(row) }
    for (query, places) in zip(queries, rows) { try query.take(answer.rows(places).withoutFirst, record) }
  }

  /// All rows of a relation in order; where they come for what cannot be said in SQL, only so many.
  private func rows(
    of relation: SQLRelation, limit: (place: String, reason: Unlowerable, span: SourceSpan?)?
  ) throws -> [Chunk] {
    let dialect = engine.dialect
    if let limit {
      let answer = try console.ask("SELECT count(*) FROM \(relation.name)", columns: 1)
      let count = answer.integers(0).first ?? 0
      guard count <= engine.rowLimit else {
        throw EngineFailure(
          dialect, .tooManyRows(count, limit: engine.rowLimit, place: limit.place, what: limit.reason.what),
          at: limit.span)
      }
    }
    let order = dialect.identifier(RowFormat.order)
    let items =
      [dialect.handedOver(dialect.identifier(RowFormat.origin))]
      + relation.schema.columns.map { dialect.handedOver(dialect.identifier($0.name), $0.type) }
    let answer = try console.ask(
      "SELECT \(items.joined(separator: ", "))\nFROM \(relation.name)\nORDER BY \(order)", columns: items.count)
    let origins = answer.origins(0)
    let columns = try relation.schema.columns.enumerated().map { try answer.column($0.offset + 1, $0.element.type) }
    return stride(from: 0, to: answer.count, by: Self.chunkSize).enumerated().map { index, start in
      let places = Array(start..<min(start + Self.chunkSize, answer.count))
      return Chunk(index: index, columns: columns.map { $0.gathered(places) }, origins: places.map { origins[$0] })
    }
  }

  private static let chunkSize = 65_536
}

extension SQLDialect {
  /// A name as it stands inside its quotes.
  func bare(_ name: String) -> String { String(identifier(name).dropFirst().dropLast()) }
}
