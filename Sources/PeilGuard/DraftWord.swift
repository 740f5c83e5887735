import PeilCore

/// A word of a passage in plain small letters, and where it stands.
struct DraftWord: Hashable, Sendable {
  let text: String
  let range: Range<Int>

  /// The words of a piece of a passage: letters and digits, with everything else between them.
  static func words(of characters: [Character], in range: Range<Int>) -> [DraftWord] {
    var words: [DraftWord] = []
    var start: Int?
    func end(at place: Int) {
      guard let first = start else { return }
      start = nil
      let text = PlainWords(String(characters[first..<place])).words.joined()
      if !text.isEmpty { words.append(DraftWord(text: text, range: first..<place)) }
    }
    for place in range {
      if characters[place].isLetter || characters[place].isNumber {
        if start == nil { start = place }
      } else {
        end(at: place)
      }
    }
    end(at: range.upperBound)
    return words
  }
}
