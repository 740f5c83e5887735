import PeilCore

/// A phrase as a taxonomy file writes it: words, each with a `*` where other letters may stand.
struct TaxonomyPhrase {
  /// The words in plain form.
  let words: Taxonomy.Phrase

  /// Reads a phrase; nil where it has no words, or a `*` stands alone or inside a word.
  init?(_ text: String) {
    var words: Taxonomy.Phrase = []
    for part in text.split(whereSeparator: \.isWhitespace) {
      let isOpenBefore = part.first == "*"
      let isOpenAfter = part.count > 1 && part.last == "*"
      let inner = part.dropFirst(isOpenBefore ? 1 : 0).dropLast(isOpenAfter ? 1 : 0)
      let letters = PlainWords(String(inner)).words
      guard !inner.contains("*"), !letters.isEmpty else { return nil }
      for (place, word) in letters.enumerated() {
        words.append(
          Taxonomy.Word(
            word, isOpenBefore: isOpenBefore && place == 0, isOpenAfter: isOpenAfter && place == letters.count - 1))
      }
    }
    guard !words.isEmpty else { return nil }
    self.words = words
  }
}
