internal import PeilCore
internal import PeilTable

extension Definition {
  /// What is said of money per euro of subsidy: it is no effect.
  static let noEffect = (
    nl: "; een verhouding in de boeken, geen effect van de subsidie",
    en: "; a ratio in the books, no effect of the subsidy"
  )

  /// The same, saying that a whole register has no sampling error, where it is read as one.
  func reading(asCensus isCensus: Bool) -> Definition {
    guard isCensus else { return self }
    return Definition(
      identifier, nl: text.text(in: "nl") + "; het register is volledig: geen interval",
      en: text.text(in: "en") + "; the register is whole: no interval")
  }
}
