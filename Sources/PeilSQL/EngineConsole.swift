import Glibc
import PeilTable

/// An engine's program as something one can say statements to and ask questions.
final class EngineConsole {
  private let dialect: SQLDialect
  private let process: EngineProcess
  private let folder: StagingFolder
  private var asked = 0
  private var written = 0
  private var script: KeptScript?

  /// Starts the program; where tables of its own are read, the user's settings say where Spark has them.
  init(_ settings: SQLEngine, _ folder: StagingFolder, readsTables: Bool) throws(EngineFailure) {
    dialect = settings.dialect
    self.folder = folder
    let program = settings.program ?? dialect.program
    var arguments: [String]
    switch dialect {
    case .duckdb:
      arguments = ["-bail", "-no-init"]
      if let file = settings.address {
        arguments += ["-readonly", file.hasPrefix("-") ? "./" + file : file]
      } else {
        arguments.append(":memory:")
      }
    case .postgres:
      arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
      if let address = settings.address { arguments += ["-d", address] }
    case .spark:
      let driver = folder.path + "/driver.py"
      let file = try StagingFile(driver, for: dialect)
      try file.append(Array(SparkDriver.text.utf8), rows: 0)
      file.finish()
      arguments =
        ["--master", settings.master ?? "local[2]", "--conf", "spark.ui.enabled=false"]
        + (readsTables ? [] : ["--conf", "spark.sql.catalogImplementation=in-memory"])
        + ["--conf", "spark.sql.shuffle.partitions=8", driver]
    }
    process = try EngineProcess(
      dialect, program: program, arguments: arguments, environment: settings.environment, folder: folder.path,
      pipes: dialect == .spark, isCancelled: settings.isCancelled)
    if dialect == .duckdb {
      try execute("SET temp_directory = '\(folder.path)/spill'")
      if let memory = settings.memory { try execute("SET memory_limit = '\(memory / 1_000_000)MB'") }
      try execute("SET threads = \(settings.threads)")
    }
  }

  /// Writes down from here on what is said.
  func keep(_ script: KeptScript) { self.script = script }

  /// Writes words down for who reads the script.
  func remark(_ lines: [String]) throws(EngineFailure) { try script?.remark(lines) }

  /// Has a statement carried out; what is not told stands in no script.
  func execute(_ statement: String, isTold: Bool = true) throws(EngineFailure) {
    if isTold { try script?.add(statement + ";") }
    switch dialect {
    case .duckdb, .postgres: try process.send(statement + ";\n")
    case .spark: try process.send("run \(statement.utf8.count)\n\(statement)")
    }
  }

  /// The answer to a query with so many columns.
  func ask(_ query: String, columns: Int, isTold: Bool = true) throws(EngineFailure) -> ResultRows {
    if isTold {
      asked += 1
      try script?.add(query + ";")
    }
    let path = "\(folder.path)/\(isTold ? "answer-\(asked)" : "look")"
    try write(query, to: path, as: .answer)
    let bytes = try contents(of: path)
    if script == nil || !isTold { unlink(path) }
    guard let rows = ResultRows(bytes, columns: columns) else { throw EngineFailure(dialect, .unreadable) }
    return rows
  }

  /// What a file of rows is for.
  private enum Purpose: String {
    /// An answer, which is read here by its columns' places.
    case answer = "ask"
    /// Rows below a header, which are read as an export.
    case export = "write"
    /// The names and types of a query's columns.
    case columns
  }

  /// Writes the rows of a query below a header, as comma-separated values.
  func write(_ query: String, to path: String) throws(EngineFailure) { try write(query, to: path, as: .export) }

  private func write(_ query: String, to path: String, as purpose: Purpose) throws(EngineFailure) {
    written += 1
    let done = "written-\(written)"
    let header = purpose == .export
    switch dialect {
    case .duckdb:
      try process.send("COPY (\(query)) TO '\(path)' (FORMAT csv, HEADER \(header));\n")
      try process.send("COPY (SELECT '\(done)') TO '/dev/stdout' (FORMAT csv, HEADER false);\n")
    case .postgres:
      try process.send("COPY (\(query)) TO STDOUT WITH (FORMAT csv, HEADER \(header)) \\g '\(path)'\n")
      try process.send("COPY (SELECT '\(done)') TO STDOUT \\g '/dev/stdout'\n")
    case .spark: try process.send("\(purpose.rawValue) \(query.utf8.count) \(done) \(path)\n\(query)")
    }
    try process.await(done)
  }

  /// The columns of a relation, by its quoted name; none where a table is not there.
  func columns(of relation: String, isTable: Bool) throws(EngineFailure) -> [EngineColumn] {
    let path = "\(folder.path)/look"
    switch dialect {
    case .duckdb:
      try write(
        "SELECT 't' || column_name, 't' || column_type FROM (DESCRIBE SELECT * FROM \(relation))", to: path, as: .answer
      )
    case .postgres:
      let name = dialect.literal(relation) ?? "''"
      try write(
        """
        SELECT 't' || a.attname, 't' || CASE t.typtype WHEN 'e' THEN 'enum' \
        WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) ELSE format_type(a.atttypid, a.atttypmod) END \
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid \
        WHERE a.attrelid = to_regclass(\(name)) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """, to: path, as: .answer)
    case .spark: try write("SELECT * FROM \(relation)", to: path, as: .columns)
    }
    let bytes = try contents(of: path)
    unlink(path)
    guard let rows = ResultRows(bytes, columns: 2), let names = rows.buffer(0, .text),
      let types = rows.buffer(1, .text),
      case .text(let name) = names.values, case .text(let type) = types.values
    else { throw EngineFailure(dialect, .unreadable) }
    return (0..<rows.count).map { EngineColumn(name: name.string(at: $0), type: type.string(at: $0)) }
  }

  /// Makes a relation of the rows of a file.
  func load(_ relation: SQLRelation, from file: StagingFile) throws(EngineFailure) {
    for line in dialect.loading(relation, from: file.path, isEmpty: file.rows == 0) {
      if line.hasPrefix("\\") {
        try script?.add(line)
        try process.send(line + "\n")
      } else {
        try execute(line)
      }
    }
  }

  func end() {
    switch dialect {
    case .duckdb: try? process.send(".exit\n")
    case .postgres: try? process.send("\\q\n")
    case .spark: try? process.send("end\n")
    }
    process.end()
  }

  private func contents(of path: String) throws(EngineFailure) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw EngineFailure(dialect, .unreadable) }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    lseek(file, 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let part = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress.map { $0 + done }, size - done) }
      if part == 0 || part < 0 && errno != EINTR { throw EngineFailure(dialect, .unreadable) }
      done += max(part, 0)
    }
    return bytes
  }
}

extension SQLDialect {
  /// What makes a relation of the rows of a file; a line that begins with a backslash is psql's own.
  func loading(_ relation: SQLRelation, from path: String, isEmpty: Bool = false) -> [String] {
    let columns =
      [(RowFormat.order, integerType), (RowFormat.origin, integerType)]
      + relation.schema.columns.map { ($0.name, type(of: $0.type)) }
    let declared = columns.map { "\(identifier($0.0)) \($0.1)" }.joined(separator: ", ")
    switch self {
    case .duckdb:
      let read = columns.map { name, type in
        "'\(identifier(name).dropFirst().dropLast())': '\(type)'"
      }.joined(separator: ", ")
      let load =
        "INSERT INTO \(relation.name) SELECT * FROM read_csv('\(path)', columns = {\(read)}, header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, new_line = '\\n', max_line_size = 16777216, strict_mode = true)"
      return ["CREATE TEMPORARY TABLE \(relation.name) (\(declared))"] + (isEmpty ? [] : [load])
    case .postgres:
      return [
        "CREATE TEMPORARY TABLE \(relation.name) (\(declared))",
        "\\copy \(relation.name) from '\(path)' with (format csv)", "ANALYZE \(relation.name)",
      ]
    case .spark:
      return [
        "CREATE TEMPORARY VIEW \(relation.name) (\(declared)) USING json OPTIONS (path '\(path)', mode 'FAILFAST')"
      ]
    }
  }
}
