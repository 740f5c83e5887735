import PeilCore

/// The cells of an OpenDocument spreadsheet, which any program may have saved.
struct ODSCells {
  private var found = SheetCells()
  private var sheet = ""
  private var row = 0
  private var column = 0
  private var rowRepeat = 1
  private var cell: Cell?
  /// How deep the scanner is in a remark that somebody put at a cell.
  private var depthOfRemark = 0

  private struct Cell {
    let value: String?
    let count: Int
    var paragraphs: [String] = []
  }

  /// The cells that hold something.
  var cells: [PublishedCell] { found.cells.withDistinctPlaces }

  /// Nil where the bytes are no OpenDocument.
  init?(_ bytes: [UInt8]) {
    guard let archive = ZipReader(bytes), let content = archive.file("content.xml") else { return nil }
    var scanner = XMLScanner(content)
    while let event = scanner.next() { take(event) }
  }

  /// A sheet is as wide and as long as its program can hold, and the empty rest of it is one repeated cell.
  private static let mostRepeats = 1_000

  private mutating func take(_ event: XMLScanner.Event) {
    switch event {
    case .start("annotation", _): depthOfRemark += 1
    case .end("annotation"): depthOfRemark -= 1
    case _ where depthOfRemark > 0: break
    case .start("table", let attributes): (sheet, row) = (attributes["name"] ?? "", 0)
    case .start("table-row", let attributes):
      rowRepeat = attributes["number-rows-repeated"].flatMap { Int($0) } ?? 1
      column = 0
    case .end("table-row"): row += rowRepeat
    case .start("table-cell", let attributes), .start("covered-table-cell", let attributes):
      cell = Cell(
        value: Self.value(attributes), count: attributes["number-columns-repeated"].flatMap { Int($0) } ?? 1)
    case .end("table-cell"), .end("covered-table-cell"): endCell()
    case .start("p", _): cell?.paragraphs.append("")
    case .start("s", let attributes):
      append(String(repeating: " ", count: min(attributes["c"].flatMap { Int($0) } ?? 1, 1000)))
    case .text(let text): append(text)
    case .start, .end: break
    }
  }

  private mutating func append(_ text: String) {
    guard var cell, let last = cell.paragraphs.popLast() else { return }
    cell.paragraphs.append(last + text)
    self.cell = cell
  }

  private static func value(_ attributes: [String: String]) -> String? {
    switch attributes["value-type"] {
    case "float", "percentage", "currency": attributes["value"].map(SheetCells.number)
    case "date": attributes["date-value"]
    case "boolean": attributes["boolean-value"]
    case "time": attributes["time-value"]
    default: attributes["string-value"]
    }
  }

  private mutating func endCell() {
    guard let cell else { return }
    self.cell = nil
    let text = cell.value ?? cell.paragraphs.joined(separator: "\n")
    if !text.isEmpty {
      for down in 0..<min(rowRepeat, Self.mostRepeats) {
        for across in 0..<min(cell.count, Self.mostRepeats) {
          found.add(sheet: sheet, row: row + down, column: column + across, text)
        }
      }
    }
    column += cell.count
  }
}
