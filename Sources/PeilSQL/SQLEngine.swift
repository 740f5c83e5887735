public import PeilCore
public import PeilDiagnostics

/// DuckDB, PostgreSQL or Spark, as a program that is told SQL.
public struct SQLEngine: OutsideEngine {
  /// The engine's dialect.
  public var dialect: SQLDialect
  /// The program; nil for the one on the path.
  public var program: String?
  /// Where the database is: PostgreSQL's in the words of `psql -d`, where nil leaves it to psql's own variables; DuckDB's file, which is only read.
  public var address: String?
  /// Where Spark's master is; nil for two threads of this machine.
  public var master: String?
  /// The settings the program finds, as `NAME=value`.
  public var environment: [String]
  /// The folder in which a folder is made for rows on their way; workers of Spark must see it too.
  public var staging: String
  /// How many rows may come here for what cannot be said in SQL.
  public var rowLimit: Int
  /// How many threads the engine may use, where that is Peil's to say.
  public var threads: Int
  /// How many bytes of memory the engine may use, where that is Peil's to say.
  public var memory: Int?
  /// A folder that is to keep what the engine is told as a script, the files it reads and what it answers; nil for none.
  public var kept: String?
  /// Asked while the engine works whether the run should stop.
  public var isCancelled: @Sendable () -> Bool = { false }

  /// Describes an engine.
  public init(
    _ dialect: SQLDialect, program: String? = nil, address: String? = nil, master: String? = nil,
    environment: [String], staging: String, rowLimit: Int = SQLEngine.usualRowLimit, threads: Int = 2,
    memory: Int? = nil
  ) {
    self.dialect = dialect
    self.program = program
    self.address = address
    self.master = master
    self.environment = environment
    self.staging = staging
    self.rowLimit = rowLimit
    self.threads = threads
    self.memory = memory
  }

  /// How many rows may come here where nobody says otherwise.
  public static let usualRowLimit = 5_000_000

  /// Starts the engine's program; throws where it is not there or the address shows a password.
  public func open(_ work: OutsideWork) throws -> any OutsideSession {
    if let address, Self.holdsPassword(address) { throw EngineFailure(dialect, .passwordInAddress) }
    return try SQLSession(self, SQLProgram(work, dialect))
  }

  /// Holds the columns of the tables and Parquet files that a plan reads against those declared, and reads no row; throws all that is wrong.
  public func check(_ plan: Plan) throws {
    let sources = plan.sources.filter { $0.relation != nil }
    guard !sources.isEmpty else { return }
    if let address, Self.holdsPassword(address) { throw EngineFailure(dialect, .passwordInAddress) }
    let folder = try StagingFolder(in: staging, for: dialect)
    defer { folder.remove() }
    let console = try EngineConsole(self, folder, readsTables: sources.contains { $0.relation?.isTable == true })
    defer { console.end() }
    let reader = RelationReader(dialect: dialect, console: console)
    var found: [Diagnostic] = []
    for (number, source) in sources.enumerated() {
      do {
        try reader.check(source, number: number)
      } catch let error as DiagnosticsError {
        found += error.diagnostics
        // An engine that was asked for what is not there has ended.
        if error.diagnostics.contains(where: { $0.exit == .noInput }) { break }
      }
    }
    guard found.isEmpty else { throw DiagnosticsError(found) }
  }

  /// What of a plan is not carried out on the engine but here, and why: a note for each, at its place.
  public func notes(_ work: OutsideWork) -> [Diagnostic] {
    SQLProgram(work, dialect).here.map { place, reason, span in
      .note(
        "not-lowered",
        "\(place) runs here, not on \(dialect.engineName): \(reason.what) cannot be said exactly in its SQL",
        at: span, details: ["its rows come here for it, \(rowLimit) at most (--rows-here)"])
    }
  }

  /// Whether an address shows a password: as a word of its own, or before the host of a URI.
  static func holdsPassword(_ address: String) -> Bool {
    let lowered = address.lowercased()
    if lowered.contains("password") { return true }
    guard let start = lowered.range(of: "://")?.upperBound else { return false }
    let authority = lowered[start...].prefix { $0 != "/" && $0 != "?" }
    guard let at = authority.lastIndex(of: "@") else { return false }
    return authority[..<at].contains(":")
  }
}

extension String {
  /// Where another text begins and ends in this one, first met.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
      start = index(after: start)
    }
    return nil
  }
}
