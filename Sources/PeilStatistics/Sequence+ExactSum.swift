internal import PeilValues

extension Sequence<Double> {
  /// The sum, rounded once: the same bits in every order.
  var exactSum: Double {
    var sum = ExactSum()
    for number in self { sum.add(number) }
    return sum.value
  }
}

extension Collection<Double> {
  /// The arithmetic mean of one number or more.
  var exactMean: Double { exactSum / Double(count) }

  /// The sum of the squared distances from the mean, corrected for the mean's rounding.
  ///
  /// Source: T. F. Chan, G. H. Golub & R. J. LeVeque, "Algorithms for computing the sample variance" (1983), eq. 1.7.
  var sumOfSquaredDeviations: Double {
    let mean = exactMean
    let deviations = map { $0 - mean }
    let rest = deviations.exactSum
    return deviations.lazy.map { $0 * $0 }.exactSum - rest * rest / Double(count)
  }
}
