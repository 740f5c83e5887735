import Peil

/// What `peil guard` says of a text.
struct GuardText {
  private let found: DraftGuard
  private let draft: Draft
  private let words: Words

  init(_ found: DraftGuard, draft: Draft, language: Language) {
    self.found = found
    self.draft = draft
    words = Words(language)
  }

  /// A warning for each finding and, where they are asked for, a note for each number of which the run says nothing.
  func diagnostics(all: Bool) -> [Diagnostic] {
    let foreign = all ? found.foreign : []
    let notes = foreign.map { number in
      Diagnostic.note(
        "draft-foreign", words[.foreign(number.quoted)],
        at: SourceSpan(file: draft.file, line: number.line, column: number.column, length: number.quoted.count))
    }
    return (found.findings.map(\.diagnostic) + notes).sorted { left, right in
      guard let first = left.span?.start, let second = right.span?.start else { return false }
      return first < second
    }
  }

  /// How many figures the text quotes, and what came of them.
  var summary: String {
    let numbers = NumberStyle(words.language)
    return words[
      .summary(
        figures: numbers.count(found.figureCount), agreeing: numbers.count(found.agreeingCount),
        findings: numbers.count(found.findings.count), foreign: numbers.count(found.foreign.count))] + "\n"
  }

  /// The same for a program.
  var json: String {
    JSONValue.map([
      ("draft", .text(draft.file)), ("figures", .integer(found.figureCount)), ("agree", .integer(found.agreeingCount)),
      ("findings", .list(found.findings.map(Self.json))),
      (
        "unknown",
        .list(
          found.foreign.map {
            .map([("line", .integer($0.line)), ("column", .integer($0.column)), ("quoted", .text($0.quoted))])
          })
      ),
    ]).document
  }

  private static func json(_ finding: DraftFinding) -> JSONValue {
    .map([
      ("kind", .text(finding.kind.rawValue)), ("line", .integer(finding.span.start.line)),
      ("column", .integer(finding.span.start.column)), ("quoted", .text(finding.quoted)),
      ("message", .text(finding.message)),
      (
        "figure",
        finding.figure.map { figure in
          .map([
            ("table", .text(figure.table)), ("cell", .list(figure.cell.map(JSONValue.text))),
            ("measure", .text(figure.measure)), ("name", .text(figure.name)), ("value", .text(figure.value)),
            ("definition", .text(figure.definition)),
          ])
        } ?? .null
      ),
    ])
  }
}
