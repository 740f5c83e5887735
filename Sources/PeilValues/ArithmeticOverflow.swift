/// A result that exact arithmetic could not hold.
///
/// It says which operation on which kind of value overflowed; the position and the prose are the caller's.
public struct ArithmeticOverflow: Error, Hashable, Sendable {
  /// What was being computed.
  public enum Operation: String, Hashable, Sendable, CaseIterable {
    case addition, subtraction, multiplication, division, negation, rescaling, rounding
  }

  /// What kind of value was being computed.
  public enum Quantity: String, Hashable, Sendable, CaseIterable {
    case decimal, money, rational, date, days
  }

  /// The operation that overflowed.
  public let operation: Operation
  /// The kind of value that could not hold the result.
  public let quantity: Quantity

  /// Records an overflow of `operation` on `quantity`.
  public init(_ operation: Operation, of quantity: Quantity) {
    self.operation = operation
    self.quantity = quantity
  }
}
