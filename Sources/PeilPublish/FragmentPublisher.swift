public import PeilCore
import PeilTable
import PeilWords

/// Each table by itself, to be pasted in a text: as HTML that word processors open, and as Markdown.
public struct FragmentPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "fragments"

  /// A publisher of single tables.
  public init() {}

  /// The files `fragments/NAME.html` and `fragments/NAME.md`.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let language = Language(code: plan.language)
    let source = plan.publication.source?.text(in: plan.language)
    for (place, table) in try PublishedTable.all(of: result, plan: plan).enumerated() {
      let shown = ReportTable(table, number: place + 1, in: language, source: source)
      let markdown = MarkdownPublisher().sections(of: TableLayout(table, shown.maker, in: language), Words(language))
      let lines = markdown + (source.map { [Words(language)[Word.source] + ": " + SafeText.markdown($0)] } ?? [])
      try sink.take(
        OutputFile(
          path: "fragments/\(table.plan.name).html",
          bytes: TableFragment(table: shown, words: Words(language), source: source).markup.bytes))
      try sink.take(
        OutputFile(
          path: "fragments/\(table.plan.name).md", bytes: Array((lines.joined(separator: "\n\n") + "\n").utf8)))
    }
  }
}

/// A table as a page without anything around it; what it looks like stands in the elements that word processors read.
private struct TableFragment {
  let table: ReportTable
  let words: Words
  let source: String?

  /// Cells that begin with `=` are text in a spreadsheet, too.
  private static let style: StaticString = """
    body{font-family:Calibri,Arial,sans-serif;font-size:10pt} table{border-collapse:collapse} \
    th,td{border:1px solid #888;padding:2pt 5pt;text-align:right;mso-number-format:'\\@'} \
    th{text-align:left} thead th{background:#eeeeee} caption{text-align:left;font-weight:bold} \
    .total th,.total td{font-weight:bold}
    """

  var markup: Markup {
    var page = Markup(verbatim: "<!DOCTYPE html>\n")
    page.element("html", ["lang": words.language.rawValue]) { html in
      html.element("head") { head in
        head.leaf("meta", ["charset": "utf-8"])
        head.element("title", "\(table.numbered). \(table.title)")
        head.element("style") { $0.append(Markup(verbatim: Self.style)) }
      }
      html.line()
      html.element("body") { body in
        if let note = table.note { paragraph(words[Word.note], note, &body) }
        body.append(table.markup.markup)
        body.line()
        for line in table.maker.legendLines { body.element("p", line) }
        for definition in table.definitions {
          paragraph(definition.label, definition.text + (definition.note.map { " (\($0))" } ?? ""), &body)
        }
        if let source { paragraph(words[Word.source], source, &body) }
      }
    }
    page.line()
    return page
  }

  private func paragraph(_ head: String, _ text: String, _ body: inout Markup) {
    body.element("p") { line in
      line.element("b", head + ":")
      line.text(" " + text)
    }
    body.line()
  }
}
