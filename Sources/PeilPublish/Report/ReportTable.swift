import PeilCore
import PeilTable
import PeilWords

/// A table of the report with its number: what heads it, the picture, the figures, and what stands below them.
struct ReportTable {
  let number: Int
  let table: PublishedTable
  let maker: TableLayoutMaker
  private let language: Language
  private let source: String?
  /// Whether its figures carry the commands that explain them.
  private let isExplained: Bool

  init(_ table: PublishedTable, number: Int, in language: Language, source: String?, isExplained: Bool = false) {
    self.isExplained = isExplained
    self.number = number
    self.table = table
    self.language = language
    self.source = source
    maker = TableLayoutMaker(table, language)
  }

  var identifier: String { "t-" + table.plan.name }
  var title: String { table.plan.title.text(in: language.rawValue) }
  var note: String? { table.plan.note?.text(in: language.rawValue) }
  var numbered: String { Words(language)[.numberedTable(NumberStyle(language).count(number))] }
  var markup: TableMarkup {
    TableMarkup(
      maker, identifier: identifier + "-table", caption: "\(numbered). \(title)", isExplained: isExplained)
  }

  /// The definitions of its measures.
  var definitions: [TableLayout.Definition] { TableLayout.definitions(of: table, maker, in: language) }

  /// What the template names.
  func values(_ picture: Picture?) -> ReportValues {
    let words = Words(language)
    let markup = markup
    var values = ReportValues()
    values.set("id", identifier)
    values.set("title", title)
    values.set("numbered", numbered)
    values.set("note", note)
    values.set("width", markup.width.rawValue)
    values.set("table", markup.markup)
    values.set("legend", maker.legendLines)
    values.set("hasLegend", !maker.legendLines.isEmpty)
    values.set("source", source)
    values.set(
      "definitions",
      definitions.map { definition in
        var values = ReportValues()
        values.set("label", definition.label)
        values.set("text", definition.text)
        values.set("note", definition.note)
        return values
      })
    values.set(
      "picture",
      picture.map { picture in
        var values = ReportValues()
        values.set("numbered", words[.numberedChart(NumberStyle(language).count(number))])
        values.set("caption", picture.caption)
        values.set("drawing", picture.markup(isAlone: false))
        return values
      })
    return values
  }
}
