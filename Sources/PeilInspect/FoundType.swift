/// A type that a column of a source may be declared with, and what goes with it.
public enum FoundType: Hashable, Sendable {
  case text
  case integer
  case money
  case decimal(scale: Int)
  case number
  case date(patterns: [String])
  case boolean(no: String, yes: String)
  /// The words, in the order in which they are to be shown.
  case category([String])
  /// Each word with the outcome it stands for; nil where that is for a person to say.
  case outcome([OutcomeWord])
  case set(separator: String, [String])
  case kvk, rsin, postcode, sbi, iban

  /// A decision word and what it stands for.
  public struct OutcomeWord: Hashable, Sendable {
    /// The word of the export.
    public let word: String
    /// `granted`, `refused` …; nil where the word is not known.
    public let outcome: String?

    /// Pairs a word with what it stands for.
    public init(word: String, outcome: String?) {
      self.word = word
      self.outcome = outcome
    }
  }

  /// The word of the pipeline language.
  public var name: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .money: "money"
    case .decimal: "decimal"
    case .number: "number"
    case .date: "date"
    case .boolean: "boolean"
    case .category: "category"
    case .outcome: "outcome"
    case .set: "set"
    case .kvk: "kvk"
    case .rsin: "rsin"
    case .postcode: "postcode"
    case .sbi: "sbi"
    case .iban: "iban"
    }
  }
}
