import PeilCore
import PeilDiagnostics
import PeilJSON
import PeilPublish
import PeilRun
import PeilValues

/// Holds the tables that a release's workbooks, pages and other files show against its tidy tables, figure by figure.
///
/// Hashes can be made anew by whoever changes a file, the certificate's among them; two files of one release that say another
/// thing cannot both be right.
struct FormatCheck {
  private let files: RunFiles
  private let tables: [ReleasedFigures]

  init(_ files: RunFiles, tables names: [String]) {
    self.files = files
    tables = names.compactMap { name in
      (try? files.current("tables/\(name).csv")).flatMap { ReleasedFigures(name, $0) }
    }
  }

  /// What disagrees, one finding for a table of a file.
  var diagnostics: [Diagnostic] {
    files.listing.files.map(\.path).flatMap { path -> [Diagnostic] in
      guard let bytes = try? files.current(path) else { return [] }
      let file = OutputFile(path: path, bytes: bytes)
      switch path {
      case "tables.ods": return workbook(path, ODSPublisher().cells(of: file))
      case "tables.xlsx": return workbook(path, XLSXPublisher().cells(of: file))
      case "tables.json": return document(file)
      case "tables.md":
        let found = MarkdownTable.all(in: bytes).map(Self.withoutHoles)
        return tables.compactMap { text(path, found, $0) }
      case "report.html":
        let found = HTMLTable.all(in: bytes)
        return tables.flatMap { table in
          (found[table.name] ?? []).compactMap { text(path, [Self.withoutHoles($0)], table) }
        } + pictures(file) + cards(file)
      default:
        return path.hasPrefix("fragments/") ? fragment(file) : path.hasPrefix("pictures/") ? pictures(file) : []
      }
    }
  }

  private func fragment(_ file: OutputFile) -> [Diagnostic] {
    let name = file.path.dropFirst("fragments/".count)
    guard let table = tables.first(where: { name == "\($0.name).md" || name == "\($0.name).html" }) else { return [] }
    if name.hasSuffix(".html") {
      let found = HTMLTable.all(in: file.bytes)[table.name] ?? [[]]
      return found.compactMap { text(file.path, [Self.withoutHoles($0)], table) }
    }
    let found = MarkdownTable.all(in: file.bytes)
    return [text(file.path, found.map(Self.withoutHoles), table)].compactMap(\.self)
  }

  /// The tables that the release's other files show or are named after.
  static func tablesNamed(in files: RunFiles) -> Set<String> {
    var names: Set<String> = []
    for path in files.listing.files.map(\.path) {
      let parts = path.split(separator: "/").map(String.init)
      if parts.count == 2, ["tables", "pictures", "fragments"].contains(parts[0]),
        let end = parts[1].firstIndex(of: ".")
      {
        names.insert(String(parts[1][..<end]))
      }
      guard path == "report.html" || path == "tables.json", let bytes = try? files.current(path) else { continue }
      if path == "report.html" {
        names.formUnion(HTMLTable.all(in: bytes).keys)
        names.formUnion(DrawnPicture.all(in: bytes).map(\.table))
      } else if let root = try? JSONReader.read(bytes, file: path, limit: 10_000_000, locating: false) {
        names.formUnion((root["tables"]?.list ?? []).compactMap { $0["name"]?.text?.text })
      }
    }
    return names
  }

  // MARK: - Pictures and cards

  /// The pictures of a file that say another thing than the table does.
  private func pictures(_ file: OutputFile) -> [Diagnostic] {
    let found = DrawnPicture.all(in: file.bytes)
    if file.path.hasPrefix("pictures/"), found.map({ "pictures/\($0.table).svg" }) != [file.path] {
      return [
        .error(
          "changed-file", "'\(file.path)' is no picture of that table",
          place: DataPlace(file: "\(files.folder)/\(file.path)"), exit: .data)
      ]
    }
    return found.compactMap { picture in
      guard let table = tables.first(where: { $0.name == picture.table }) else { return nil }
      return PictureCheck(picture, table).fault.map { problem(file.path, table, "picture: " + $0) }
    }
  }

  /// The key figures at the head of a report that say another thing than the tables do.
  private func cards(_ file: OutputFile) -> [Diagnostic] {
    KeyFigureCard.all(in: file.bytes).compactMap { card in
      guard let table = tables.first(where: { $0.name == card.table }) else { return nil }
      guard let figure = table.figures.indices.contains(card.figure - 1) ? table.figures[card.figure - 1] : nil,
        ShownFigure(text: card.text, exact: nil).shows(figure)
      else { return problem(file.path, table, "key figure: found '\(card.text)'") }
      return nil
    }
  }

  // MARK: - Tables of texts

  /// A table that none of those found shows; nil where one does.
  private func text(_ path: String, _ found: [[[ShownFigure]]], _ table: ReleasedFigures) -> Diagnostic? {
    var nearest: String?
    for rows in found {
      for layout in table.layouts where layout.rows.map(\.count) == rows.map(\.count) {
        guard let difference = Self.difference(rows, layout) else { return nil }
        nearest = nearest ?? difference
      }
    }
    return problem(path, table, nearest)
  }

  /// Where a table has no such place nothing stands in it, and the tidy table has no line.
  private static func withoutHoles(_ rows: [[ShownFigure]]) -> [[ShownFigure]] {
    rows.map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
  }

  private static func difference(_ rows: [[ShownFigure]], _ layout: ReleasedFigures.Layout) -> String? {
    for (place, (row, expected)) in zip(rows, layout.rows).enumerated() {
      for (found, figure) in zip(row, expected) where !found.shows(figure) {
        let value = figure.value ?? "no figure to be seen"
        return "line \(place + 1): found '\(found.text)', and the tidy table has \(value)"
      }
    }
    return nil
  }

  private func problem(_ path: String, _ table: ReleasedFigures, _ difference: String?) -> Diagnostic {
    .error(
      "changed-figure", "'\(path)' does not show the figures that 'tables/\(table.name).csv' has",
      details: difference.map { [$0] } ?? [], place: DataPlace(file: "\(files.folder)/\(path)"), exit: .data)
  }

  // MARK: - Workbooks

  /// A sheet's cells by row, each with its column counted from nought.
  private typealias Sheet = [[(column: Int, text: String)]]

  private func workbook(_ path: String, _ cells: [PublishedCell]?) -> [Diagnostic] {
    guard let cells else {
      return [
        .error(
          "changed-file", "'\(path)' cannot be read", place: DataPlace(file: "\(files.folder)/\(path)"), exit: .data)
      ]
    }
    var sheets: [Sheet] = []
    var names: [String] = []
    var (name, row) = ("", "")
    for cell in cells {
      guard let column = Self.column(cell.place.column) else { continue }
      if sheets.isEmpty || cell.place.table != name {
        sheets.append([])
        names.append(cell.place.table)
      }
      if cell.place.table != name || cell.place.row != row || sheets[sheets.count - 1].isEmpty {
        sheets[sheets.count - 1].append([])
      }
      (name, row) = (cell.place.table, cell.place.row)
      sheets[sheets.count - 1][sheets[sheets.count - 1].count - 1].append((column, cell.text))
    }
    return tables.compactMap { table in
      // A name that no sheet can have was shortened there.
      let named = names.firstIndex(of: table.name).map { [sheets[$0]] } ?? sheets
      return named.contains { sheet in table.layouts.contains { Self.shows(sheet, $0) } }
        ? nil : problem(path, table, nil)
    }
  }

  /// The number of `column C`, from nought.
  private static func column(_ words: String) -> Int? {
    guard let letters = words.split(separator: " ").last, !letters.isEmpty else { return nil }
    var column = 0
    for letter in letters.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), column < 1 << 20 else { return nil }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
    }
    return column - 1
  }

  /// Whether the numbers beside the side of a sheet are those of a layout, row by row; what is no number stands for itself.
  private static func shows(_ sheet: Sheet, _ layout: ReleasedFigures.Layout) -> Bool {
    let found = sheet.map { row in row.filter { $0.column >= layout.sideCount }.compactMap { number(of: $0.text) } }
      .filter { !$0.isEmpty }
    let expected = layout.rows.map { $0.flatMap(numbers) }.filter { !$0.isEmpty }
    guard found.count == expected.count else { return false }
    return zip(found, expected).allSatisfy { row, figures in
      row.count == figures.count
        && zip(row, figures).allSatisfy { ShownFigure.isSame($0, $1.number, unit: $1.unit) }
    }
  }

  private static func numbers(_ figure: ReleasedFigures.Figure) -> [(number: String, unit: String)] {
    ([figure.value].compactMap(\.self) + figure.limits).compactMap { text in
      number(of: text).map { ($0, figure.unit) }
    }
  }

  /// A number or a day as a spreadsheet counts it; nil for a text, and for a number that a spreadsheet holds as text.
  private static func number(of text: String) -> String? {
    if let date = CalendarDate(iso: text) {
      return date.parts.year > 1900 ? String(Int(date.daysSinceEpoch) + daysToEpoch) : nil
    }
    guard let value = Double(text), value.isFinite, value.magnitude < 1e15 else { return nil }
    let zero = UInt8(ascii: "0")
    let digits = text.utf8.prefix { $0 != UInt8(ascii: "e") }.drop { !(zero + 1...zero + 9).contains($0) }
    return digits.count { $0 &- zero < 10 } <= mostDigits ? text : nil
  }

  /// With more a spreadsheet holds a number as text.
  private static let mostDigits = 15
  /// From the day that spreadsheets call nought to the first of 1970.
  private static let daysToEpoch = 25_569

  // MARK: - JSON

  private func document(_ file: OutputFile) -> [Diagnostic] {
    guard let root = try? JSONReader.read(file.bytes, file: file.path, limit: 10_000_000, locating: false) else {
      return []
    }
    let found = Dictionary(
      (root["tables"]?.list ?? []).map { ($0["name"]?.text?.text ?? "", $0["figures"]?.list ?? []) }
    ) { first, _ in first }
    return tables.compactMap { table in
      let shown = (found[table.name] ?? []).map { node in
        ShownFigure(text: node["text"]?.text?.text ?? "", exact: node["value"]?.scalar?.text)
      }
      return text(file.path, [[shown]], ReleasedFigures(inOneRow: table))
    }
  }
}

extension ReleasedFigures {
  /// The same figures, all in one row.
  fileprivate init(inOneRow table: ReleasedFigures) {
    name = table.name
    figures = table.figures
    measureCount = table.measureCount
    layouts = [Layout(sideCount: 0, rows: [table.figures])]
  }
}
