/// An option of a stage or a measure: what reads it, checks it, documents it and completes it in an editor.
public struct Parameter: Sendable {
  /// The kinds of value an option takes.
  public indirect enum Kind: Sendable {
    /// Any text.
    case text
    /// A new column's name, `[a-z][a-z0-9_]*`.
    case name
    /// Text for people, once or per language.
    case label
    /// A formula over the columns of a row; the type it must have, in words, or nil for any.
    case formula(String?)
    /// A formula over aggregates.
    case aggregateFormula
    /// A column of the incoming dataset.
    case column
    /// A source or dataset.
    case dataset
    /// A taxonomy file: a path relative to the pipeline file.
    case taxonomy
    /// A code list file: a path relative to the pipeline file.
    case codeList
    /// One of a list of words.
    case word([Choice])
    /// `true` or `false`.
    case boolean
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// A share from 0 to 1: `0.1` or `10%`.
    case share
    /// A value of a column's own type: a code, a number, a date.
    case value
    /// A list.
    case list(Kind)
    /// One, or a list of them.
    case oneOrMore(Kind)
    /// A map with keys of the author's choice.
    case map(key: Kind, value: Kind)
    /// A map with fixed keys.
    case options([Parameter])
    /// One of several forms, told apart by text, list or map.
    case either([Kind])
  }

  /// A word an option may take, with what it means.
  public struct Choice: Sendable {
    /// The word.
    public let word: String
    /// What it means, in a sentence.
    public let summary: String

    /// Pairs a word with its meaning.
    public init(_ word: String, _ summary: String) {
      self.word = word
      self.summary = summary
    }
  }

  /// The option's key.
  public let name: String
  /// What it takes.
  public let kind: Kind
  /// Whether it must be given.
  public let isRequired: Bool
  /// What holds where it is not given, in words; nil for required options.
  public let standard: String?
  /// What it does, in a sentence.
  public let summary: String

  /// An option that must be given.
  public static func required(_ name: String, _ kind: Kind, _ summary: String) -> Parameter {
    Parameter(name: name, kind: kind, isRequired: true, standard: nil, summary: summary)
  }

  /// An option that may be left out, with what then holds.
  public static func optional(_ name: String, _ kind: Kind, standard: String, _ summary: String) -> Parameter {
    Parameter(name: name, kind: kind, isRequired: false, standard: standard, summary: summary)
  }
}
