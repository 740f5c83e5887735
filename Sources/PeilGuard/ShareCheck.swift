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

  /// The places of two numbers of which the first is so many of the second.
  var pairs: [(part: Int, whole: Int)] {
    sentence.figures.indices.dropLast().compactMap { place in
      let part = sentence.figures[place]
      let whole = sentence.figures[place + 1]
      guard part.unit == whole.unit, part.unit == .count || part.unit == .money, part.value <= whole.value,
        whole.value > .zero
      else { return nil }
      let between = part.range.upperBound..<whole.range.lowerBound
      let texts = sentence.texts(in: between)
      guard texts.count <= 5, texts.contains(where: { $0 == "van" || $0 == "of" }),
        !characters[between].contains(where: { ",;:".contains($0) })
      else { return nil }
      return (place, place + 1)
    }
  }

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
    guard percentage.hedge == .none, !percentage.quotes(share), !percentage.quotes(Rational.one.less(share)) else {
      return []
    }
    return [
      Fault(
        percentage: place, part: sentence.figures[pair.part], whole: sentence.figures[pair.whole], share: share)
    ]
  }

  /// In brackets behind the pair, or right before it with the pair in brackets, or after a comma.
  private func isBeside(_ place: Int, _ pair: (part: Int, whole: Int)) -> Bool {
    let figures = sentence.figures
    let gap =
      place > pair.whole
      ? figures[pair.whole].range.upperBound..<figures[place].range.lowerBound
      : figures[place].range.upperBound..<figures[pair.part].range.lowerBound
    guard place == pair.whole + 1 || place == pair.part - 1 else { return false }
    let isBracketed = characters[gap].contains("(")
    return isBracketed || sentence.texts(in: gap).count <= 4 && characters[gap].contains { ",=–-:".contains($0) }
  }
}
