import PeilCore
public import PeilDiagnostics

/// Lays a pipeline file out in one way: two spaces for each level, one after a dash, no blanks at line ends, no two empty
/// lines, and the blanks of `{ }` and `[ ]` where they belong.
///
/// It moves text by where things stand and writes none anew: comments, quotes, the order of keys and the breaks of lines
/// stay. Columns that stand under each other keep standing so. The result says the same, which is verified.
public struct PipelineFormatter {
  /// A formatter.
  public init() {}

  /// The text laid out; throws where it cannot be read.
  public func formatted(_ bytes: [UInt8], file: String) throws(DiagnosticsError) -> [UInt8] {
    let before = try Self.read(bytes, file)
    var text = String(decoding: bytes, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var lines = SourceLines(text).lines.map { Array($0) }
    lines = FlowSpacing(before).applied(to: lines)
    lines = try BlockLayout(Self.read(Self.joined(lines), file), lines: lines).applied()
    lines = try LineTidying(Self.read(Self.joined(lines), file)).applied(to: lines)
    let result = Self.joined(lines)
    guard try Self.read(result, file).says(theSameAs: before) else {
      throw DiagnosticsError([
        .error(
          "format-changes-meaning", "'\(file)' would say something else when laid out, and stays as it is",
          details: ["this is a fault of Peil itself; please report it with the file"], exit: .software)
      ])
    }
    return result
  }

  private static func read(_ bytes: [UInt8], _ file: String) throws(DiagnosticsError) -> Setting {
    do {
      return try YAMLReader().read(bytes, file: file)
    } catch {
      throw DiagnosticsError(error.diagnostics)
    }
  }

  private static func joined(_ lines: [[Character]]) -> [UInt8] {
    var lines = lines
    while let last = lines.last, last.allSatisfy({ $0.isWhitespace }), lines.count > 1 { lines.removeLast() }
    return Array((lines.map { String($0) }.joined(separator: "\n") + "\n").utf8)
  }
}

extension Setting {
  /// Whether another setting has the same texts in the same places; where they stand does not count.
  fileprivate func says(theSameAs other: Setting) -> Bool {
    switch (content, other.content) {
    case (.text(let one), .text(let two)): one.text == two.text
    case (.list(let one), .list(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.says(theSameAs: $1) }
    case (.map(let one), .map(let two)):
      one.count == two.count
        && zip(one, two).allSatisfy { $0.key.text == $1.key.text && $0.value.says(theSameAs: $1.value) }
    default: false
    }
  }

  /// Whether it is written within brackets on one line.
  var isFlowOnOneLine: Bool { text == nil && span.start.line == span.end.line && span.end > span.start }
}
