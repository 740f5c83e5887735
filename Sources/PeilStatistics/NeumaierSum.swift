/// A sum of binary64 numbers with a running correction: fast, and as good as exact for most data in a fixed order.
///
/// Where the order of the numbers is not fixed `ExactSum` is the sum to take. Source: Neumaier 1974.
public struct NeumaierSum: Hashable, Sendable {
  private var sum = 0.0
  private var correction = 0.0

  /// The sum of no numbers, which is nought.
  public init() {}

  /// Adds one number.
  public mutating func add(_ number: Double) {
    let next = sum + number
    correction += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  /// The sum so far.
  public var value: Double { sum + correction }
}
