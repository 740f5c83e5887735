import PeilDiagnostics

/// Reads plain text: an empty line ends a paragraph.
struct PlainDraftReader {
  let draft: Draft

  init(file: String, text: String) {
    var passages: [Draft.Passage] = []
    var current = Draft.Passage(.paragraph)
    for (number, line) in SourceLines(text).lines.enumerated() {
      guard line.contains(where: { !$0.isWhitespace }) else {
        passages.append(current)
        current = Draft.Passage(.paragraph)
        continue
      }
      for (column, character) in line.enumerated() {
        current.append(character, at: SourcePosition(line: number + 1, column: column + 1))
      }
      current.space(at: SourcePosition(line: number + 1, column: line.count + 1))
    }
    passages.append(current)
    draft = Draft(file: file, text: text, passages: passages)
  }
}
