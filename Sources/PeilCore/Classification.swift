public import PeilDiagnostics
public import PeilValues

/// How free text becomes codes.
public struct Classification: Hashable, Sendable {
  /// The column that holds the text.
  public let column: String
  /// The set that is made of it.
  public let into: String
  /// The text column that names the rules that applied; nil where none is wanted.
  public let log: String?
  /// The codes and rules.
  public let taxonomy: Taxonomy
  /// The place of the code that a text gets to which no rule applies; nil leaves its set empty.
  public let uncoded: Int?
  /// The largest share of texts to which no rule may apply.
  public let uncodedLimit: Rational
  /// Where the limit, or else the stage, is written.
  public let span: SourceSpan?

  /// Describes a classification.
  public init(
    column: String, into: String, log: String?, taxonomy: Taxonomy, uncoded: Int?, uncodedLimit: Rational,
    span: SourceSpan?
  ) {
    self.column = column
    self.into = into
    self.log = log
    self.taxonomy = taxonomy
    self.uncoded = uncoded
    self.uncodedLimit = uncodedLimit
    self.span = span
  }
}
