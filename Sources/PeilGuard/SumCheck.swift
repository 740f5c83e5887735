import PeilCore
import PeilValues

/// Adds up the parts that a sentence names, where it says what they are the parts of.
struct SumCheck {
  /// Parts that do not come to their total.
  struct Fault {
    /// The places of the parts among the sentence's figures.
    let parts: [Int]
    /// The total's value and how it is written; it may stand in the sentence before.
    let total: QuotedFigure
    let totalText: String
    let sum: Rational
  }

  let sentence: DraftSentence
  let characters: [Character]
  /// The sentence before in the same paragraph; nil where there is none.
  let before: DraftSentence?

  /// The parts that do not add up; nil where they do, or the sentence does not say that they should.
  var fault: Fault? {
    guard !isNested else { return nil }
    return faultOfStatedSum ?? faultOfOutcomes
  }

  /// Words by which a list names only some of the parts, or parts of parts.
  private var isNested: Bool {
    let texts = sentence.texts
    let open: Set = [
      "onder", "including", "zoals", "inclusief", "exclusief", "excluding", "bijvoorbeeld", "example", "o",
    ]
    return texts.contains { open.contains($0) } || texts.count { $0 == "waarvan" || $0 == "daarvan" } > 1
  }

  /// `a and b, together c`, `a + b = c`.
  private var faultOfStatedSum: Fault? {
    let figures = sentence.figures
    guard figures.count >= 3 else { return nil }
    for place in figures.indices where place >= 2 {
      let between = figures[place - 1].range.upperBound..<figures[place].range.lowerBound
      let isEquation =
        characters[between].contains("=")
        && characters[figures[0].range.upperBound..<figures[place - 1].range.lowerBound].contains("+")
      guard isEquation || sentence.texts(in: between).contains(where: { Lexicon.sum.contains($0) }) else { continue }
      let parts = figures.indices.filter { $0 < place && figures[$0].unit == figures[place].unit }
      guard parts.count >= 2, parts.count == place else { return nil }
      return fault(parts, figures[place])
    }
    return nil
  }

  /// Granted and rejected of a number of applications: the one is what the other is not.
  private var faultOfOutcomes: Fault? {
    let figures = sentence.figures
    let counts = figures.indices.filter { figures[$0].unit == .count && !figures[$0].isWord }
    guard counts.count == figures.count(where: { $0.unit == .count }) else { return nil }
    let kinds = counts.map { outcome($0) }
    guard let granted = kinds.firstIndex(of: .granted), let rejected = kinds.firstIndex(of: .rejected),
      kinds.count(where: { $0 == .granted }) == 1, kinds.count(where: { $0 == .rejected }) == 1
    else { return nil }
    let pair = [counts[granted], counts[rejected]]
    var parts = pair + counts.indices.filter { kinds[$0] == .other }.map { counts[$0] }
    let rest = counts.filter { !parts.contains($0) }
    let largest = parts.map { figures[$0].value }.max() ?? .zero
    parts.sort()
    if rest.count == 1, figures[rest[0]].value >= largest, isWhole(rest[0]) { return fault(parts, figures[rest[0]]) }
    guard rest.isEmpty, let before, startsWithReference,
      let total = before.figures.filter({ $0.unit == .count }).max(by: { $0.value < $1.value }), total.value >= largest
    else { return nil }
    return fault(parts, total)
  }

  private enum OutcomeKind { case granted, rejected, other }

  /// What the words at a number say became of so many applications.
  private func outcome(_ place: Int) -> OutcomeKind? {
    let texts = sentence.texts(in: sentence.window(of: place, in: characters))
    let isNegated = texts.contains { Lexicon.negations.contains($0) }
    if texts.contains(where: { Lexicon.granted.contains($0) }) { return isNegated ? .rejected : .granted }
    if texts.contains(where: { Lexicon.rejected.contains($0) }) { return isNegated ? nil : .rejected }
    return texts.contains { Lexicon.others.contains($0) } ? .other : nil
  }

  /// Whether a number is said to be what the others are part of.
  private func isWhole(_ place: Int) -> Bool {
    let figure = sentence.figures[place]
    let start = sentence.range.lowerBound
    let lead = sentence.texts(in: start..<figure.range.lowerBound).suffix(4)
    let isOf = lead.contains { ["van", "of", "totaal", "total"].contains($0) }
    let after = sentence.texts(in: figure.range.upperBound..<sentence.range.upperBound)
    return isOf || after.contains { ["waarvan", "daarvan", "which", "whom", "these"].contains($0) }
      || sentence.texts(in: sentence.window(of: place, in: characters)).contains { Lexicon.submitted.contains($0) }
  }

  /// `Daarvan zijn …`, `Of these …`.
  private var startsWithReference: Bool {
    let texts = sentence.texts.prefix(3)
    return texts.first.map { ["daarvan", "hiervan"].contains($0) } ?? false
      || (texts.first == "of" && texts.contains { ["these", "those", "them", "which"].contains($0) })
      || (texts.first == "van" && texts.contains { ["deze", "die"].contains($0) })
  }

  private func fault(_ parts: [Int], _ total: QuotedFigure) -> Fault? {
    let figures = parts.map { sentence.figures[$0] }
    let sum = figures.reduce(Rational.zero) { $0.plus($1.value) }
    let slack = figures.reduce(Rational.zero) { $0.plus($1.bounds.upperBound.less($1.value)) }
      .plus(total.bounds.upperBound.less(total.value))
    // Whole numbers that are not rounded have no slack at all.
    let allowed =
      (figures + [total]).allSatisfy { $0.unit == .count && $0.step == .one && $0.hedge == .none } ? .zero : slack
    let difference = sum.less(total.value)
    guard difference > allowed || difference < Rational.zero.less(allowed) else { return nil }
    return Fault(parts: parts, total: total, totalText: "", sum: sum)
  }
}
