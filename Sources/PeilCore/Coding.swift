public import PeilDiagnostics

/// How a column's values are brought to a level of a code list.
public struct Coding: Sendable {
  /// What happens to a row whose value the list does not know.
  public enum Unknown: String, CaseIterable, Hashable, Sendable {
    /// The row is rejected.
    case reject
    /// The value is missing, and counted.
    case missing
    /// The run stops.
    case stop
  }

  /// The column that is coded.
  public let column: String
  /// The category that is made of it.
  public let into: String
  /// Finds the code of a value.
  public let index: CodeListIndex
  /// What happens to a row whose value the list does not know.
  public let unknown: Unknown
  /// Where the column is named.
  public let span: SourceSpan?

  /// Describes a coding.
  public init(column: String, into: String, index: CodeListIndex, unknown: Unknown, span: SourceSpan?) {
    self.column = column
    self.into = into
    self.index = index
    self.unknown = unknown
    self.span = span
  }
}
