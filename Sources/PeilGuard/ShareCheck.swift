import PeilValues

/// Holds a percentage against the two numbers beside it: `63 van de 237 (26,6%)`.
struct ShareCheck {
  /// A percentage that is not that of its numbers.
  struct Fault {
    /// The percentage's place among the sentence's figures.
    let percentage: Int
    let part: QuotedFigure
    let whole: QuotedFigure
    let share: Rational
  }

  let sentence: DraftSentence
  let characters: [Character]

  /// The places of two numbers of which one is so many of the other: `63 van de 237`, `van de 237 zijn er 63`,
  /// `237, waarvan 63`.
  var pairs: [(part: Int, whole: Int)] {
    sentence.figures.indices.dropLast().compactMap { place in
      let (first, second) = (sentence.figures[place], sentence.figures[place + 1])
      guard first.unit == second.unit, first.unit == .count || first.unit == .money else { return nil }
      let between = first.range.upperBound..<second.range.lowerBound
      let texts = sentence.texts(in: between)
      guard texts.count <= 5 else { return nil }
      let isRunning = !characters[between].contains { ",;:".contains($0) }
      if first.value <= second.value, second.value > .zero, isRunning, texts.contains(where: Self.of.contains) {
        return (place, place + 1)
      }
      let before = sentence.texts(in: sentence.range.lowerBound..<first.range.lowerBound).suffix(2)
      let isWhole =
        isRunning && before.contains(where: Self.of.contains) || texts.contains { Self.ofWhich.contains($0) }
        || texts.holds(["of", "which"])
      return isWhole && second.value <= first.value && first.value > .zero ? (place + 1, place) : nil
    }
  }

  private static let of: Set = ["van", "of"]
  private static let ofWhich: Set = ["waarvan", "daarvan", "hiervan"]

  /// Percentages in the sentence that stand at such a pair and are another share.
  var faults: [Fault] {
    let pairs = pairs
    guard pairs.count == 1, let pair = pairs.first else { return [] }
    let percentages = sentence.figures.indices.filter { sentence.figures[$0].unit == .percentage }
    guard percentages.count == 1, let place = percentages.first, isBeside(place, pair),
      let share = (try? sentence.figures[pair.part].value.dividing(by: sentence.figures[pair.whole].value)).flatMap(
        \.self)
    else { return [] }
    let percentage = sentence.figures[place]
    guard percentage.hedge == .none, !hasOwnBase(percentage),
      ![share, Rational.one.less(share)].contains(where: percentage.quotes)
    else { return [] }
    return [
      Fault(
        percentage: place, part: sentence.figures[pair.part], whole: sentence.figures[pair.whole], share: share)
    ]
  }

  /// Whether a percentage says itself what it is of: `28,9% van de besloten aanvragen`.
  private func hasOwnBase(_ percentage: QuotedFigure) -> Bool {
    sentence.texts(in: percentage.range.upperBound..<max(percentage.range.upperBound, sentence.range.upperBound)).first
      .map(Self.of.contains) ?? false
  }

  /// In brackets behind the pair, or right before it with the pair in brackets, or after a comma.
  private func isBeside(_ place: Int, _ pair: (part: Int, whole: Int)) -> Bool {
    let figures = sentence.figures
    let (first, last) = (min(pair.part, pair.whole), max(pair.part, pair.whole))
    let gap =
      place > last
      ? figures[last].range.upperBound..<figures[place].range.lowerBound
      : figures[place].range.upperBound..<figures[first].range.lowerBound
    guard place == last + 1 || place == first - 1 else { return false }
    let isBracketed = characters[gap].contains("(")
    return isBracketed || sentence.texts(in: gap).count <= 4 && characters[gap].contains { ",=–-:".contains($0) }
  }
}
