import PeilCore
import PeilTable
import PeilWords

/// A table of the report with its number: what heads it, the picture, the figures, and what stands below them.
struct ReportTable {
  let heading: TableHeading
  let table: PublishedTable
  let maker: TableLayoutMaker
  private let source: String?
  /// Whether its figures carry the commands that explain them.
  private let isExplained: Bool

  init(_ table: PublishedTable, number: Int, in language: Language, source: String?, isExplained: Bool = false) {
    self.isExplained = isExplained
    heading = TableHeading(number: number, plan: table.plan, language: language)
    self.table = table
    self.source = source
    maker = TableLayoutMaker(table, language)
  }

  var identifier: String { "t-" + table.plan.name }
  var title: String { heading.title }
  var note: String? { heading.note }
  var numbered: String { heading.numbered }
  var definitions: [TableLayout.Definition] { heading.definitions }
  var markup: TableMarkup {
    TableMarkup(
      maker, identifier: identifier + "-table", caption: heading.caption, isExplained: isExplained)
  }

  /// What the template is given in the place of the figures: a sign that no text has, so that the page is filled table by
  /// table, and only one is held at a time.
  private var standIn: String { "\(Self.mark)\(heading.number)\(Self.mark)" }
  static let mark: Character = "\u{1}"

  /// What the template names.
  func values(_ picture: Picture?) -> ReportValues {
    let words = Words(heading.language)
    let markup = markup
    var values = ReportValues()
    values.set("id", identifier)
    values.set("title", title)
    values.set("numbered", numbered)
    values.set("note", note)
    values.set("width", markup.width.rawValue)
    values.set("table", verbatim: standIn)
    let legend = maker.legendLines
    values.set("legend", legend)
    values.set("hasLegend", !legend.isEmpty)
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
        values.set("numbered", words[.numberedChart(NumberStyle(heading.language).count(heading.number))])
        values.set("caption", picture.caption)
        values.set("drawing", picture.markup(isAlone: false))
        return values
      })
    return values
  }
}
