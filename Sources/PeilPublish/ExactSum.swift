import PeilValues

/// The sum of exact values.
enum ExactSum {
  /// Nil beyond 128 bits.
  static func of(_ values: [Rational]) -> Rational? {
    var sum = Rational.zero
    for value in values {
      guard let next = try? sum.adding(value) else { return nil }
      sum = next
    }
    return sum
  }
}
