import Glibc

/// A logistic regression: the logarithm of the odds of a success as a sum of effects.
///
/// Fitted by iteratively reweighted least squares until the deviance changes by less than 1e-12 of itself (McCullagh and
/// Nelder 1989, ch. 4). Where a group has nothing but successes or nothing but failures the estimate does not exist, and
/// none is given: `separation`. Order does not matter but for the order of the sums, which are correctly rounded.
public struct LogisticRegression: Hashable, Sendable {
  /// Trials that share their covariates and their cluster.
  public struct Group: Hashable, Sendable {
    /// The values of the covariates, the constant included.
    public let covariates: [Double]
    /// The cluster, such as a holding that filed several applications.
    public let cluster: Int
    /// The successes out of the trials.
    public let count: BinomialCount

    /// Describes trials.
    public init(covariates: [Double], cluster: Int, count: BinomialCount) {
      self.covariates = covariates
      self.cluster = cluster
      self.count = count
    }
  }

  /// The effects on the logarithm of the odds, one per covariate.
  public let coefficients: [Double]
  /// How many clusters there are.
  public let clusterCount: Int
  /// Minus twice the logarithm of the likelihood, beyond that of a model with a rate for each group.
  public let deviance: Double

  private let modelVariances: [Double]
  private let clusterVariances: [Double]

  private static let tolerance = 1e-12
  private static let mostSteps = 100
  /// A fitted rate that lies so near to 0 or 1 is on its way there.
  private static let edge = 1e-9

  /// Fits the model.
  ///
  /// Throws `emptyDenominator` without trials, `noVariation` where a covariate is a sum of others, and `separation`.
  public init(_ groups: [Group]) throws(UndefinedReason) {
    let groups = groups.filter { $0.count.trials > 0 }
    guard let width = groups.first?.covariates.count else { throw .emptyDenominator }
    precondition(groups.allSatisfy { $0.covariates.count == width }, "covariates of equal number")
    var coefficients = [Double](repeating: 0, count: width)
    var deviance = Self.deviance(groups, coefficients)
    var steps = 0
    while true {
      let rates = Self.rates(groups, coefficients)
      let score = Matrix(rows: width, columns: 1) { row, _ in
        zip(groups, rates).lazy.map { $0.covariates[row] * (Double($0.count.successes) - Double($0.count.trials) * $1) }
          .exactSum
      }
      guard let change = Self.information(groups, rates, width).solved(score) else {
        throw steps == 0 ? .noVariation : .separation
      }
      for place in 0..<width { coefficients[place] += change[place, 0] }
      let next = Self.deviance(groups, coefficients)
      steps += 1
      guard next.isFinite, steps < Self.mostSteps else { throw .separation }
      let isDone = abs(next - deviance) <= Self.tolerance * (abs(next) + 0.1)
      deviance = next
      if isDone { break }
    }
    let rates = Self.rates(groups, coefficients)
    guard rates.allSatisfy({ $0 > Self.edge && $0 < 1 - Self.edge }) else { throw .separation }
    let one = Matrix(rows: width, columns: width) { $0 == $1 ? 1 : 0 }
    guard let bread = Self.information(groups, rates, width).solved(one) else { throw .separation }
    self.coefficients = coefficients
    self.deviance = deviance
    modelVariances = (0..<width).map { bread[$0, $0] }
    let scores = Self.clusterScores(groups, rates, width)
    clusterCount = scores.count
    let meat = Matrix(rows: width, columns: width) { row, column in scores.lazy.map { $0[row] * $0[column] }.exactSum }
    let sandwich = bread * meat * bread
    let clusters = Double(scores.count)
    clusterVariances = (0..<width).map { sandwich[$0, $0] * clusters / (clusters - 1) }
  }

  /// The odds ratio of a covariate, with its interval on the logarithmic scale, by the model's own variance.
  public func oddsRatio(of covariate: Int, _ level: ConfidenceLevel = .standard) -> StratifiedComparison.Effect {
    effect(covariate, modelVariances[covariate], quantile: level.normalQuantile)
  }

  /// The same by the variance between clusters (CR0 times G/(G−1)), with Student's t on G−1 degrees of freedom (Liang and
  /// Zeger 1986).
  ///
  /// Throws `tooFewUnits` for fewer than two clusters. Below thirty the interval is too narrow, which is to be said.
  public func clusteredOddsRatio(
    of covariate: Int, _ level: ConfidenceLevel = .standard
  ) throws(UndefinedReason) -> StratifiedComparison.Effect {
    guard clusterCount > 1 else { throw .tooFewUnits }
    let quantile = level.studentQuantile(degreesOfFreedom: Double(clusterCount - 1))
    return effect(covariate, clusterVariances[covariate], quantile: quantile)
  }

  private func effect(_ covariate: Int, _ variance: Double, quantile: Double) -> StratifiedComparison.Effect {
    let error = sqrt(max(0, variance))
    let value = exp(coefficients[covariate])
    return StratifiedComparison.Effect(
      value: value, standardError: error, limits: value * exp(-quantile * error)...value * exp(quantile * error))
  }

  private static func rates(_ groups: [Group], _ coefficients: [Double]) -> [Double] {
    groups.map { group in
      let sum = zip(group.covariates, coefficients).lazy.map { $0 * $1 }.exactSum
      return sum >= 0 ? 1 / (1 + exp(-sum)) : exp(sum) / (1 + exp(sum))
    }
  }

  private static func information(_ groups: [Group], _ rates: [Double], _ width: Int) -> Matrix {
    Matrix(rows: width, columns: width) { row, column in
      zip(groups, rates).lazy.map { group, rate in
        group.covariates[row] * group.covariates[column] * Double(group.count.trials) * rate * (1 - rate)
      }.exactSum
    }
  }

  private static func deviance(_ groups: [Group], _ coefficients: [Double]) -> Double {
    2
      * zip(groups, rates(groups, coefficients)).lazy.map { group, rate in
        let (successes, failures) = (Double(group.count.successes), Double(group.count.failures))
        let trials = Double(group.count.trials)
        return (successes > 0 ? successes * log(successes / (trials * rate)) : 0)
          + (failures > 0 ? failures * log(failures / (trials * (1 - rate))) : 0)
      }.exactSum
  }

  /// What each cluster adds to the score.
  private static func clusterScores(_ groups: [Group], _ rates: [Double], _ width: Int) -> [[Double]] {
    var places: [Int: [Int]] = [:]
    for (place, group) in groups.enumerated() { places[group.cluster, default: []].append(place) }
    return places.sorted { $0.key < $1.key }.map { _, members in
      (0..<width).map { column in
        members.lazy.map { place in
          groups[place].covariates[column]
            * (Double(groups[place].count.successes) - Double(groups[place].count.trials) * rates[place])
        }.exactSum
      }
    }
  }
}
