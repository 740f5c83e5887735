public import PeilDiagnostics
public import PeilTable

/// A result that its type cannot hold: exact arithmetic never wraps, and a date stays within the years 1 to 9999.
public struct EvaluationError: Error, Hashable, Sendable {
  /// What was being computed.
  public enum Operation: String, CaseIterable, Hashable, Sendable {
    /// A sum.
    case addition
    /// A difference.
    case subtraction
    /// A product.
    case multiplication
    /// A quotient.
    case division
    /// A change of sign.
    case negation
    /// A number without its sign.
    case absoluteValue = "absolute value"
    /// The same value with more decimals.
    case rescaling
  }

  /// The row within the chunk, from 0.
  public let row: Int
  /// Where the row came from.
  public let origin: RowOrigin
  /// What was being computed.
  public let operation: Operation
  /// The type that cannot hold the result.
  public let type: ValueType
  /// The part of the formula, where it was read from a file.
  public let span: SourceSpan?

  /// Records what could not be computed for a row.
  public init(row: Int, origin: RowOrigin, operation: Operation, type: ValueType, span: SourceSpan?) {
    self.row = row
    self.origin = origin
    self.operation = operation
    self.type = type
    self.span = span
  }
}
