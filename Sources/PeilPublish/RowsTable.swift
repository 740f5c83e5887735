public import PeilCore
import PeilCSV
import PeilDiagnostics
import PeilTable
public import PeilWords

/// The rows of a dataset as CSV or as a table for a terminal, in codes.
public struct RowsTable: Sendable {
  private let rows: ExportedRows

  /// The rows to show.
  public init(_ rows: ExportedRows) { self.rows = rows }

  /// The rows as CSV: UTF-8, comma, LF.
  ///
  /// A missing value is an empty field, an empty text the field `""`; codes of a set stand with `|` between them. In a
  /// dataset of one column missing is `""` too, for an empty line is no record.
  public var csv: [UInt8] {
    var bytes: [UInt8] = []
    DelimitedText.tidy.append(record: rows.schema.names, to: &bytes)
    forEachRow { columns, row in
      append(row, of: columns, to: &bytes)
      // A line without anything in it would be no record.
      if columns.count == 1, columns[0][row] == nil { bytes.append(contentsOf: Self.lonelyMissing) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// The records of the CSV, the header's aside, each without its line end.
  public var records: [String] {
    var records: [String] = []
    forEachRow { columns, row in
      var bytes: [UInt8] = []
      append(row, of: columns, to: &bytes)
      records.append(String(decoding: bytes, as: UTF8.self))
    }
    return records
  }

  /// The values of each row in the order of the columns, in codes; nil where one is missing.
  public var texts: [[String?]] {
    rows.chunks.flatMap { chunk in
      let columns = texts(of: chunk)
      return (0..<chunk.rowCount).map { row in columns.map { $0[row] } }
    }
  }

  /// The rows as an aligned table, long texts shortened, with a closing line that says how many rows there are.
  ///
  /// Of more columns than fit a terminal of this width the first are shown, and a last line names the others.
  public func text(in language: Language, width: Int? = nil) -> String {
    let types = rows.schema.columns.map(\.type)
    var lines: [[String]] = []
    for chunk in rows.chunks {
      let columns = texts(of: chunk)
      for row in 0..<chunk.rowCount {
        lines.append(columns.map { $0[row].map(Self.beginning(of:)) ?? Self.missingSign })
      }
    }
    let table = TerminalTable(
      head: [rows.schema.names], rows: lines,
      alignments: types.map { $0.isNumeric ? .right : .left }, longestText: Self.longestText)
    let shown = width.map(table.columnsWithin) ?? types.count
    let style = NumberStyle(language)
    let words = Words(language)
    let closing = words[.rowsShown(style.count(lines.count), of: style.count(rows.total))]
    let hasMissing = lines.contains { $0.prefix(shown).contains(Self.missingSign) }
    let legend = hasMissing ? "; " + words[.missingSign(Self.missingSign)] : ""
    return table.keeping(shown).text + closing + legend + "\n" + leftOut(from: shown, words, style)
  }

  private func leftOut(from shown: Int, _ words: Words, _ style: NumberStyle) -> String {
    let names = rows.schema.names.dropFirst(shown)
    guard !names.isEmpty else { return "" }
    let listed = names.prefix(Self.mostNames).joined(separator: ", ") + (names.count > Self.mostNames ? ", …" : "")
    return SafeText.singleLine(words[.columnsLeftOut(style.count(names.count), listed)]) + "\n"
  }

  /// A field may hold megabytes, and no more than its beginning is shown.
  private static func beginning(of text: String) -> String { shortened(text, to: longestText + 1) }

  private func texts(of chunk: Chunk) -> [RowText] { zip(rows.schema.columns, chunk.columns).map(RowText.init) }

  private func forEachRow(_ body: ([RowText], Int) -> Void) {
    for chunk in rows.chunks {
      let columns = texts(of: chunk)
      for row in 0..<chunk.rowCount { body(columns, row) }
    }
  }

  private func append(_ row: Int, of columns: [RowText], to bytes: inout [UInt8]) {
    for (place, column) in columns.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(column[row], to: &bytes)
    }
  }

  private func append(_ field: String?, to bytes: inout [UInt8]) {
    guard let field else { return }
    guard !field.isEmpty else {
      bytes.append(contentsOf: Self.quotes)
      return
    }
    DelimitedText.tidy.append(field.utf8, to: &bytes)
  }

  private static let quotes = Array("\"\"".utf8)
  private static let lonelyMissing = quotes
  private static let missingSign = "·"
  private static let longestText = 40
  private static let mostNames = 12
}
