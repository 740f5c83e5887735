/// A dialect of SQL: how names, values and the few functions that Peil needs are written.
public enum SQLDialect: String, CaseIterable, Sendable {
  /// DuckDB.
  case duckdb
  /// PostgreSQL.
  case postgres
  /// Spark SQL.
  case spark

  /// The engine's name in messages.
  public var engineName: String {
    switch self {
    case .duckdb: "DuckDB"
    case .postgres: "PostgreSQL"
    case .spark: "Spark"
    }
  }

  // MARK: Names and values

  /// The longest name that every engine takes as it is: PostgreSQL cuts off what is beyond 63 bytes.
  static let longestName = 60

  /// A name of a relation or column, quoted; one that is too long is shortened and told apart by its hash.
  func identifier(_ name: String) -> String {
    var name = name
    if name.utf8.count > Self.longestName {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      let digits = String(hash, radix: 16)
      var start = ""
      for character in name.unicodeScalars {
        if start.utf8.count + UTF8.width(character) > Self.longestName - 17 { break }
        start.unicodeScalars.append(character)
      }
      name = start + "_" + String(repeating: "0", count: 16 - digits.count) + digits
    }
    let quote: Unicode.Scalar = self == .spark ? "`" : "\""
    var quoted = String.UnicodeScalarView([quote])
    for scalar in name.unicodeScalars {
      // No engine knows a name with NUL in it; a replacement character cannot end the name.
      quoted.append(scalar == "\0" ? "\u{FFFD}" : scalar)
      if scalar == quote { quoted.append(scalar) }
    }
    quoted.append(quote)
    return String(quoted)
  }

  /// A text as a literal on one line, whatever stands in it; nil where it holds NUL, which engines do not have in text.
  func literal(_ text: String) -> String? {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    func close() {
      if !piece.isEmpty { pieces.append("'\(String(piece))'") }
      piece = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      switch (scalar, self) {
      case ("\0", _): return nil
      case ("'", .spark): piece.append(contentsOf: "\\'".unicodeScalars)
      case ("\\", .spark): piece.append(contentsOf: "\\\\".unicodeScalars)
      case ("'", _): piece.append(contentsOf: "''".unicodeScalars)
      case _ where scalar.value < 32 || scalar.value == 127:
        close()
        pieces.append("chr(\(scalar.value))")
      default: piece.append(scalar)
      }
    }
    close()
    let joined = pieces.isEmpty ? "''" : pieces.joined(separator: " || ")
    switch self {
    case .postgres: return "(\(pieces.count > 1 ? "(\(joined))" : joined)::text COLLATE \"C\")"
    case .duckdb, .spark: return pieces.count > 1 ? "(\(joined))" : joined
    }
  }

  /// A 64-bit integer as a literal of that type.
  func literal(_ value: Int64) -> String {
    switch self {
    case .duckdb, .postgres: "BIGINT '\(value)'"
    case .spark: value == .min ? "CAST('\(value)' AS BIGINT)" : "\(value)L"
    }
  }

  // MARK: Types

  /// A 64-bit integer.
  var integerType: String { "BIGINT" }

  /// An exact integer that holds any sum of 64-bit integers.
  var wideType: String {
    switch self {
    case .duckdb: "HUGEINT"
    case .postgres: "NUMERIC"
    case .spark: "DECIMAL(38,0)"
    }
  }

  /// Text that is compared byte by byte.
  var textType: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .postgres: "TEXT COLLATE \"C\""
    case .spark: "STRING"
    }
  }

  /// The type to which a value is brought that is handed over as text.
  var handedOverType: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .postgres: "TEXT"
    case .spark: "STRING"
    }
  }

  // MARK: Functions

  /// A day from a number of days since 1970-01-01.
  private func day(_ days: String) -> String {
    switch self {
    case .duckdb, .postgres: "(DATE '1970-01-01' + CAST(\(days) AS INTEGER))"
    case .spark: "date_add(DATE '1970-01-01', CAST(\(days) AS INT))"
    }
  }

  /// The quotient of two wide integers in lowest terms, as it is kept: missing where it is divided by nought; nil where the
  /// engine knows no greatest common divisor.
  func quotient(_ part: String, _ whole: String) -> String? {
    func divided(_ value: String) -> String {
      let divisor = "abs(gcd(\(part), \(whole)))"
      return
        "CAST(\(self == .postgres ? "div(\(value), \(divisor))" : "(\(value) // \(divisor))") AS \(handedOverType))"
    }
    guard self != .spark else { return nil }
    let signed = "(CASE WHEN \(whole) < 0 THEN - \(part) ELSE \(part) END)"
    return "(CASE WHEN \(whole) <> 0 THEN \(divided(signed)) || '/' || \(divided("abs(\(whole))")) END)"
  }

  /// A day as yyyy-MM-dd, from a number of days since 1970-01-01.
  func dayText(_ days: String) -> String {
    self == .postgres ? "to_char(\(day(days)), 'YYYY-MM-DD')" : "CAST(\(day(days)) AS \(handedOverType))"
  }

  /// The SHA-256 of a text in UTF-8, in 64 small hexadecimal digits, which compare as the numbers do.
  func sha256(_ text: String) -> String {
    switch self {
    case .duckdb: "sha256(\(text))"
    case .postgres: "(encode(sha256(convert_to(\(text), 'UTF8')), 'hex') COLLATE \"C\")"
    case .spark: "sha2(\(text), 256)"
    }
  }

  /// Year, month or quarter of a day.
  func part(_ part: String, of days: String) -> String {
    "CAST(EXTRACT(\(part.uppercased()) FROM \(day(days))) AS BIGINT)"
  }

  /// Whether a set holds the code at a place.
  func bit(_ code: String, of mask: String) -> String {
    switch self {
    case .duckdb: "(((\(mask)) >> (\(code))) & 1) = 1"
    case .postgres: "(((\(mask)) >> CAST(\(code) AS INTEGER)) & 1) = 1"
    case .spark: "(shiftright(\(mask), CAST(\(code) AS INT)) & 1) = 1"
    }
  }

  /// How many codes a set holds.
  func bitCount(_ mask: String) -> String {
    switch self {
    case .duckdb, .spark: "CAST(bit_count(\(mask)) AS BIGINT)"
    case .postgres: "CAST(bit_count(CAST(\(mask) AS BIT(64))) AS BIGINT)"
    }
  }

  /// Whether a text begins with, ends with or holds another, byte for byte.
  func match(_ function: String, _ text: String, _ part: String) -> String {
    switch (self, function) {
    case (.duckdb, "starts_with"): "starts_with(\(text), \(part))"
    case (.duckdb, "ends_with"): "suffix(\(text), \(part))"
    case (.duckdb, _): "contains(\(text), \(part))"
    case (.postgres, "starts_with"): "starts_with(\(text), \(part))"
    case (.postgres, "ends_with"): "(right(\(text), length(\(part))) = \(part))"
    case (.postgres, _): "(position(\(part) in \(text)) > 0)"
    case (.spark, "starts_with"): "startswith(\(text), \(part))"
    case (.spark, "ends_with"): "endswith(\(text), \(part))"
    case (.spark, _): "contains(\(text), \(part))"
    }
  }

  // MARK: Statements

  /// Makes a relation that is worked out whenever it is read.
  func view(_ name: String, as query: String) -> String { "CREATE TEMPORARY VIEW \(name) AS\n\(query)" }

  /// Makes a relation that is worked out once.
  func table(_ name: String, as query: String) -> [String] {
    switch self {
    case .duckdb: ["CREATE TEMPORARY TABLE \(name) AS\n\(query)"]
    case .postgres: ["CREATE TEMPORARY TABLE \(name) AS\n\(query)", "ANALYZE \(name)"]
    case .spark: ["CACHE TABLE \(name) AS\n\(query)"]
    }
  }

  /// What is said before tables are read: how values are written, and that all are read as they stand at one moment.
  var readingPreparations: [String] {
    switch self {
    case .duckdb: []
    case .postgres:
      preparations + [
        "SET datestyle = 'ISO, YMD'", "SET extra_float_digits = 1",
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
      ]
    case .spark: preparations
    }
  }

  /// What is said to the engine before all else.
  var preparations: [String] {
    switch self {
    case .duckdb: ["SET preserve_insertion_order = false"]
    case .postgres:
      [
        "SET standard_conforming_strings = on", "SET client_min_messages = warning", "SET client_encoding = 'UTF8'",
      ]
    case .spark: ["SET spark.sql.ansi.enabled = true", "SET spark.sql.variable.substitute = false"]
    }
  }
}
