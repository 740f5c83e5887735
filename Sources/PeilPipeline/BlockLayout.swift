import PeilCore
import PeilDiagnostics

/// Indents lists and maps that stand on lines of their own: two spaces a level, a list under its key, one space after a dash.
///
/// Lines that go on with a text or with brackets move with the line they began on, and so does a comment with what follows
/// it.
struct BlockLayout {
  /// A piece of a line that begins at a column and is to begin at another, both from 0.
  private struct Anchor {
    let old: Int
    let new: Int
  }

  private let lines: [[Character]]
  /// For each line the pieces that are moved; none where it goes on with what began earlier.
  private var anchors: [Int: [Anchor]] = [:]

  init(_ root: Setting, lines: [[Character]]) {
    self.lines = lines
    place(root, at: 0)
  }

  /// The lines, moved.
  func applied() -> [[Character]] {
    var moved = lines
    var shift = 0
    for index in lines.indices {
      if let pieces = anchors[index] {
        moved[index] = laidOut(lines[index], pieces)
        shift = (pieces.last?.new ?? 0) - (pieces.last?.old ?? 0)
      } else if isComment(index) {
        let next = next(after: index)
        moved[index] = shifted(lines[index], by: next.map { $0.new - $0.old } ?? shift)
      } else {
        moved[index] = shifted(lines[index], by: shift)
      }
    }
    return moved
  }

  // MARK: - Where things begin

  private mutating func place(_ setting: Setting, at indent: Int) {
    guard !isFlow(setting) else { return }
    for entry in setting.map ?? [] {
      note(entry.key.span.start, at: indent)
      // What stands behind its key on one line needs no place of its own, nor do texts.
      if entry.value.text == nil { place(entry.value, at: indent + 2) }
    }
    for item in setting.list ?? [] {
      guard let dash = dash(before: item.span.start) else { continue }
      note(SourcePosition(line: item.span.start.line, column: dash + 1), at: indent)
      note(item.span.start, at: indent + 2)
      if item.text == nil { place(item, at: indent + 2) }
    }
  }

  private mutating func note(_ position: SourcePosition, at column: Int) {
    let (line, old) = (position.line - 1, position.column - 1)
    guard lines.indices.contains(line) else { return }
    var pieces = anchors[line] ?? []
    guard !pieces.contains(where: { $0.old == old }) else { return }
    // Only what begins a line, or stands behind the dashes that do, is moved.
    let isFirst = lines[line].prefix(old).allSatisfy { $0 == " " || $0 == "-" }
    guard isFirst else { return }
    pieces.append(Anchor(old: old, new: column))
    anchors[line] = pieces.sorted { $0.old < $1.old }
  }

  /// The column of the dash before an item on its line, from 0; nil where it stands elsewhere.
  private func dash(before position: SourcePosition) -> Int? {
    guard lines.indices.contains(position.line - 1) else { return nil }
    let line = lines[position.line - 1]
    var column = position.column - 2
    while line.indices.contains(column), line[column] == " " { column -= 1 }
    return line.indices.contains(column) && line[column] == "-" && column < position.column - 2 ? column : nil
  }

  private func isFlow(_ setting: Setting) -> Bool {
    let start = setting.span.start
    guard setting.text == nil, lines.indices.contains(start.line - 1) else { return false }
    let line = lines[start.line - 1]
    guard line.indices.contains(start.column - 1) else { return false }
    return line[start.column - 1] == "{" || line[start.column - 1] == "["
  }

  // MARK: - Moving

  private func laidOut(_ line: [Character], _ pieces: [Anchor]) -> [Character] {
    var result: [Character] = []
    for (number, piece) in pieces.enumerated() {
      let end = number + 1 < pieces.count ? pieces[number + 1].old : line.count
      var text = Array(line[piece.old..<end])
      if number + 1 < pieces.count { while text.last == " " { text.removeLast() } }
      result += Array(repeating: " ", count: max(number == 0 ? 0 : 1, piece.new - result.count)) + text
    }
    return result
  }

  private func shifted(_ line: [Character], by shift: Int) -> [Character] {
    let blanks = line.prefix { $0 == " " }.count
    guard blanks < line.count else { return line }
    return Array(repeating: " ", count: max(0, blanks + shift)) + line.dropFirst(blanks)
  }

  private func isComment(_ index: Int) -> Bool { lines[index].first { $0 != " " } == "#" }

  /// Where the next line that is laid out begins; nil after the last, and where a text goes on before.
  private func next(after index: Int) -> Anchor? {
    for line in lines.indices.dropFirst(index + 1) {
      if let piece = anchors[line]?.first { return piece }
      let isEmpty = lines[line].allSatisfy { $0 == " " }
      guard isEmpty || isComment(line) else { return nil }
    }
    return nil
  }
}
