internal import PeilExpression

/// A formula as text, of which only the column names are of interest: which it names, and how it reads after a renaming.
struct FormulaText {
  private enum Piece {
    case name(String)
    case other(String)
  }

  private let pieces: [Piece]

  init(_ text: String) {
    var reader = Reader(Array(text))
    pieces = reader.pieces()
  }

  /// The columns the formula names.
  var names: Set<String> {
    Set(pieces.compactMap { if case .name(let name) = $0 { name } else { nil } })
  }

  /// The formula after columns took other names.
  func renamed(_ names: [String: String]) -> String {
    pieces.map { piece in
      switch piece {
      case .name(let name): names[name] ?? name
      case .other(let text): text
      }
    }.joined()
  }

  private static let words = Set(FormulaReader.reservedWords)

  private struct Reader {
    let characters: [Character]
    var place = 0

    init(_ characters: [Character]) { self.characters = characters }

    mutating func pieces() -> [Piece] {
      var pieces: [Piece] = []
      var followsNumber = false
      var followsIs = false
      while place < characters.count {
        let start = place
        let first = characters[place]
        if first == "'" {
          skipText()
          followsNumber = false
        } else if isLetter(first) {
          skipWord()
          let word = String(characters[start..<place])
          if !followsNumber, !followsIs, isColumn(word) {
            pieces.append(.name(word))
            continue
          }
          followsNumber = false
          followsIs = word == "is"
        } else if first == "$" {
          place += 1
          skipWord()
          followsNumber = false
        } else if first.isNumber {
          skipWord()
          followsNumber = true
        } else {
          place += 1
          if first != " " { followsNumber = false }
        }
        pieces.append(.other(String(characters[start..<place])))
      }
      return pieces
    }

    /// Past a text in single quotes, in which two quotes stand for one.
    private mutating func skipText() {
      place += 1
      while place < characters.count {
        let closes = characters[place] == "'"
        place += 1
        guard closes else { continue }
        guard place < characters.count, characters[place] == "'" else { return }
        place += 1
      }
    }

    private mutating func skipWord() {
      while place < characters.count, isLetter(characters[place]) || characters[place].isNumber { place += 1 }
    }

    /// Whether the word just passed is a column: not a word of the language, a function, or a type before its text.
    private func isColumn(_ word: String) -> Bool {
      guard !FormulaText.words.contains(word) else { return false }
      let next = characters[place...].first { $0 != " " }
      return next != "(" && next != "'"
    }

    private func isLetter(_ character: Character) -> Bool { character == "_" || character.isLetter }
  }
}
