import PeilDiagnostics

/// Rows and columns as aligned plain text for a terminal.
///
/// Widths are counted in cells of the terminal: combining marks take none, wide characters two. Control characters never
/// come through.
public struct TerminalTable: Sendable {
  /// At which side of its column a text stands.
  public enum Alignment: Hashable, Sendable {
    /// At the left, for words.
    case left
    /// At the right, for numbers.
    case right
  }

  private let head: [[String]]
  private let rows: [[String]]
  private let alignments: [Alignment]
  private let stubCount: Int

  private static let gap = "  "

  /// A table of head lines and rows, each with as many texts as there are alignments; a row that lacks some ends early.
  ///
  /// Texts of more than `longestText` cells are shortened, with `…` for what is left out.
  /// Where a table is set in blocks, the first `stubCount` columns come back in each.
  public init(
    head: [[String]], rows: [[String]], alignments: [Alignment], stubCount: Int = 0, longestText: Int? = nil
  ) {
    func shown(_ lines: [[String]]) -> [[String]] {
      lines.map { line in
        line.prefix(alignments.count).map { Self.shortened(SafeText.singleLine($0), to: longestText) }
      }
    }
    self.head = shown(head)
    self.rows = shown(rows)
    self.alignments = alignments
    self.stubCount = min(stubCount, alignments.count)
  }

  /// How many columns from the first on fit a terminal of this width; at least one, where there is one.
  func columnsWithin(_ width: Int) -> Int {
    var room = width
    let widths = columnWidths
    for column in widths.indices {
      room -= widths[column]
      if room < 0 { return max(1, column) }
      room -= Self.gap.count
    }
    return widths.count
  }

  /// The same table with only the first columns.
  func keeping(_ count: Int) -> TerminalTable {
    TerminalTable(
      head: head.map { Array($0.prefix(count)) }, rows: rows.map { Array($0.prefix(count)) },
      alignments: Array(alignments.prefix(count)), stubCount: stubCount)
  }

  private var columnWidths: [Int] {
    alignments.indices.map { column in
      (head + rows).map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
    }
  }

  /// The table with a rule under its head; every line ends in a line end, none in spaces.
  public var text: String { text(width: nil) }

  /// The same, in blocks of as many columns as a terminal of this width holds; a column of its own may be wider.
  public func text(width: Int?) -> String {
    let widths = columnWidths
    return blocks(widths, width ?? .max).map { block($0, widths) }.joined(separator: "\n")
  }

  /// The columns of each block.
  private func blocks(_ widths: [Int], _ limit: Int) -> [[Int]] {
    let stub = Array(0..<stubCount)
    let start = stub.reduce(0) { $0 + widths[$1] + Self.gap.count }
    var blocks: [[Int]] = []
    var current = stub
    var room = limit - start
    for column in stubCount..<alignments.count {
      if current.count > stub.count, room < widths[column] {
        blocks.append(current)
        current = stub
        room = limit - start
      }
      current.append(column)
      room -= widths[column] + Self.gap.count
    }
    return blocks + [current]
  }

  private func block(_ columns: [Int], _ widths: [Int]) -> String {
    let rule = columns.map { String(repeating: "─", count: widths[$0]) }.joined(separator: Self.gap)
    return head.map { line($0, columns, widths) }.joined() + rule + "\n"
      + rows.map { line($0, columns, widths) }.joined()
  }

  private func line(_ texts: [String], _ columns: [Int], _ widths: [Int]) -> String {
    var line = ""
    for (place, column) in columns.enumerated() {
      let text = column < texts.count ? texts[column] : ""
      if place > 0 { line += Self.gap }
      let space = String(repeating: " ", count: widths[column] - Self.width(text))
      line += alignments[column] == .left ? text + space : space + text
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private static func width(_ text: String) -> Int { text.reduce(0) { $0 + DisplayWidth.of($1) } }

  private static func shortened(_ text: String, to limit: Int?) -> String {
    guard let limit, width(text) > limit else { return text }
    var kept = ""
    var room = max(0, limit - 1)
    for character in text {
      room -= DisplayWidth.of(character)
      guard room >= 0 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
