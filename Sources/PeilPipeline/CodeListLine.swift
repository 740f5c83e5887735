import PeilDiagnostics

/// One line of a code list, cut into fields that know where they stand.
struct CodeListLine {
  /// The fields, quotes resolved and blanks at their ends taken off.
  let fields: [SourceText]
  /// The whole line.
  let span: SourceSpan

  /// Cuts a line at its commas; nil where its quotes are not well-formed (RFC 4180).
  init?(_ line: Substring, number: Int, file: String) {
    let characters = Array(line)
    var fields: [SourceText] = []
    var index = 0
    repeat {
      let start = index
      var text = ""
      if index < characters.count, characters[index] == "\"" {
        index += 1
        while true {
          guard index < characters.count else { return nil }
          if characters[index] == "\"" {
            index += 1
            guard index < characters.count, characters[index] == "\"" else { break }
          }
          text.append(characters[index])
          index += 1
        }
        guard index == characters.count || characters[index] == "," else { return nil }
      } else {
        while index < characters.count, characters[index] != "," {
          guard characters[index] != "\"" else { return nil }
          text.append(characters[index])
          index += 1
        }
        text = Self.trimmed(text)
      }
      fields.append(
        SourceText(text, span: SourceSpan(file: file, line: number, column: start + 1, length: index - start)))
      index += 1
    } while index <= characters.count
    self.fields = fields
    span = SourceSpan(file: file, line: number, column: 1, length: characters.count)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
