import ArgumentParser
import Glibc
import Peil

/// What a command takes that can have datasets and tables carried out by an outside engine.
struct EngineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Have datasets and tables carried out by another engine, which must be installed: duckdb, postgres or spark. The tables are the same, byte for byte.",
      valueName: "engine"))
  var engine: EngineName?

  @Option(
    help: ArgumentHelp(
      "Where the database is: PostgreSQL's as for 'psql -d', a password standing in ~/.pgpass or PGPASSWORD; DuckDB's file, which is only read. (default: what psql itself takes; none)",
      valueName: "address"))
  var dsn: String?

  @Option(help: ArgumentHelp("Spark's master, such as spark://HOST:7077. (default: local[2])", valueName: "address"))
  var master: String?

  @Option(
    help: ArgumentHelp(
      "The folder for rows on their way to the engine; Spark's workers must see it too. (default: TMPDIR, or /tmp)",
      valueName: "folder"))
  var staging: String?

  @Option(
    help: ArgumentHelp(
      "How many rows may come back for a stage or table that cannot be said in SQL. (default: \(SQLEngine.usualRowLimit))",
      valueName: "count"))
  var rowsHere: Int?

  @Option(
    help: ArgumentHelp(
      "Keep in a new folder what the engine is told, as a script that can be run there, with the files it reads and what the engine answered. It holds the rows: it is for inside the house.",
      valueName: "folder"))
  var keepSql: String?

  func validate() throws {
    if engine != .postgres, engine != .duckdb, dsn != nil {
      throw ValidationError("--dsn goes with --engine postgres or --engine duckdb")
    }
    if dsn == "" { throw ValidationError("--dsn takes the address of a database") }
    if engine != .spark, master != nil { throw ValidationError("--master goes with --engine spark") }
    if engine == nil, staging != nil || rowsHere != nil || keepSql != nil {
      throw ValidationError("--staging, --rows-here and --keep-sql go with --engine")
    }
    if keepSql == "" { throw ValidationError("--keep-sql takes the name of a folder") }
    if let rowsHere, rowsHere < 0 { throw ValidationError("--rows-here takes a number of rows") }
  }

  /// The outside engine that was asked for; nil for Peil's own.
  func outside(threads: Int, memory: Int?) -> SQLEngine? {
    engine.map { engine in
      SQLEngine(
        engine.dialect, address: dsn, master: master, environment: Self.environment,
        staging: staging ?? Self.variable("TMPDIR") ?? "/tmp", rowLimit: rowsHere ?? SQLEngine.usualRowLimit,
        threads: threads, memory: memory)
    }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The settings of this process, which the engine's program gets too.
  private static var environment: [String] {
    var lines: [String] = []
    var line = environ
    while let text = line.pointee {
      lines.append(String(cString: text))
      line += 1
    }
    return lines
  }
}

/// The name of an outside engine on the command line.
enum EngineName: String, CaseIterable, ExpressibleByArgument {
  case duckdb, postgres, spark

  var dialect: SQLDialect {
    switch self {
    case .duckdb: .duckdb
    case .postgres: .postgres
    case .spark: .spark
    }
  }
}
