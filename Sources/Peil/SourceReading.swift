/// What the reference takes from a source file: the words of its enumerations, and the messages it can give.
struct SourceReading {
  private let lines: [Substring]
  private let text: String

  init(_ text: String) {
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The words of the cases that have a word, each with the comment above it.
  var words: [(word: String, summary: String)] {
    var words: [(String, String)] = []
    var comment: [String] = []
    var isOfWords = false
    for line in lines {
      let code = line.drop { $0 == " " }
      if code.contains("enum ") { isOfWords = code.contains(": String") }
      if code.hasPrefix("/// ") {
        comment.append(String(code.dropFirst(4)))
        continue
      }
      if code.hasPrefix("case "), isOfWords, !comment.isEmpty {
        let parts = code.dropFirst(5).split(separator: "=", maxSplits: 1)
        let name = parts[0].filter { $0 != " " }
        let raw = parts.count > 1 ? parts[1].filter { $0 != "\"" }.drop { $0 == " " } : name[...]
        words.append((String(raw), comment.joined(separator: " ")))
      }
      comment = []
    }
    return words
  }

  /// The code and the words of each message that is written out in one piece.
  var messages: [(code: String, text: String)] {
    var found: [(String, String)] = []
    for call in [".error(", ".warning(", "RowFailure(", "failure("] {
      for start in text.ranges(of: call) {
        var rest = text[start.upperBound...].drop { $0.isWhitespace }
        guard let code = Self.literal(&rest), !code.isEmpty,
          code.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
        else { continue }
        rest = rest.drop { $0.isWhitespace }
        guard rest.first == "," else { continue }
        rest = rest.dropFirst().drop { $0.isWhitespace }
        guard let message = Self.literals(&rest), message.contains(where: \.isLetter), !message.contains("\\(") else {
          continue
        }
        found.append((code, message))
      }
    }
    return found
  }

  /// Literals that are put together with `+`; nil where something else stands.
  private static func literals(_ rest: inout Substring) -> String? {
    guard var text = literal(&rest) else { return nil }
    while true {
      var next = rest.drop { $0.isWhitespace }
      guard next.first == "+" else { return text }
      next = next.dropFirst().drop { $0.isWhitespace }
      guard let more = literal(&next) else { return text + "…" }
      text += more
      rest = next
    }
  }

  /// A literal of one line, with `…` for what is put in; nil where none stands.
  private static func literal(_ rest: inout Substring) -> String? {
    guard rest.first == "\"", !rest.hasPrefix("\"\"\"") else { return nil }
    rest = rest.dropFirst()
    var text = ""
    while let next = rest.first, next != "\"" {
      rest = rest.dropFirst()
      guard next == "\\" else {
        if next == "\n" { return nil }
        text.append(next)
        continue
      }
      let escaped = rest.first
      rest = rest.dropFirst()
      if escaped == "(" {
        skipInterpolation(&rest)
        text += "…"
      } else if let escaped {
        text.append(escaped == "n" ? " " : escaped)
      }
    }
    rest = rest.dropFirst()
    return text
  }

  private static func skipInterpolation(_ rest: inout Substring) {
    var depth = 1
    while depth > 0, let next = rest.first {
      if next == "\"" {
        _ = literal(&rest)
        continue
      }
      depth += next == "(" ? 1 : next == ")" ? -1 : 0
      rest = rest.dropFirst()
    }
  }
}
