import PeilWords

/// A sentence or a table's cell, with its words, its figures, and what is said around it.
struct DraftSentence: Sendable {
  /// The passage's place among those of the draft.
  let passage: Int
  let range: Range<Int>
  let words: [DraftWord]
  let figures: [QuotedFigure]
  /// What goes for the sentence too: of a cell, its row's and its column's heads, each with its words.
  var headPhrases: [[String]] = []
  /// Of a cell, the words above its column.
  var columnHead: [String]?
  /// Words of the sentence before it in its paragraph, and of the heading above.
  var around: [String] = []

  /// The words of the heads.
  var heads: [String] { headPhrases.flatMap(\.self) }

  /// The words in plain small letters.
  var texts: [String] { words.map(\.text) }

  /// What stands between two places, in words.
  func texts(in range: Range<Int>) -> [String] {
    words.filter { range.contains($0.range.lowerBound) }.map(\.text)
  }

  /// The words that go with a figure: from the figure before it, or the clause's beginning, to the next figure.
  ///
  /// What stands before the first figure of a sentence is its too.
  func window(of place: Int, in characters: [Character]) -> Range<Int> {
    let figure = figures[place]
    var start = place == 0 ? range.lowerBound : figures[place - 1].range.upperBound
    var end = place + 1 < figures.count ? figures[place + 1].range.lowerBound : range.upperBound
    // Between two figures a comma, a semicolon or the word that joins them divides what is said of each.
    if place > 0, let cut = Self.cut(characters, start..<figure.range.lowerBound, words, last: true) { start = cut }
    if place + 1 < figures.count, let cut = Self.cut(characters, figure.range.upperBound..<end, words, last: false) {
      end = cut
    }
    return start..<max(start, end)
  }

  private static func cut(
    _ characters: [Character], _ range: Range<Int>, _ words: [DraftWord], last: Bool
  ) -> Int? {
    let joints = words.filter {
      range.contains($0.range.lowerBound) && ["en", "and", "waarvan", "daarvan"].contains($0.text)
    }
    .map(\.range.lowerBound)
    let signs = range.filter { ",;:(".contains(characters[$0]) }
    let cuts = (joints + signs).sorted()
    return last ? cuts.last : cuts.first
  }

  /// The sentences of a passage; a cell is one.
  static func sentences(
    of passage: Draft.Passage, number: Int, language: Language, isNoun: @escaping (String) -> Bool
  ) -> [DraftSentence] {
    let characters = passage.characters
    let figures = FigureScanner.figures(in: characters, language: language, isNoun: isNoun)
    let words = DraftWord.words(of: characters, in: characters.indices)
    var ranges: [Range<Int>] = []
    var start = 0
    if passage.kind == .paragraph || passage.kind == .heading {
      for place in characters.indices where isEnd(place, characters, figures) {
        ranges.append(start..<place + 1)
        start = place + 1
      }
    }
    ranges.append(start..<characters.count)
    return ranges.filter { !$0.isEmpty }.map { range in
      DraftSentence(
        passage: number, range: range, words: words.filter { range.contains($0.range.lowerBound) },
        figures: figures.filter { range.contains($0.range.lowerBound) })
    }
  }

  private static func isEnd(_ place: Int, _ characters: [Character], _ figures: [QuotedFigure]) -> Bool {
    guard ".!?".contains(characters[place]), place + 1 < characters.count, characters[place + 1].isWhitespace else {
      return false
    }
    guard characters[place] == "." else { return true }
    var start = place
    while start > 0, characters[start - 1].isLetter { start -= 1 }
    guard start < place else { return true }
    let word = DraftWord.words(of: characters, in: start..<place).map(\.text).joined()
    guard Lexicon.abbreviations.contains(word) else { return true }
    // A scale at the end of a sentence is followed by a capital: `9,9 mln. Daarvan`.
    let next = characters[(place + 1)...].first { !$0.isWhitespace }
    return ["mln", "mld"].contains(word) && next?.isUppercase == true
  }
}

extension Draft {
  /// The language of a passage: what most of its small words belong to, else what the file or the caller says.
  func language(of passage: Passage, otherwise: Language) -> Language {
    let words = DraftWord.words(of: passage.characters, in: passage.characters.indices).map(\.text)
    let dutch = words.count { Lexicon.dutch.contains($0) && !Lexicon.english.contains($0) }
    let english = words.count { Lexicon.english.contains($0) && !Lexicon.dutch.contains($0) }
    if dutch >= english + 2 { return .dutch }
    if english >= dutch + 2 { return .english }
    return otherwise
  }

  /// The language of the whole: what it declares, else what most passages are in, else the caller's.
  func language(otherwise: Language) -> Language {
    if let declared = declaredLanguage {
      if declared.hasPrefix("nl") { return .dutch }
      if declared.hasPrefix("en") { return .english }
    }
    var dutch = 0
    var english = 0
    for passage in passages {
      for word in DraftWord.words(of: passage.characters, in: passage.characters.indices) {
        if Lexicon.dutch.contains(word.text) { dutch += 1 }
        if Lexicon.english.contains(word.text) { english += 1 }
      }
    }
    return dutch == english ? otherwise : dutch > english ? .dutch : .english
  }
}
