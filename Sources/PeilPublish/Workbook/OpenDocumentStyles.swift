import PeilWords

/// The styles of an OpenDocument spreadsheet: how numbers are written in a language, and what cells look like.
struct OpenDocumentStyles {
  private let language: Language
  private let cells: [WorkbookCell.Style]
  private let names: [WorkbookCell.Style: String]
  private let widths: [Int]
  private let formats: [NumberFormat]
  private let formatNames: [NumberFormat: String]

  init(language: Language, cells: [WorkbookCell.Style], names: [WorkbookCell.Style: String], widths: [Int]) {
    self.language = language
    self.cells = cells
    self.names = names
    self.widths = widths
    var seen: Set<NumberFormat> = []
    let formats = cells.compactMap(\.format).filter { seen.insert($0).inserted }
    self.formats = formats
    formatNames = Dictionary(uniqueKeysWithValues: formats.enumerated().map { ($1, "n\($0 + 1)") })
  }

  func append(to list: inout Markup) {
    for width in widths {
      list.element("style:style", ["style:name": "w\(width)", "style:family": "table-column"]) { style in
        // A character of ten points is some two millimetres wide.
        style.leaf("style:table-column-properties", ["style:column-width": "\(width * 2 + 2)mm"])
      }
    }
    list.element("style:style", ["style:name": "row", "style:family": "table-row"]) { style in
      style.leaf("style:table-row-properties", ["style:use-optimal-row-height": "true"])
    }
    list.element(
      "style:style", ["style:name": "sheet", "style:family": "table", "style:master-page-name": "Default"]
    ) { style in
      style.leaf("style:table-properties", ["table:display": "true"])
    }
    for format in formats { number(format, &list) }
    for cell in cells { self.cell(cell, &list) }
  }

  // MARK: - Numbers

  private func number(_ format: NumberFormat, _ list: inout Markup) {
    let name = formatNames[format] ?? ""
    let sign = format.sign.map { " " + $0 } ?? ""
    switch format.kind {
    case .number, .plain:
      style("number:number-style", name, &list) { style in
        digits(format, &style)
        if !sign.isEmpty { style.element("number:text", sign) }
      }
    case .words(let words):
      // Where nothing is said of numbers below nought, a minus comes before the words.
      style("number:number-style", name + "m", &list) { $0.element("number:text", words + sign) }
      style("number:number-style", name, &list) { style in
        style.element("number:text", words + sign)
        Self.below(name, &style)
      }
    case .percentage:
      style("number:percentage-style", name, &list) { style in
        digits(format, &style)
        style.element("number:text", "%" + sign)
      }
    case .euro:
      style("number:currency-style", name + "m", &list) { euro(format, isNegative: true, sign, &$0) }
      style("number:currency-style", name, &list) { style in
        euro(format, isNegative: false, sign, &style)
        Self.below(name, &style)
      }
    case .date:
      style("number:date-style", name, &list) { style in
        style.leaf("number:day")
        style.element("number:text", " ")
        style.leaf("number:month", ["number:style": "long", "number:textual": "true"])
        style.element("number:text", " ")
        style.leaf("number:year", ["number:style": "long"])
        if !sign.isEmpty { style.element("number:text", sign) }
      }
    }
  }

  /// Below nought the style of that name with an m holds.
  private static func below(_ name: String, _ style: inout Markup) {
    style.leaf("style:map", ["style:condition": "value()<0", "style:apply-style-name": name + "m"])
  }

  /// `€ 5` and `€ -5`, or `€5` and `-€5`.
  private func euro(_ format: NumberFormat, isNegative: Bool, _ sign: String, _ style: inout Markup) {
    if isNegative, language == .english { style.element("number:text", "-") }
    style.element(
      "number:currency-symbol", ["number:language": language.rawValue, "number:country": language.country], "€")
    if language == .dutch { style.element("number:text", isNegative ? " -" : " ") }
    digits(format, &style)
    if !sign.isEmpty { style.element("number:text", sign) }
  }

  private func digits(_ format: NumberFormat, _ style: inout Markup) {
    style.leaf(
      "number:number",
      [
        "number:decimal-places": String(format.decimals), "number:min-decimal-places": String(format.decimals),
        "number:min-integer-digits": "1", "number:grouping": format.kind == .plain ? "false" : "true",
      ])
  }

  private func style(_ element: String, _ name: String, _ list: inout Markup, content: (inout Markup) -> Void) {
    list.element(
      element,
      ["style:name": name, "number:language": language.rawValue, "number:country": language.country], content: content)
    list.line()
  }

  // MARK: - Cells

  private func cell(_ cell: WorkbookCell.Style, _ list: inout Markup) {
    let name = names[cell] ?? "Default"
    if let format = cell.format {
      list.element(
        "style:style",
        [
          "style:name": name, "style:family": "table-cell", "style:parent-style-name": "Default",
          "style:data-style-name": formatNames[format] ?? "",
        ]
      ) { properties(cell, &$0) }
    } else {
      list.element(
        "style:style", ["style:name": name, "style:family": "table-cell", "style:parent-style-name": "Default"]
      ) { properties(cell, &$0) }
    }
    list.line()
  }

  private func properties(_ cell: WorkbookCell.Style, _ style: inout Markup) {
    switch cell.role {
    case .head:
      style.leaf(
        "style:table-cell-properties",
        [
          "fo:wrap-option": "wrap", "style:vertical-align": "bottom", "fo:background-color": "#e6ebf1",
          "fo:border-bottom": "1pt solid #154273",
        ])
    case .paragraph, .side:
      style.leaf("style:table-cell-properties", ["fo:wrap-option": "wrap", "style:vertical-align": "top"])
    case .figure: style.leaf("style:table-cell-properties", ["style:vertical-align": "top"])
    case .title, .line, .link: break
    }
    style.leaf("style:paragraph-properties", ["fo:text-align": cell.isRight ? "end" : "start"])
    switch cell.role {
    case .title: style.leaf("style:text-properties", ["fo:font-weight": "bold", "fo:font-size": "14pt"])
    case .link:
      style.leaf("style:text-properties", ["fo:color": "#154273", "style:text-underline-style": "solid"])
    case _ where cell.isBold: style.leaf("style:text-properties", ["fo:font-weight": "bold"])
    case .head, .paragraph, .side, .figure, .line: break
    }
  }
}
