public import PeilTable

/// The definition that stands beside a figure: a stable identifier, and the words.
public struct Definition: Hashable, Sendable {
  /// The identifier: kind and choices, such as `approval-rate/submitted`.
  public let identifier: String
  /// The words, per language.
  public let text: LocalizedText

  /// Pairs an identifier with its words.
  public init(identifier: String, text: LocalizedText) {
    self.identifier = identifier
    self.text = text
  }

  /// The same definition of only the rows that meet a formula.
  public func saying(only formula: String) -> Definition {
    let phrases = ["nl": "; alleen waar ", "en": "; only where "]
    return Definition(
      identifier: identifier,
      text: LocalizedText(
        entries: ["nl", "en"].map { language in
          LocalizedText.Entry(language: language, text: text.text(in: language) + (phrases[language] ?? "; ") + formula)
        }))
  }
}
