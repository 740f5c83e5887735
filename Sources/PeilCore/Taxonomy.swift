public import PeilTable

/// What free text can be about, and the rules that find it.
///
/// A text is lowercased, compatibility-decomposed and stripped of marks before it is held against the rules (see
/// `PlainWords`). A rule gives its code where one of its phrases stands in the text and none of its exceptions does.
public struct Taxonomy: Hashable, Sendable {
  /// One word of a phrase.
  public struct Word: Hashable, Sendable {
    /// The letters that must be there, in plain form.
    public let text: String
    /// Whether other letters may stand before them: `*kosten` finds `opleidingskosten`.
    public let isOpenBefore: Bool
    /// Whether other letters may stand after them: `scholing*` finds `scholingsplan`.
    public let isOpenAfter: Bool

    /// Describes a word.
    public init(_ text: String, isOpenBefore: Bool = false, isOpenAfter: Bool = false) {
      self.text = text
      self.isOpenBefore = isOpenBefore
      self.isOpenAfter = isOpenAfter
    }
  }

  /// Words that must follow each other, whatever blanks and signs stand between them.
  public typealias Phrase = [Word]

  /// A rule: phrases that give a code.
  public struct Rule: Hashable, Sendable {
    /// The rule's name, for the log.
    public let name: String
    /// The code's place in the domain.
    public let code: Int
    /// The phrases, of which one is enough.
    public let phrases: [Phrase]
    /// The phrases that keep the rule from applying.
    public let exceptions: [Phrase]

    /// Describes a rule.
    public init(name: String, code: Int, phrases: [Phrase], exceptions: [Phrase] = []) {
      self.name = name
      self.code = code
      self.phrases = phrases
      self.exceptions = exceptions
    }
  }

  /// The codes in the order of the file, with their labels.
  public let domain: Domain
  /// The codes, by place, that a text has alone.
  public let exclusive: Set<Int>
  /// The rules in the order of the file.
  public let rules: [Rule]

  /// Composes a taxonomy.
  public init(domain: Domain, exclusive: Set<Int> = [], rules: [Rule]) {
    self.domain = domain
    self.exclusive = exclusive
    self.rules = rules
  }
}
