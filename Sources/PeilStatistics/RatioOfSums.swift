import Glibc

/// The ratio of two sums, R = Σwy/Σwx: the headline form of every rate of money.
///
/// Units in either sum only are in it; a unit with x = 0 counts in Σy. A closed call taken as a census has no variance.
/// Source: Cochran 1977, ch. 6.
public struct RatioOfSums: Hashable, Sendable {
  /// What is divided, one number for every unit.
  public let numerators: [Double]
  /// What it is divided by.
  public let denominators: [Double]
  /// How the units came about.
  public let design: SampleDesign

  /// The ratio over units that each have both numbers.
  public init(_ numerators: [Double], over denominators: [Double], design: SampleDesign = SampleDesign()) {
    precondition(numerators.count == denominators.count, "both numbers of every unit")
    self.numerators = numerators
    self.denominators = denominators
    self.design = design
  }

  /// How many units there are.
  public var count: Int { numerators.count }

  /// R; undefined without units and where Σwx is nought or below.
  public func value() throws(UndefinedReason) -> Double {
    guard count > 0 else { throw .emptyDenominator }
    let bottom = weighted(denominators)
    guard bottom != 0 else { throw .zeroDenominator }
    guard bottom > 0 else { throw .negativeDenominator }
    return weighted(numerators) / bottom
  }

  /// The ratio within a domain, as if units outside had nought in both sums: their number still varies.
  public func domain(_ isInside: (Int) -> Bool) -> RatioOfSums {
    RatioOfSums(
      numerators.enumerated().map { isInside($0) ? $1 : 0 },
      over: denominators.enumerated().map { isInside($0) ? $1 : 0 }, design: design)
  }

  /// An estimate with its standard error and intervals.
  public struct Estimate: Hashable, Sendable {
    /// The ratio.
    public let value: Double
    /// Its standard error.
    public let standardError: Double
    /// The clusters less the strata.
    public let degreesOfFreedom: Int
    /// The interval by Student's distribution; the one to print.
    public let studentLimits: ClosedRange<Double>
    /// The interval by the normal distribution, which is too short for few clusters.
    public let normalLimits: ClosedRange<Double>

    init(_ value: Double, _ variance: Double, _ degreesOfFreedom: Int, _ level: ConfidenceLevel) {
      let error = sqrt(max(0, variance))
      let student = level.studentQuantile(degreesOfFreedom: Double(degreesOfFreedom)) * error
      let normal = level.normalQuantile * error
      self.value = value
      standardError = error
      self.degreesOfFreedom = degreesOfFreedom
      studentLimits = value - student...value + student
      normalLimits = value - normal...value + normal
    }
  }

  /// The variance by linearisation: u = w(y − Rx)/Σwx.
  ///
  /// Undefined as the ratio, and where a stratum has a single cluster. Source: Cochran 1977, eq. 6.13; R,
  /// `survey::svyratio`.
  public func taylor(level: ConfidenceLevel = .standard) throws(UndefinedReason) -> Estimate {
    let ratio = try value()
    let bottom = weighted(denominators)
    let scores = numerators.indices.map { unit in
      design.weight(unit) * (numerators[unit] - ratio * denominators[unit]) / bottom
    }
    guard let (variance, degrees) = design.variance(of: scores) else { throw .tooFewUnits }
    return Estimate(ratio, variance, degrees, level)
  }

  private func weighted(_ numbers: [Double]) -> Double {
    guard let weights = design.weights else { return numbers.exactSum }
    return zip(numbers, weights).map { $0 * $1 }.exactSum
  }
}
