import PeilCore

/// Holds texts against the rules of a taxonomy; each worker has its own, because it remembers words it has met.
struct TextCoder {
  private struct Phrase {
    let words: [Int]
    let rule: Int
    let isException: Bool
  }

  private let taxonomy: Taxonomy
  /// The phrases that begin with each word of the taxonomy.
  private let beginning: [[Int]]
  private let phrases: [Phrase]
  private var vocabulary: TextVocabulary
  private var words = PlainWords()
  private var line: [Int] = []
  private var found: [Bool]
  private var excepted: [Bool]
  /// The rules that apply to the last text, in order.
  private(set) var applied: [Int] = []

  init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    var places: [Taxonomy.Word: Int] = [:]
    var known: [Taxonomy.Word] = []
    func place(of word: Taxonomy.Word) -> Int {
      if let place = places[word] { return place }
      places[word] = known.count
      known.append(word)
      return known.count - 1
    }
    var phrases: [Phrase] = []
    for (number, rule) in taxonomy.rules.enumerated() {
      phrases += rule.phrases.map { Phrase(words: $0.map(place), rule: number, isException: false) }
      phrases += rule.exceptions.map { Phrase(words: $0.map(place), rule: number, isException: true) }
    }
    var beginning = [[Int]](repeating: [], count: known.count)
    for (number, phrase) in phrases.enumerated() { beginning[phrase.words[0]].append(number) }
    self.phrases = phrases
    self.beginning = beginning
    vocabulary = TextVocabulary(known)
    found = [Bool](repeating: false, count: taxonomy.rules.count)
    excepted = found
  }

  /// The codes of a text, one bit each; which rules gave them stands in `applied`.
  mutating func mask(of text: ArraySlice<UInt8>) -> UInt64 {
    words.read(text)
    line.removeAll(keepingCapacity: true)
    for word in 0..<words.count { line.append(vocabulary.meaning(of: words.bytes[words.range(of: word)])) }
    findRules()
    settle()
    return applied.reduce(0) { $0 | 1 << UInt64(taxonomy.rules[$1].code) }
  }

  private mutating func findRules() {
    for start in line.indices where line[start] != TextVocabulary.nothing {
      for word in vocabulary.meanings[line[start]] {
        for number in beginning[word] where continues(phrases[number], from: start) {
          if phrases[number].isException {
            excepted[phrases[number].rule] = true
          } else {
            found[phrases[number].rule] = true
          }
        }
      }
    }
  }

  private func continues(_ phrase: Phrase, from start: Int) -> Bool {
    guard start + phrase.words.count <= line.count else { return false }
    for offset in phrase.words.indices.dropFirst() {
      guard vocabulary.meanings[line[start + offset]].contains(phrase.words[offset]) else { return false }
    }
    return true
  }

  /// A rule whose code stands alone puts the others aside; of several such rules the first counts.
  private mutating func settle() {
    applied.removeAll(keepingCapacity: true)
    for rule in found.indices {
      if found[rule] && !excepted[rule] { applied.append(rule) }
      found[rule] = false
      excepted[rule] = false
    }
    guard !taxonomy.exclusive.isEmpty,
      let alone = applied.first(where: { taxonomy.exclusive.contains(taxonomy.rules[$0].code) })
    else { return }
    applied = [alone]
  }
}
