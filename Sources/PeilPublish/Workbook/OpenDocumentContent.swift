import PeilValues
import PeilWords

/// The sheets of an OpenDocument spreadsheet, with the styles their cells use.
///
/// One sheet is held at a time. The styles stand before the sheets and are known after them: what stands before is packed
/// last, and put in front.
struct OpenDocumentContent {
  /// What stays in view of a sheet.
  struct View {
    let sheet: String
    let columns: Int
    let rows: Int
  }

  private let workbook: Workbook
  /// The styles of cells, in the order in which they come up.
  private var styles: [WorkbookCell.Style] = []
  private var namedStyles: [WorkbookCell.Style: String] = [:]
  /// By column, the style of the cell that came last.
  private var lastStyles: [(style: WorkbookCell.Style, name: String)] = []
  /// The widths of columns.
  private var widths: Set<Int> = []
  /// The names under which the tables are known.
  private var ranges = Markup()
  /// What stays in view of the sheets that have a table; known when they have been packed.
  private(set) var views: [View] = []

  /// What was packed so far of the sheets.
  private var body = PackedFile()

  init(_ workbook: Workbook) {
    self.workbook = workbook
    body.add(Markup(verbatim: "<office:body><office:spreadsheet>").bytes)
  }

  /// Takes the next sheet of the workbook.
  mutating func add(_ sheet: WorkbookSheet) {
    note(sheet)
    let names = sheet.rows.map { styleNames(of: $0) }
    var markup = Markup()
    self.sheet(sheet, names, &markup)
    body.add(markup.bytes)
  }

  /// The document, packed; it has all sheets.
  mutating func packed() -> PackedFile {
    var end = Markup()
    end.element("table:database-ranges") { $0.append(ranges) }
    end.append(Markup(verbatim: "</office:spreadsheet></office:body></office:document-content>"))
    body.add(end.bytes)
    return PackedFile(head.bytes, before: body)
  }

  /// What stands before the sheets.
  private var head: Markup {
    var head = Markup(verbatim: OpenDocument.declaration)
    head.open(
      "office:document-content",
      [
        "xmlns:office": OpenDocumentSpace.office, "xmlns:style": OpenDocumentSpace.style,
        "xmlns:table": OpenDocumentSpace.table, "xmlns:text": OpenDocumentSpace.text,
        "xmlns:number": OpenDocumentSpace.number, "xmlns:fo": OpenDocumentSpace.fo,
        "xmlns:xlink": "http://www.w3.org/1999/xlink", "office:version": "1.3",
      ])
    head.element("office:automatic-styles") { list in
      OpenDocumentStyles(language: workbook.language, cells: styles, names: namedStyles, widths: widths.sorted())
        .append(to: &list)
    }
    head.line()
    return head
  }

  /// Notes what the parts around the sheets must say of one.
  private mutating func note(_ sheet: WorkbookSheet) {
    widths.formUnion(sheet.widths)
    mark(sheet, &ranges)
    if let table = sheet.table {
      views.append(View(sheet: sheet.name, columns: sheet.frozenColumns, rows: table.headRow + 1))
    }
  }

  /// The names of the styles of a row's cells; most have the style of the cell above.
  private mutating func styleNames(of cells: [WorkbookCell]) -> [String] {
    cells.enumerated().map { column, cell in
      if column < lastStyles.count, lastStyles[column].style == cell.style { return lastStyles[column].name }
      let name = namedStyles[cell.style] ?? "c\(styles.count + 1)"
      if namedStyles.updateValue(name, forKey: cell.style) == nil { styles.append(cell.style) }
      if column < lastStyles.count {
        lastStyles[column] = (cell.style, name)
      } else {
        lastStyles.append((cell.style, name))
      }
      return name
    }
  }

  private func sheet(_ sheet: WorkbookSheet, _ names: [[String]], _ book: inout Markup) {
    book.element("table:table", ["table:name": sheet.name, "table:style-name": "sheet"]) { table in
      for width in sheet.widths {
        table.leaf("table:table-column", ["table:style-name": "w\(width)", "table:default-cell-style-name": "Default"])
      }
      for (place, row) in sheet.rows.enumerated() {
        if place == sheet.table?.headRow {
          table.element("table:table-header-rows") { self.row(row, names[place], &$0) }
        } else {
          self.row(row, names[place], &table)
        }
        table.line()
      }
    }
    book.line()
  }

  private func row(_ cells: [WorkbookCell], _ styles: [String], _ table: inout Markup) {
    table.element("table:table-row", ["table:style-name": "row"]) { row in
      if cells.isEmpty { row.leaf("table:table-cell") }
      for (cell, style) in zip(cells, styles) { self.cell(cell, style, &row) }
    }
  }

  private func cell(_ cell: WorkbookCell, _ style: String, _ row: inout Markup) {
    switch cell.content {
    case .empty: row.leaf("table:table-cell", ["table:style-name": style])
    case .text(let text):
      row.element("table:table-cell", ["table:style-name": style, "office:value-type": "string"]) {
        paragraph(text, &$0)
      }
    case .number(let digits, let shown):
      let type =
        switch cell.style.format?.kind {
        case .percentage: "percentage"
        case .euro: "currency"
        default: "float"
        }
      if type == "currency" {
        row.element(
          "table:table-cell",
          ["table:style-name": style, "office:value-type": type, "office:currency": "EUR", "office:value": digits]
        ) { paragraph(shown, &$0) }
      } else {
        row.element(
          "table:table-cell", ["table:style-name": style, "office:value-type": type, "office:value": digits]
        ) { paragraph(shown, &$0) }
      }
    case .date(let date, let shown):
      row.element(
        "table:table-cell",
        ["table:style-name": style, "office:value-type": "date", "office:date-value": date.description]
      ) { paragraph(shown, &$0) }
    case .link(let text, let sheet):
      row.element("table:table-cell", ["table:style-name": style, "office:value-type": "string"]) { cell in
        cell.element("text:p") { paragraph in
          paragraph.element("text:a", ["xlink:type": "simple", "xlink:href": "#\(sheet).A1"], text)
        }
      }
    }
  }

  /// A paragraph; of blanks next to each other, and at its ends, each is written out, for readers take them for one.
  private func paragraph(_ text: String, _ cell: inout Markup) {
    cell.element("text:p") { paragraph in
      guard Self.hasLostBlanks(text) else { return paragraph.text(text) }
      var words = ""
      for character in text {
        guard character == " " else {
          words.append(character)
          continue
        }
        paragraph.text(words)
        words = ""
        paragraph.leaf("text:s")
      }
      paragraph.text(words)
    }
  }

  /// Whether a reader would take blanks away: at the ends, and those after another.
  private static func hasLostBlanks(_ text: String) -> Bool {
    let blank = UInt8(ascii: " ")
    var before = blank
    for byte in text.utf8 {
      if byte == blank, before == blank { return true }
      before = byte
    }
    return before == blank && !text.isEmpty
  }

  /// Marks the table of a sheet, with its heads, under its name.
  private func mark(_ sheet: WorkbookSheet, _ ranges: inout Markup) {
    guard let table = sheet.table else { return }
    let first = "'\(sheet.name)'.A\(table.headRow + 1)"
    let last = "'\(sheet.name)'.\(SheetColumn.letters(table.columnCount - 1))\(table.headRow + 1 + table.lineCount)"
    ranges.leaf(
      "table:database-range",
      [
        "table:name": table.name, "table:target-range-address": "\(first):\(last)",
        "table:contains-header": "true", "table:display-filter-buttons": "false",
      ])
  }
}

/// The name of a column of a sheet.
enum SheetColumn {
  /// A, B, … Z, AA, … for a place counted from nought.
  static func letters(_ place: Int) -> String {
    var rest = place + 1
    var letters = ""
    while rest > 0 {
      let letter = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26)))
      letters = "\(letter)\(letters)"
      rest = (rest - 1) / 26
    }
    return letters
  }
}
