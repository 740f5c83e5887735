import PeilCore
import PeilDiagnostics

/// Puts the blanks of lists and maps that stand within brackets on one line: none inside the brackets and before commas,
/// one at least behind commas and colons.
struct FlowSpacing {
  private let root: Setting

  init(_ root: Setting) { self.root = root }

  /// A change of one line: from and up to a column, counted from 0, and what takes its place.
  private struct Edit {
    let line: Int
    let columns: Range<Int>
    let text: String
  }

  func applied(to lines: [[Character]]) -> [[Character]] {
    var edits: [Edit] = []
    collect(root, lines, &edits)
    var lines = lines
    for edit in edits.sorted(by: { ($0.line, $0.columns.lowerBound) > ($1.line, $1.columns.lowerBound) }) {
      lines[edit.line].replaceSubrange(edit.columns, with: Array(edit.text))
    }
    return lines
  }

  private func collect(_ setting: Setting, _ lines: [[Character]], _ edits: inout [Edit]) {
    if setting.isFlowOnOneLine, lines.indices.contains(setting.span.start.line - 1) {
      let line = lines[setting.span.start.line - 1]
      let first = setting.span.start.column - 1
      if line.indices.contains(first), line[first] == "{" || line[first] == "[" {
        edits += self.edits(of: setting, line)
        return
      }
    }
    for entry in setting.map ?? [] { collect(entry.value, lines, &edits) }
    for item in setting.list ?? [] { collect(item, lines, &edits) }
  }

  /// The changes between the texts of a collection; the texts themselves are never touched.
  private func edits(of setting: Setting, _ line: [Character]) -> [Edit] {
    let texts = texts(in: setting)
    let row = setting.span.start.line - 1
    var edits: [Edit] = []
    var column = setting.span.start.column - 1
    let end = min(setting.span.end.column - 1, line.count)
    var previous: Character?
    while column < end {
      if let text = texts.first(where: { $0.contains(column) }) {
        column = text.upperBound
        previous = nil
        continue
      }
      guard line[column] == " " || line[column] == "\t" else {
        // Anchors, aliases and what else stands between is left as it is.
        if line[column] == "," || line[column] == ":", column + 1 < end, !isBlank(line[column + 1]) {
          edits.append(Edit(line: row, columns: column + 1..<column + 1, text: " "))
        }
        previous = line[column]
        column += 1
        continue
      }
      let start = column
      while column < end, isBlank(line[column]) { column += 1 }
      let next = column < line.count ? line[column] : nil
      let isInside = previous == "{" || previous == "[" || next == "}" || next == "]" || next == ","
      if isInside, !edits.contains(where: { $0.line == row && $0.columns == start..<start }) {
        edits.append(Edit(line: row, columns: start..<column, text: ""))
      }
    }
    return edits
  }

  private func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

  /// The columns of every text in a collection, from 0; an empty one has none.
  private func texts(in setting: Setting) -> [Range<Int>] {
    if let text = setting.text { return range(text.span) }
    return (setting.map ?? []).flatMap { range($0.key.span) + texts(in: $0.value) }
      + (setting.list ?? []).flatMap(texts)
  }

  private func range(_ span: SourceSpan) -> [Range<Int>] {
    span.start.line == span.end.line && span.end.column > span.start.column
      ? [span.start.column - 1..<span.end.column - 1] : []
  }
}
