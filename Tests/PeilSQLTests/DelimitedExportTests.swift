import PeilCore
import PeilTable
import Testing

@testable import PeilSQL

/// How engines are told of an export that they read themselves; that they read it so is tested with the engines.
@Suite struct DelimitedExportTests {
  private func export(
    _ dialect: SQLDialect, path: String = "a.csv", delimiter: Character = ";", quote: Character = "\"",
    encoding: TextEncoding = .utf8, skipped: Int = 0
  ) -> DelimitedExport {
    var format = CSVFormat(
      encoding: encoding, delimiter: delimiter.asciiValue ?? 0, quote: quote.asciiValue)
    format.skippedLines = skipped
    return DelimitedExport(
      dialect: dialect, format: format, file: PlannedFile(path: path, shownPath: path), name: "e")
  }

  @Test(
    "headers are split as the format says",
    arguments: [
      ("a;b;c", ["a", "b", "c"]), ("\u{feff}a;b\r", ["a", "b"]), ("\"a;b\";c", ["a;b", "c"]),
      ("\"a \"\"b\"\"\";\"\";", ["a \"b\"", "", ""]), ("a\"b;c", ["a\"b", "c"]), ("één", ["één"]),
    ])
  func headers(line: String, expected: [String]) {
    #expect(export(.duckdb).headers(in: line.utf8) == expected)
  }

  @Test("a header that goes on in the next line has no reading")
  func unclosed() { #expect(export(.duckdb).headers(in: "a;\"b".utf8) == nil) }

  @Test("PostgreSQL, encodings beside UTF-8, and lines before the header on Spark stand in the way")
  func obstacles() {
    #expect(export(.duckdb).obstacle == nil && export(.spark).obstacle == nil)
    #expect(export(.duckdb, skipped: 3).obstacle == nil)
    #expect(export(.postgres).obstacle != nil && export(.spark, skipped: 3).obstacle != nil)
    for dialect in [SQLDialect.duckdb, .spark] {
      #expect(export(dialect, encoding: .windows1252).obstacle?.contains("windows-1252") == true)
    }
  }

  /// A path ends no literal: outside of literals, as each dialect reads them, nothing of it is left.
  @Test(
    "a hostile path stays within its literal", arguments: ["a'); DROP TABLE x; --", "b\\'; c", "''\\\\", "\u{1}\n"])
  func hostile(path: String) {
    for dialect in [SQLDialect.duckdb, .spark] {
      let tame = export(dialect, path: "tame")
      let hostile = export(dialect, path: path)
      for text in [\DelimitedExport.firstLine, \.putAside] {
        #expect(outside(hostile[keyPath: text], dialect) == outside(tame[keyPath: text], dialect))
      }
      #expect(outside(hostile.relation(columns: 2), dialect) == outside(tame.relation(columns: 2), dialect))
      for (one, other) in zip(
        hostile.linePreparations + hostile.preparations(columns: 2),
        tame.linePreparations + tame.preparations(columns: 2))
      {
        #expect(outside(one, dialect) == outside(other, dialect))
      }
    }
  }

  /// A statement without what stands within single quotes; a backslash takes the sign behind it along in Spark alone.
  private func outside(_ statement: String, _ dialect: SQLDialect) -> String {
    var left = ""
    var isInside = false
    var scalars = statement.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if isInside, dialect == .spark, scalar == "\\" {
        _ = scalars.popFirst()
      } else if scalar == "'" {
        isInside.toggle()
        left += "'"
      } else if !isInside {
        left.unicodeScalars.append(scalar)
      }
    }
    // Two quotes within a literal close and open it.
    return left.split(separator: "'", omittingEmptySubsequences: true).joined(separator: "'")
  }

  @Test("what Spark's reader would change is asked for, with signs that mean something in a pattern as they are")
  func silent() {
    #expect(export(.duckdb).silentChanges(columns: 3).isEmpty)
    let queries = export(.spark, delimiter: "|", quote: "'").silentChanges(columns: 3).map(\.query)
    #expect(queries.count == 3)
    #expect(queries[2].contains("RLIKE '(^|\\\\|)\\\\\\'("), "\(queries[2])")
  }
}
