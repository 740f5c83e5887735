package import PeilCore
import PeilDiagnostics

/// Reads one line of YAML's flow style, so that tests can write options as a pipeline file does.
///
/// It knows maps, lists, bare words and double quotes; a bare word runs to the next comma or closing sign.
package struct FlowSetting {
  private let characters: [Character]
  private var place = 0

  /// The options a line of flow style writes, placed on line 1 of `p.yaml`.
  package static func read(_ text: String) -> Setting {
    var reader = FlowSetting(characters: Array(text))
    return reader.value(inMap: false)
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func value(inMap: Bool) -> Setting {
    skipBlanks()
    let start = place
    switch peek {
    case "{":
      place += 1
      var entries: [Setting.Entry] = []
      while !closes("}") {
        guard let key = word(endingAt: ":").text else { break }
        place += 1
        entries.append(Setting.Entry(key: key, value: value(inMap: true)))
      }
      return Setting(.map(entries), span: span(start, place))
    case "[":
      place += 1
      var items: [Setting] = []
      while !closes("]") { items.append(value(inMap: true)) }
      return Setting(.list(items), span: span(start, place))
    default: return word(endingAt: inMap ? ",]}" : "")
    }
  }

  private mutating func word(endingAt stops: String) -> Setting {
    skipBlanks()
    let isQuoted = peek == "\""
    if isQuoted { place += 1 }
    let start = place
    while let next = peek, isQuoted ? next != "\"" : !stops.contains(next) { place += 1 }
    var text = String(characters[start..<place])
    while text.last == " " { text.removeLast() }
    if isQuoted { place += 1 }
    let positions = (0...text.count).map { SourcePosition(line: 1, column: start + $0 + 1) }
    let span = span(start, start + text.count)
    return Setting(.text(SourceText(text, span: span, positions: positions)), span: span)
  }

  /// Passes blanks, a comma and the closing sign; whether it was the closing sign, or the end.
  private mutating func closes(_ sign: Character) -> Bool {
    skipBlanks()
    if peek == "," { place += 1 }
    skipBlanks()
    guard peek == sign || peek == nil else { return false }
    place += 1
    return true
  }

  private var peek: Character? { place < characters.count ? characters[place] : nil }

  private mutating func skipBlanks() { while peek == " " { place += 1 } }

  private func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: "p.yaml", line: 1, column: start + 1, length: end - start)
  }
}
