import PeilCore
import PeilDiagnostics

/// Takes away blanks at line ends and all but one of several empty lines, outside of texts that run over several lines.
struct LineTidying {
  /// The lines, from 0, that hold a part of a text that runs over several.
  private let inTexts: Set<Int>

  init(_ root: Setting) {
    var lines: Set<Int> = []
    Self.collect(root, &lines)
    inTexts = lines
  }

  private static func collect(_ setting: Setting, _ lines: inout Set<Int>) {
    if let text = setting.text, text.span.end.line > text.span.start.line {
      lines.formUnion(text.span.start.line - 1..<text.span.end.line)
    }
    for entry in setting.map ?? [] { collect(entry.value, &lines) }
    for item in setting.list ?? [] { collect(item, &lines) }
  }

  func applied(to lines: [[Character]]) -> [[Character]] {
    var result: [[Character]] = []
    var isAfterEmpty = true
    for (number, line) in lines.enumerated() {
      guard !inTexts.contains(number) else {
        result.append(line)
        isAfterEmpty = false
        continue
      }
      var line = line
      while let last = line.last, last == " " || last == "\t" { line.removeLast() }
      if line.isEmpty, isAfterEmpty { continue }
      isAfterEmpty = line.isEmpty
      result.append(line)
    }
    while result.last?.isEmpty == true, result.count > 1 { result.removeLast() }
    return result
  }
}
