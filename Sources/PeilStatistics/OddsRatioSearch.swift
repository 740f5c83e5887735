/// How the odds ratio is found at which a table's probability or expectation is the one observed.
public enum OddsRatioSearch: Hashable, Sendable {
  /// To the last digit.
  case exact
  /// As R's `fisher.test` does it: Brent's search between 0 and 1, on the ratio or its inverse, that ends within 1.2e-4.
  ///
  /// For checking figures against R: far from 1 the ends of its interval are off by as much as a per cent.
  case comparableWithR

  /// Where a function that rises or falls with the odds ratio passes nought.
  func root(isRising: Bool, _ function: (Double) -> Double) -> Double {
    let atOne = function(1)
    if atOne == 0 { return 1 }
    let isBelowOne = (atOne > 0) == isRising
    switch self {
    case .exact:
      if isBelowOne { return Bisection.root(from: 0, to: 1, isRising: isRising, function) }
      return 1 / Bisection.root(from: 0, to: 1, isRising: !isRising) { function(1 / $0) }
    case .comparableWithR:
      if isBelowOne { return BrentSearch.root(from: 0, to: 1, tolerance: Self.toleranceOfR, function) }
      return 1 / BrentSearch.root(from: .ulpOfOne, to: 1, tolerance: Self.toleranceOfR) { function(1 / $0) }
    }
  }

  /// The fourth root of the machine precision.
  private static let toleranceOfR = 0.0001220703125
}
