public import PeilCore
import PeilTable
import PeilWords

/// All tables in one Markdown file, in the pipeline's language: titles, notes, figures with their legend and definitions.
public struct MarkdownPublisher: Publisher {
  /// The word a pipeline file uses for the format.
  public static let format = "markdown"

  /// A publisher of Markdown, as CommonMark and GitHub's tables have it.
  public init() {}

  /// The file `tables.md`.
  public func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws {
    let language = Language(code: plan.language)
    let words = Words(language)
    var parts = ["# " + SafeText.markdown(plan.title.text(in: plan.language))]
    if let asOf = plan.asOf { parts.append(words[.asOf] + ": " + NumberStyle(language).date(asOf)) }
    let source = plan.publication.source.map { words[.source] + ": " + SafeText.markdown($0.text(in: plan.language)) }
    if let disclosure = result.disclosure {
      parts.append(
        list(DisclosureText(disclosure, words, NumberStyle(language)).sentences.map(SafeText.markdown)))
    }
    for table in try PublishedTable.all(of: result, plan: plan) {
      parts += sections(of: TableLayout(table, in: language), words)
      if let source { parts.append(source) }
    }
    try sink.take(OutputFile(path: "tables.md", bytes: Array((parts.joined(separator: "\n\n") + "\n").utf8)))
  }

  /// The parts of one table, to stand under each other.
  func sections(of layout: TableLayout, _ words: Words) -> [String] {
    var parts = ["## " + SafeText.markdown(layout.title)]
    if let note = layout.note { parts.append(words[.note] + ": " + SafeText.markdown(note)) }
    parts.append(table(layout))
    if !layout.legend.isEmpty { parts.append(list(layout.legend.map(SafeText.markdown))) }
    parts.append(words[.definitions] + ":")
    parts.append(
      list(
        layout.definitions.map { definition in
          let note = definition.note.map { " (" + SafeText.markdown($0) + ")" } ?? ""
          return SafeText.markdown(definition.label) + ": " + SafeText.markdown(definition.text) + note
        }))
    return parts
  }

  /// Markdown knows one line of heads: levels stand in it with a comma between them.
  private func table(_ layout: TableLayout) -> String {
    let heads = layout.columnHeads.map { $0.joined(separator: ", ") }
    let rule = layout.stubHead.map { _ in "---" } + heads.map { _ in "---:" }
    let lines =
      [line(layout.stubHead + heads), "| " + rule.joined(separator: " | ") + " |"]
      + layout.rows.map { line($0.stub + $0.figures) }
    return lines.joined(separator: "\n")
  }

  private func line(_ texts: [String]) -> String {
    "| " + texts.map(SafeText.markdown).joined(separator: " | ") + " |"
  }

  private func list(_ items: [String]) -> String { items.map { "- " + $0 }.joined(separator: "\n") }
}
