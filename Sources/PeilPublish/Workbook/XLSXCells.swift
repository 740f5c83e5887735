import PeilCore

/// The cells of a workbook for Excel, which any program may have saved.
struct XLSXCells {
  private var found = SheetCells()

  /// The cells that hold something.
  var cells: [PublishedCell] { found.cells.withDistinctPlaces }

  /// Nil where the bytes are no such workbook, or a sheet of it is gone.
  init?(_ bytes: [UInt8]) {
    guard let archive = ZipReader(bytes), let book = archive.file("xl/workbook.xml"),
      let relations = archive.file("xl/_rels/workbook.xml.rels")
    else { return nil }
    let paths = Self.paths(relations)
    let texts = archive.file("xl/sharedStrings.xml").map(Self.texts) ?? []
    for (name, identifier) in Self.sheets(book) {
      guard let path = paths[identifier], let sheet = archive.file(path) else { return nil }
      read(sheet, named: name, texts)
    }
  }

  private static func sheets(_ book: [UInt8]) -> [(name: String, identifier: String)] {
    var sheets: [(String, String)] = []
    var scanner = XMLScanner(book)
    while let event = scanner.next() {
      if case .start("sheet", let attributes) = event, let name = attributes["name"], let id = attributes["id"] {
        sheets.append((name, id))
      }
    }
    return sheets
  }

  private static func paths(_ relations: [UInt8]) -> [String: String] {
    var paths: [String: String] = [:]
    var scanner = XMLScanner(relations)
    while let event = scanner.next() {
      if case .start("Relationship", let attributes) = event, let id = attributes["Id"],
        let target = attributes["Target"]
      {
        paths[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
    }
    return paths
  }

  /// The texts that cells share, their runs put together.
  private static func texts(_ shared: [UInt8]) -> [String] {
    var texts: [String] = []
    var text: String?
    var isText = false
    var isReading = false
    var scanner = XMLScanner(shared)
    while let event = scanner.next() {
      switch event {
      case .start("si", _): text = ""
      case .end("si"):
        texts.append(text ?? "")
        text = nil
      case .start("rPh", _): isReading = true
      case .end("rPh"): isReading = false
      case .start("t", _): isText = !isReading
      case .end("t"): isText = false
      case .text(let piece): if isText { text?.append(piece) }
      case .start, .end: break
      }
    }
    return texts
  }

  private mutating func read(_ sheet: [UInt8], named name: String, _ texts: [String]) {
    var place: (row: Int, column: Int)?
    var type = "n"
    var isValue = false
    var value = ""
    var scanner = XMLScanner(sheet)
    while let event = scanner.next() {
      switch event {
      case .start("c", let attributes):
        place = attributes["r"].flatMap(Self.place)
        type = attributes["t"] ?? "n"
        value = ""
      case .start("v", _), .start("t", _): isValue = true
      case .end("v"), .end("t"): isValue = false
      case .text(let text): if isValue { value += text }
      case .end("c"):
        if let place { found.add(sheet: name, row: place.row, column: place.column, Self.text(value, type, texts)) }
        place = nil
      case .start, .end: break
      }
    }
  }

  private static func text(_ value: String, _ type: String, _ texts: [String]) -> String {
    switch type {
    case "s": Int(value).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
    case "n": SheetCells.number(value)
    default: value
    }
  }

  /// The place that `C5` names.
  private static func place(_ name: String) -> (row: Int, column: Int)? {
    let letters = name.prefix { $0.isLetter }
    guard (1...3).contains(letters.utf8.count), let row = Int(name.dropFirst(letters.count)), row > 0 else {
      return nil
    }
    var column = 0
    for letter in letters.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { return nil }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
    }
    return (row - 1, column - 1)
  }
}
