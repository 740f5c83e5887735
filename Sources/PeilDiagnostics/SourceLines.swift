/// A text cut into lines, and the places in it as an editor shows them.
///
/// Lines end with LF, CR LF or CR, as in YAML. A byte order mark is no character of the first line.
public struct SourceLines: Sendable {
  /// The lines without their ends; a text has at least one.
  public let lines: [Substring]
  private let text: String

  /// Cuts a text into lines.
  public init(_ text: String) {
    self.text = text
    var lines: [Substring] = []
    var start =
      text.unicodeScalars.first == Self.byteOrderMark
      ? text.unicodeScalars.index(after: text.startIndex) : text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      if Self.isLineEnd(text[index]) {
        lines.append(text[start..<index])
        start = next
      }
      index = next
    }
    lines.append(text[start...])
    self.lines = lines
  }

  /// The line with this number, from 1; nil when the text has no such line.
  public func line(_ number: Int) -> Substring? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }

  /// The place of a code point, where line and column are counted from 1 in code points, as YAML parsers do.
  ///
  /// What lies beyond a line's end is its end.
  public func position(line: Int, scalarColumn: Int) -> SourcePosition {
    guard let content = self.line(line) else { return SourcePosition(line: line, column: max(1, scalarColumn)) }
    let end =
      content.unicodeScalars.index(
        content.startIndex, offsetBy: max(0, scalarColumn - 1), limitedBy: content.endIndex) ?? content.endIndex
    return SourcePosition(line: line, column: Self.column(of: end, in: content))
  }

  /// The place of a byte of the text's UTF-8, counted from 0; what lies beyond the text is its end.
  public func position(utf8Offset: Int) -> SourcePosition {
    let utf8 = text.utf8
    let index = utf8.index(utf8.startIndex, offsetBy: max(0, utf8Offset), limitedBy: utf8.endIndex) ?? utf8.endIndex
    let after = lines.firstIndex { $0.startIndex > index } ?? lines.count
    let number = max(0, after - 1)
    let content = lines[number]
    return SourcePosition(line: number + 1, column: Self.column(of: min(index, content.endIndex), in: content))
  }

  /// The column of the character that holds `index`.
  private static func column(of index: Substring.Index, in line: Substring) -> Int {
    var column = 1
    var character = line.startIndex
    while character < line.endIndex {
      let next = line.index(after: character)
      if next > index { break }
      column += 1
      character = next
    }
    return column
  }

  private static let byteOrderMark: Unicode.Scalar = "\u{FEFF}"

  private static func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n" || character == "\r"
  }
}
