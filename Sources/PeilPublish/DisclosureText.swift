import PeilCore
import PeilValues
import PeilWords

/// How much of a release is hidden, in sentences.
struct DisclosureText {
  private let summary: DisclosureSummary
  private let words: Words
  private let numbers: NumberStyle

  init(_ summary: DisclosureSummary, _ words: Words, _ numbers: NumberStyle) {
    self.summary = summary
    self.words = words
    self.numbers = numbers
  }

  /// The figures, and the money where there is any.
  var sentences: [String] {
    let figures = words[
      .hiddenFigures(
        numbers.count(summary.hidden), of: numbers.count(summary.figures),
        own: numbers.count(summary.hiddenByOwnRule), others: numbers.count(summary.hiddenForOthers),
        minimum: numbers.count(summary.minimum))]
    // Whole percents: more would tell of an amount that is hidden.
    let money = summary.hiddenShareOfMoney.map { words[.hiddenMoney(numbers.percentage($0, decimals: 0))] }
    return [figures] + (money.map { [$0] } ?? [])
  }
}
