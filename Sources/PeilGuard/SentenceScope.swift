import PeilCore
import PeilValues

/// The facts that a sentence may speak of: those of the categories it names, and totals.
struct SentenceScope {
  let facts: [Fact]
  /// The categories that the sentence itself names, by dimension.
  let named: [String: Set<String>]
  /// Whether it says that it speaks of a whole.
  let saysTotal: Bool
  /// Whether it speaks of years that the run does not hold, or of a rule, a mean or an amount for each of something.
  let isElsewhere: Bool

  init(_ sentence: DraftSentence, _ shelf: FactShelf) {
    let texts = sentence.texts + sentence.heads
    var named: [String: Set<String>] = [:]
    var carried: [String: Set<String>] = [:]
    for category in shelf.categories {
      if category.isNamed(in: texts) || sentence.headPhrases.contains(where: { $0.holds(category.words) }) {
        named[category.dimension, default: []].insert(category.label)
      } else if category.isNamed(in: sentence.around) {
        carried[category.dimension, default: []].insert(category.label)
      }
    }
    self.named = named
    let all = carried.merging(named) { _, own in own }
    facts = shelf.facts.filter { fact in
      fact.categories.allSatisfy { all[$0.dimension]?.contains($0.label) ?? false }
    }
    saysTotal = texts.contains { Self.totals.contains($0) }
    let years = texts.filter(\.isYear)
    isElsewhere = !years.isEmpty && years.allSatisfy { !shelf.years.contains($0) }
  }

  /// Whether a fact stands in a category that the sentence names, and in no other.
  func isNamed(_ fact: Fact) -> Bool {
    !fact.categories.isEmpty && fact.categories.allSatisfy { named[$0.dimension]?.contains($0.label) ?? false }
  }

  private static let totals: Set = [
    "totaal", "totale", "total", "gemiddeld", "gemiddelde", "average", "alle", "all", "landelijk", "landelijke",
    "overall",
    "geheel", "whole", "hele",
  ]
}

extension Fact.Category {
  /// Whether words of a text mean the category: its first telling word, and at least half of them.
  func isNamed(in texts: [String]) -> Bool {
    if words.contains(where: { $0.allSatisfy(\.isNumber) }) { return texts.holds(words) }
    let telling = words.filter(\.isTelling)
    guard let first = telling.first, texts.contains(where: { $0.means(first) }) else { return false }
    return telling.count { word in texts.contains { $0.means(word) } } * 2 >= telling.count
  }
}

extension [String] {
  /// Whether words stand here one after the other.
  func holds(_ phrase: [String]) -> Bool {
    guard let first = phrase.first, count >= phrase.count else { return false }
    return indices.prefix(count - phrase.count + 1).contains { place in
      self[place] == first && Array(self[place..<place + phrase.count]) == phrase
    }
  }
}
