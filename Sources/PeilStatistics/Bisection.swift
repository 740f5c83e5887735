/// The place where a function changes sign, by halving: slow, and it cannot miss.
enum Bisection {
  /// The place between `low` and `high` where the function passes nought, upwards or downwards.
  ///
  /// Ends where no number lies between the two any more.
  static func root(
    from low: Double, to high: Double, isRising: Bool, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<1100 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      let value = function(middle)
      if value == 0 { return middle }
      if (value > 0) == isRising { high = middle } else { low = middle }
    }
    return low + (high - low) / 2
  }
}
