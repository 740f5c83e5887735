/// The lines of a source that a span lies in, laid out with a gutter and rows for carets.
struct SourceExcerpt {
  /// One line to print.
  struct Row {
    enum Content {
      case source(String)
      case gap
      /// Carets after `indent` cells; the label follows the last ones.
      case carets(indent: Int, count: Int, isLast: Bool)
    }

    let gutter: String
    let content: Content

    /// What follows the gutter's bar, for rows without carets.
    var text: String {
      guard case .source(let text) = content, !text.isEmpty else { return "" }
      return " " + text
    }
  }

  private(set) var rows: [Row] = []

  /// A single line shows itself; of several, the first and the last are shown.
  init(span: SourceSpan, source: SourceLines) {
    guard let first = source.line(span.start.line) else { return }
    let last = span.end.line > span.start.line ? Self.lastLine(of: span, in: source) : nil
    let gutterWidth = max(5, String(last?.number ?? span.start.line).utf8.count)

    let firstLine = DisplayLine(first)
    let end = last == nil && span.end.line == span.start.line ? span.end.column : firstLine.endColumn
    appendLine(
      firstLine, number: span.start.line, from: span.start.column, to: end, isLast: last == nil, width: gutterWidth)
    guard let last else { return }
    if last.number > span.start.line + 1 {
      rows.append(Row(gutter: Self.aligned("…", gutterWidth), content: .gap))
    }
    let lastLine = DisplayLine(last.text)
    appendLine(
      lastLine, number: last.number, from: lastLine.firstVisibleColumn(before: last.endColumn), to: last.endColumn,
      isLast: true, width: gutterWidth)
  }

  /// The line a span of several lines ends in: one it does not enter, or that is blank up to its end, is not shown.
  private static func lastLine(
    of span: SourceSpan, in source: SourceLines
  ) -> (number: Int, text: Substring, endColumn: Int)? {
    var number = min(span.end.line, source.lines.count)
    while number > span.start.line {
      let text = source.lines[number - 1]
      let endColumn = number == span.end.line ? span.end.column : text.count + 1
      if text.prefix(endColumn - 1).contains(where: { !$0.isWhitespace }) { return (number, text, endColumn) }
      number -= 1
    }
    return nil
  }

  private mutating func appendLine(
    _ line: DisplayLine, number: Int, from start: Int, to end: Int, isLast: Bool, width: Int
  ) {
    let window = line.window(around: start..<max(start, end))
    rows.append(Row(gutter: Self.aligned(String(number), width), content: .source(window.text)))
    rows.append(
      Row(
        gutter: String(repeating: " ", count: width),
        content: .carets(indent: window.indent, count: max(1, window.length), isLast: isLast)))
  }

  private static func aligned(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
