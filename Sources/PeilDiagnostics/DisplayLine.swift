/// A source line as a terminal shows it: tabs become spaces, unsafe characters a replacement, long lines a window.
struct DisplayLine {
  private struct Cell {
    let text: String
    let width: Int
  }

  /// One per character.
  private let cells: [Cell]
  private let isBlank: [Bool]

  private static let tabStop = 4
  private static let widest = 160

  init(_ line: Substring) {
    var cells: [Cell] = []
    var position = 0
    for character in line {
      let cell: Cell
      if character == "\t" {
        let width = Self.tabStop - position % Self.tabStop
        cell = Cell(text: String(repeating: " ", count: width), width: width)
      } else if DisplayWidth.isUnsafe(character) {
        cell = Cell(text: "\u{FFFD}", width: 1)
      } else {
        cell = Cell(text: String(character), width: DisplayWidth.of(character))
      }
      cells.append(cell)
      position += cell.width
    }
    self.cells = cells
    isBlank = line.map(\.isWhitespace)
  }

  /// The column after the last character that is not blank.
  var endColumn: Int { (isBlank.lastIndex(of: false) ?? -1) + 2 }

  /// The first column before `limit` that holds something; the first column when none does.
  func firstVisibleColumn(before limit: Int) -> Int {
    (isBlank.prefix(max(0, limit - 1)).firstIndex(of: false) ?? 0) + 1
  }

  /// The text to show, and where in it the columns lie, in cells.
  func window(around columns: Range<Int>) -> (text: String, indent: Int, length: Int) {
    let marked = index(columns.lowerBound)..<index(columns.upperBound)
    let shown = shownIndices(around: marked)
    let text = cells[shown].map(\.text).joined()
    let before = shown.lowerBound > 0 ? "…" : ""
    let after = shown.upperBound < cells.count ? "…" : ""
    // A place beyond the line's end, as after a missing word, keeps its distance of at most one cell.
    return (
      before + text + after, before.count + width(shown.lowerBound..<marked.lowerBound),
      width(marked.clamped(to: shown))
    )
  }

  private func index(_ column: Int) -> Int { min(max(0, column - 1), cells.count) }

  private func width(_ indices: Range<Int>) -> Int { cells[indices].reduce(0) { $0 + $1.width } }

  /// All of a line of usual length; of a longer one, what surrounds the marked part.
  private func shownIndices(around marked: Range<Int>) -> Range<Int> {
    guard width(cells.indices) > Self.widest else { return cells.indices }
    var start = marked.lowerBound
    var room = Self.widest / 4
    while start > 0, room >= cells[start - 1].width {
      start -= 1
      room -= cells[start].width
    }
    var end = start
    room = Self.widest
    while end < cells.count, room >= cells[end].width {
      room -= cells[end].width
      end += 1
    }
    return start..<end
  }
}
