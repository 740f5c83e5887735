public import PeilValues

/// How a quantile is read between two order statistics; the type is said wherever one is printed.
///
/// Source: Hyndman & Fan 1996. R and numpy (`linear`) take 7 unless told otherwise; SPSS, Minitab and numpy's `weibull`
/// take 6.
public enum QuantileType: Int, CaseIterable, Hashable, Sendable {
  /// The inverse of the distribution of the sample.
  case one = 1
  /// The same, and the mean of both neighbours on a step.
  case two = 2
  /// The position (n + 1)p: expected ranks.
  case six = 6
  /// The position (n − 1)p + 1: the modes of the order statistics.
  case seven = 7

  /// Where the quantile of some values lies: at a rank from 1, and for a part of the way to the next one.
  ///
  /// A position before the first value is the first, one beyond the last is the last. Nil where there are no values; a
  /// precondition holds that `probability` lies from 0 to 1.
  public func position(of probability: Rational, among count: Int) -> (rank: Int, fraction: Rational)? {
    precondition(probability >= .zero && probability <= .one, "a probability from 0 to 1")
    guard count > 0 else { return nil }
    let (top, bottom) = (probability.numerator, probability.denominator)
    let scaled =
      switch self {
      case .one, .two: Int128(count) * top
      case .six: Int128(count + 1) * top
      case .seven: Int128(count - 1) * top + bottom
      }
    let (rank, fraction) = step(Int(scaled / bottom), Rational(scaled % bottom, bottom) ?? .zero)
    guard rank >= 1 else { return (1, .zero) }
    guard rank < count else { return (count, .zero) }
    return (rank, fraction)
  }

  /// The steps of the types that do not interpolate: up to the next value, or half of the way where one is met.
  private func step(_ rank: Int, _ fraction: Rational) -> (rank: Int, fraction: Rational) {
    switch self {
    case .six, .seven: (rank, fraction)
    case .one: (fraction > .zero ? rank + 1 : rank, .zero)
    case .two: fraction > .zero ? (rank + 1, .zero) : (rank, Rational(1, 2) ?? .zero)
    }
  }
}
