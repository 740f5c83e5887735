public import PeilCore
import PeilCSV
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
    for chunk in rows.chunks {
      let columns = texts(of: chunk)
      for row in 0..<chunk.rowCount {
        for (place, column) in columns.enumerated() {
          if place > 0 { bytes.append(UInt8(ascii: ",")) }
          append(column[row], to: &bytes)
        }
        // A line without anything in it would be no record.
        if columns.count == 1, columns[0][row] == nil { bytes.append(contentsOf: Self.lonelyMissing) }
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }

  /// The rows as an aligned table, long texts shortened, with a closing line that says how many rows there are.
  public func text(in language: Language) -> String {
    let types = rows.schema.columns.map(\.type)
    var lines: [[String]] = []
    for chunk in rows.chunks {
      let columns = texts(of: chunk)
      for row in 0..<chunk.rowCount { lines.append(columns.map { $0[row] ?? Self.missingSign }) }
    }
    let table = TerminalTable(
      head: [rows.schema.names], rows: lines,
      alignments: types.map { $0.isNumeric ? .right : .left }, longestText: Self.longestText)
    let style = NumberStyle(language)
    let words = Words(language)
    let closing = words[.rowsShown(style.count(lines.count), of: style.count(rows.total))]
    let legend = lines.contains { $0.contains(Self.missingSign) } ? "; " + words[.missingSign(Self.missingSign)] : ""
    return table.text + closing + legend + "\n"
  }

  private func texts(of chunk: Chunk) -> [RowText] { zip(rows.schema.columns, chunk.columns).map(RowText.init) }

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
}
