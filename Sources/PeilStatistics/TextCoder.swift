/// Gives free texts the codes of a dictionary of rules, in the order of the rules.
///
/// Texts are held against the rules in plain lower case. An exclusive code that applies stands alone. Not Sendable: a
/// compiled pattern is not.
public struct TextCoder {
  /// One rule of the dictionary.
  public struct Rule: Hashable, Sendable {
    /// The code it gives.
    public let code: String
    /// The regular expression that a text must contain; `\b` lies between a letter, digit or underscore and another sign.
    public let pattern: String
    /// Whether the code stands alone where it applies.
    public let isExclusive: Bool

    /// A rule that gives this code.
    public init(code: String, pattern: String, isExclusive: Bool = false) {
      self.code = code
      self.pattern = pattern
      self.isExclusive = isExclusive
    }
  }

  /// The rules, in their order.
  public let rules: [Rule]
  private let patterns: [Regex<AnyRegexOutput>]

  /// A coder with these rules; throws what is wrong with a pattern.
  public init(_ rules: [Rule]) throws {
    self.rules = rules
    patterns = try rules.map {
      try Regex($0.pattern).wordBoundaryKind(.simple).matchingSemantics(.unicodeScalar)
    }
  }

  /// The codes of a text, none where no rule applies.
  public func codes(_ text: String) -> [String] {
    let plain = text.plainForCoding
    let hits = rules.indices.filter { plain.contains(patterns[$0]) }
    if let exclusive = hits.first(where: { rules[$0].isExclusive }) { return [rules[exclusive].code] }
    return hits.reduce(into: []) { codes, rule in
      if !codes.contains(rules[rule].code) { codes.append(rules[rule].code) }
    }
  }

  /// The share of texts with anything in them that no rule applies to; above a tenth the coding is not fit to be printed.
  public static func uncoded(texts: [String], codes: [[String]]) -> BinomialCount {
    let filled = zip(texts, codes).filter { !isEmpty($0.0) }
    return BinomialCount(checked: filled.count { $0.1.isEmpty }, of: filled.count)
  }

  /// Whether a text has nothing but spaces in it.
  public static func isEmpty(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
