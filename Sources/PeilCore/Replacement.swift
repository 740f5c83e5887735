public import PeilDiagnostics

/// How a column's values give way to values that say less.
public struct Replacement: Sendable {
  /// What is made of a value.
  public enum Kind: Sendable {
    /// The first hexadecimal digits of the HMAC-SHA-256 of the value's text under a key.
    case pseudonym(Secret, digits: Int)
    /// The period a day lies in.
    case period(Period)
  }

  /// A stretch of time with a name.
  public enum Period: String, CaseIterable, Hashable, Sendable {
    /// A calendar year: `2021`.
    case year
    /// Half of one: `2021-H1`.
    case halfYear = "half-year"
    /// A quarter: `2021-Q1`.
    case quarter
    /// A month: `2021-01`.
    case month
  }

  /// The column whose values go.
  public let column: String
  /// The column of text that is made of it.
  public let into: String
  /// What is made of a value.
  public let kind: Kind
  /// Where the column is named.
  public let span: SourceSpan?

  /// Describes a replacement; a missing value stays missing.
  public init(column: String, into: String, kind: Kind, span: SourceSpan?) {
    self.column = column
    self.into = into
    self.kind = kind
    self.span = span
  }
}
