/// The script of a run that is kept with the files it reads: run in its folder, it asks what the run has asked.
final class KeptScript {
  private let file: StagingFile
  private let folder: String

  /// Begins the script `script.sql` in a folder.
  init(_ folder: StagingFolder, _ program: SQLProgram) throws(EngineFailure) {
    self.folder = folder.path
    let dialect = program.dialect
    file = try StagingFile("\(folder.path)/script.sql", for: dialect)
    let command =
      switch dialect {
      case .duckdb: "duckdb -bail -f script.sql"
      case .postgres: "psql -X -v ON_ERROR_STOP=1 -f script.sql"
      case .spark: "spark-sql --conf spark.sql.catalogImplementation=in-memory -f script.sql"
      }
    try remark(
      SQLScript.head(program.work, dialect) + [
        "Run it in its folder: \(command)", "What the engine answered to each question stands in answer-1, answer-2, …",
      ], isHead: true)
  }

  /// Writes words down, behind an empty line where they are not the first.
  func remark(_ lines: [String], isHead: Bool = false) throws(EngineFailure) {
    let begins = !isHead && lines.count == 1
    try write((begins ? [""] : []) + lines.map { "-- \(SQLScript.comment($0))" })
  }

  /// Writes down what is said, files by their names within the folder.
  func add(_ statement: String) throws(EngineFailure) {
    try write([statement.replacing("'\(folder)/", with: "'")])
  }

  private func write(_ lines: [String]) throws(EngineFailure) {
    try file.append(Array((lines.joined(separator: "\n") + "\n").utf8), rows: 0)
  }
}
