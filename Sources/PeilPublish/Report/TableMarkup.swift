import PeilCore

/// A table as HTML: a caption, a head whose levels say what they head, and a line for each category.
struct TableMarkup {
  private let maker: TableLayoutMaker
  private let identifier: String
  private let caption: String
  private let isExplained: Bool

  /// With `isExplained` each figure carries the command that explains it, to be given in the folder of the report.
  init(_ maker: TableLayoutMaker, identifier: String, caption: String, isExplained: Bool) {
    self.isExplained = isExplained
    self.maker = maker
    self.identifier = identifier
    self.caption = caption
  }

  /// How much paper it takes across: plain, wide, or very wide.
  enum Width: String { case plain, wide, widest }

  var width: Width {
    switch maker.stubHead.count + maker.columnHeads.count {
    case ...6: .plain
    case ...11: .wide
    default: .widest
    }
  }

  /// A table of so many lines fits a printed page, and is not broken over two.
  private static let mostOnPage = 30

  var markup: Markup {
    var page = Markup()
    let lines = maker.lines
    page.element("table", ["id": identifier, "class": lines.count <= Self.mostOnPage ? "whole" : "long"]) { table in
      table.element("caption", caption)
      table.line()
      table.element("thead") { head(&$0) }
      table.line()
      table.element("tbody") { body in
        for line in lines { row(line, &body) }
      }
    }
    return page
  }

  private func head(_ head: inout Markup) {
    let heads = maker.columnHeads
    let levels = max(1, heads.map(\.count).max() ?? 1)
    for level in 0..<levels {
      head.element("tr") { row in
        if level == 0 { stubHead(levels, &row) }
        if level == levels - 1 {
          for (place, texts) in heads.enumerated() {
            row.element(
              "th", ["scope": "col", "data-col": String(maker.stubHead.count + place)], texts.last ?? "")
          }
        } else {
          for group in groups(heads, level) {
            row.element("th", ["scope": "colgroup", "colspan": String(group.count)], group.text)
          }
        }
      }
    }
  }

  private func stubHead(_ levels: Int, _ row: inout Markup) {
    for (place, text) in maker.stubHead.enumerated() {
      if levels == 1 {
        row.element("th", ["scope": "col", "data-col": String(place)], text)
      } else {
        row.element("th", ["scope": "col", "rowspan": String(levels), "data-col": String(place)], text)
      }
    }
  }

  /// Columns next to each other that stand under the same heads, down to a level.
  private func groups(_ heads: [[String]], _ level: Int) -> [(text: String, count: Int)] {
    var groups: [(path: ArraySlice<String>, count: Int)] = []
    for head in heads {
      let path = head.prefix(level + 1)
      if let last = groups.last, last.path == path {
        groups[groups.count - 1].count += 1
      } else {
        groups.append((path, 1))
      }
    }
    return groups.map { ($0.path.last ?? "", $0.count) }
  }

  private func row(_ line: TableLayoutMaker.Line, _ body: inout Markup) {
    body.element("tr", line.isTotal ? ["class": "total"] : [:]) { row in
      for text in line.stub { row.element("th", ["scope": "row"], text) }
      var command = ExplainCommandText(maker)
      for (figure, place) in zip(line.figures, line.places) {
        cell(figure, isExplained ? command.text(place.key, place.measure) : nil, &row)
      }
    }
    body.line()
  }

  private func cell(_ figure: FigureText?, _ command: String?, _ row: inout Markup) {
    guard let figure else { return row.element("td", "") }
    let attributes = attributes(of: figure, command)
    guard figure.interval != nil || figure.sign != nil || figure.quantity != nil else {
      return row.element("td", attributes, figure.value)
    }
    row.element("td", attributes) { cell in
      cell.text(figure.value)
      if let interval = figure.interval {
        cell.text(" ")
        cell.element("span", ["class": "interval"], interval)
      }
      if let sign = figure.sign { cell.text(" " + sign) }
    }
  }

  /// The value to sort by, and the command that explains it.
  private func attributes(of figure: FigureText, _ command: String?) -> Markup.Attributes {
    switch (figure.quantity?.tidyText, command) {
    case (let value?, let command?): ["data-v": value, "title": command]
    case (let value?, nil): ["data-v": value]
    case (nil, let command?): ["title": command]
    case (nil, nil): [:]
    }
  }
}

/// The commands that explain the figures of a table, cell after cell: what names the cell is the same for all its figures.
private struct ExplainCommandText {
  private let maker: TableLayoutMaker
  private var key: [DimensionValue]?
  private var cell = ""

  init(_ maker: TableLayoutMaker) { self.maker = maker }

  mutating func text(_ key: [DimensionValue], _ measure: Int) -> String {
    if key != self.key {
      self.key = key
      cell = CommandLineText.line(["peil", "explain", "."] + maker.address(of: key))
    }
    return cell + " " + CommandLineText.line([maker.name(of: measure)])
  }
}
