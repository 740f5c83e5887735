import PeilCSV
import PeilCore
import PeilTable
import PeilValues

/// The rows that a program is sent, as CSV in a file that nobody else can open.
///
/// UTF-8, comma, LF, a decimal point, ISO dates, codes; a missing value is an empty field and an empty text the field `""`.
struct ProgramInput {
  private let call: ProgramCall
  private let columns: [(column: Column, buffer: ColumnBuffer)]
  private let rowCount: Int

  init(_ call: ProgramCall, _ schema: Schema, _ columns: [ColumnBuffer], rowCount: Int) {
    self.call = call
    self.columns = call.sent.compactMap { name in
      schema.position(of: name).map { (schema.columns[$0], columns[$0]) }
    }
    self.rowCount = rowCount
  }

  /// Writes the file.
  func file() throws -> NamelessFile {
    let file = try NamelessFile()
    let text = DelimitedText(CSVFormat())
    var bytes: [UInt8] = []
    var written = 0
    text.append(record: columns.map(\.column.name), to: &bytes)
    for row in 0..<rowCount {
      for (place, part) in columns.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        guard let field = Self.field(part.column.type, part.buffer, row) else { continue }
        if field.isEmpty { bytes.append(contentsOf: Self.quotes) } else { text.append(field.utf8, to: &bytes) }
      }
      // A line without anything in it would be no record.
      if columns.count == 1, !columns[0].buffer.isKnown(row) { bytes.append(contentsOf: Self.quotes) }
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count >= Self.pieceSize {
        try file.write(bytes, at: written)
        written += bytes.count
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(bytes, at: written)
    return file
  }

  private static func field(_ type: ValueType, _ buffer: ColumnBuffer, _ row: Int) -> String? {
    guard buffer.isKnown(row) else { return nil }
    guard case .ratios(let values) = buffer.values else { return ValueText.of(buffer, type, row) }
    return values[row].significantDigits(17, mode: .halfAwayFromZero)
  }

  private static let quotes = Array("\"\"".utf8)
  private static let pieceSize = 1 << 20
}
