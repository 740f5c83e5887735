import PeilDiagnostics

/// The places of a text's bytes as an editor shows them, asked for from front to back: the whole costs one pass.
struct JSONPlaces {
  let file: String
  private let text: String
  /// Whether anybody wants to know; without, every place is the first.
  private let isWanted: Bool
  private var index: String.Index
  private var line = 1
  private var column = 1
  /// The byte at which `index` stands.
  private var offset = 0

  init(_ text: String, file: String, isWanted: Bool) {
    self.file = file
    self.isWanted = isWanted
    self.text = text
    index = text.startIndex
    if text.unicodeScalars.first == "\u{FEFF}" {
      index = text.unicodeScalars.index(after: index)
      offset = 3
    }
  }

  /// The place of a byte; one that lies before what was asked for last is where that was.
  mutating func position(of byte: Int) -> SourcePosition {
    guard isWanted else { return SourcePosition(line: 1, column: 1) }
    while offset < byte, index < text.endIndex {
      let next = text.index(after: index)
      let length = text.utf8.distance(from: index, to: next)
      if offset + length > byte { break }
      if text[index].isNewline, text[index] == "\n" || text[index] == "\r\n" || text[index] == "\r" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      offset += length
      index = next
    }
    return SourcePosition(line: line, column: column)
  }

  /// The piece from a place to a byte.
  mutating func span(from start: SourcePosition, to byte: Int) -> SourceSpan {
    SourceSpan(file: file, start: start, end: position(of: byte))
  }
}
