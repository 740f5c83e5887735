import Glibc
import PeilDiagnostics

extension EngineFailure {
  /// One diagnostic: what was found, and what to do.
  var diagnostic: Diagnostic {
    let name = dialect.engineName
    switch reason {
    case .missing:
      return .error(
        "engine-missing", "'\(dialect.program)' was not found", details: [dialect.advice], exit: .unavailable)
    case .notStarted(let number):
      return .error(
        "engine-not-started", "'\(dialect.program)' could not be started: \(SystemError.words(number))",
        details: [dialect.advice], exit: .unavailable)
    case .refused(let words):
      let lines = words.split(separator: "\n").prefix(8).map(String.init)
      guard !Self.tellsOfOverflow(words) else {
        return .error(
          "overflow", "a result is too large for its type; \(name) says:", details: lines, exit: .data)
      }
      return .error(
        "engine-failed", "\(name) did not do what it was told, and nothing is published", details: lines,
        exit: .unavailable)
    case .unreadable:
      return .error(
        "engine-answer", "\(name) answered with something else than was asked; nothing is published", exit: .unavailable
      )
    case .nul(let source):
      return .error(
        "text-with-nul", "a text of source '\(source)' holds the character NUL, which \(name) does not keep",
        details: ["run it without --engine, or mend the file"], exit: .data)
    case .tooManyRows(let count, let limit, let place, let what):
      return .error(
        "rows-beyond-limit",
        "\(place) cannot be said in \(name)'s SQL (\(what)), and \(count) rows are more than may come here for it (\(limit))",
        at: span,
        details: ["allow more with --rows-here, leave rows out before it, or run the pipeline without --engine"],
        exit: .data)
    case .notWritten(let path, let number):
      return .error(
        "staging-not-written", "cannot write '\(path)': \(SystemError.words(number))",
        details: [
          number == EINVAL
            ? "its name may hold no quotes and no backslashes: name another folder"
            : number == EEXIST
              ? "it is there already: name a folder that is not with --keep-sql" : "name another folder with --staging"
        ], exit: .cannotCreate)
    case .passwordInAddress:
      return .error(
        "password-in-address", "the address of the database holds a password, which others could see",
        details: ["leave it out, and put it in ~/.pgpass or in the variable PGPASSWORD"], exit: .usage)
    case .cancelled:
      return Diagnostic(severity: .error, code: "interrupted", message: "the run was interrupted", exit: .interrupted)
    }
  }
}

extension EngineFailure {
  /// Whether an engine's words are about a value that its type cannot hold, which is the data's fault.
  fileprivate static func tellsOfOverflow(_ words: String) -> Bool {
    let words = words.lowercased()
    return ["overflow", "out of range", "a date beyond the years"].contains { words.contains($0) }
  }
}

extension SQLDialect {
  /// The program that is run.
  var program: String {
    switch self {
    case .duckdb: "duckdb"
    case .postgres: "psql"
    case .spark: "spark-submit"
    }
  }

  /// How the engine is installed, in a line.
  public var advice: String {
    switch self {
    case .duckdb: "install DuckDB with 'pip install duckdb-cli==1.5.6', so that 'duckdb' is on the PATH"
    case .postgres:
      "install PostgreSQL's client with 'apt-get install postgresql-client', so that 'psql' is on the PATH"
    case .spark:
      "install Spark with 'pip install pyspark==4.3.0' and Java 17 ('apt-get install openjdk-17-jre-headless'), so that 'spark-submit' is on the PATH"
    }
  }
}
