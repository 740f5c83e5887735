public import PeilExpression
public import PeilTable

/// The definition that stands beside a figure: a stable identifier, and the words.
public struct Definition: Hashable, Sendable {
  /// The identifier: kind and choices, such as `approval-rate/submitted`.
  public let identifier: String
  /// The words, per language, with the formulas of the rows that alone are counted.
  public let text: LocalizedText
  /// The words without these formulas.
  public let unrestricted: LocalizedText
  /// The rows that alone are counted, as often as something narrowed them.
  public let restrictions: [Restriction]

  /// A condition that rows must meet, and the columns it reads, for who says it with their labels.
  public struct Restriction: Hashable, Sendable {
    /// What must be true of a row.
    public let condition: Expression
    /// The columns it reads.
    public let columns: [Column]
  }

  /// Pairs an identifier with its words.
  public init(identifier: String, text: LocalizedText) {
    self.init(identifier: identifier, text: text, unrestricted: text, restrictions: [])
  }

  /// A definition in Dutch and English.
  public init(_ identifier: String, nl: String, en: String) {
    self.init(
      identifier: identifier,
      text: LocalizedText(entries: [.init(language: "nl", text: nl), .init(language: "en", text: en)]))
  }

  private init(identifier: String, text: LocalizedText, unrestricted: LocalizedText, restrictions: [Restriction]) {
    self.identifier = identifier
    self.text = text
    self.unrestricted = unrestricted
    self.restrictions = restrictions
  }

  /// The same definition of only the rows that meet a condition on columns of a schema.
  public func saying(only condition: Expression, in schema: Schema) -> Definition {
    let phrases = ["nl": "; alleen waar ", "en": "; only where "]
    let formula = condition.formula
    let read = condition.columns
    return Definition(
      identifier: identifier,
      text: LocalizedText(
        entries: ["nl", "en"].map { language in
          LocalizedText.Entry(language: language, text: text.text(in: language) + (phrases[language] ?? "; ") + formula)
        }),
      unrestricted: unrestricted,
      restrictions: restrictions + [
        Restriction(condition: condition, columns: schema.columns.filter { read.contains($0.name) })
      ])
  }
}
