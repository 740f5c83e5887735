/// What the contributors to a figure add to it, largest first: all that a primary rule looks at.
///
/// Units of one holding are added up, since a holding knows all of its own. Amounts below nought count by their size, and
/// a unit of weight w stands for w units of that size (τ-ARGUS 4.1 manual, 2.3).
public struct CellContributions: Hashable, Sendable {
  /// A contributor and the size of what it adds.
  public struct Contributor: Hashable, Sendable {
    /// The size of its part, nought or more.
    public let size: Int
    /// Whether it has agreed that its figure may be known.
    public let isWaived: Bool
  }

  /// The contributors, largest first; of equal ones those that have not waived first.
  public let contributors: [Contributor]
  /// The figure itself: the amounts with their sign, each as often as its weight.
  public let value: Int
  /// How many units there are, before holdings are put together.
  public let unitCount: Int

  /// Puts contributions together by holding.
  ///
  /// A holding has waived when all its units have. Throws where weights stand beside holdings, where a weight is below one,
  /// and where a sum leaves the range of whole numbers.
  public init(_ contributions: some Collection<Contribution>) throws(ContributionError) {
    var positions: [String: Int] = [:]
    var sizes: [Int] = []
    var waived: [Bool] = []
    var value = 0
    var unitCount = 0
    for contribution in contributions {
      guard contribution.weight >= 1 else { throw .weightBelowOne }
      guard contribution.weight == 1 || contribution.holding == nil else { throw .weightsWithHoldings }
      let (part, partOverflow) = contribution.amount.multipliedReportingOverflow(by: contribution.weight)
      let (sum, sumOverflow) = value.addingReportingOverflow(part)
      guard !partOverflow, !sumOverflow, contribution.amount != .min else { throw .outOfRange }
      value = sum
      unitCount += contribution.weight
      if let holding = contribution.holding, let position = positions[holding] {
        let (size, overflow) = sizes[position].addingReportingOverflow(abs(contribution.amount))
        guard !overflow else { throw .outOfRange }
        sizes[position] = size
        waived[position] = waived[position] && contribution.isWaived
        continue
      }
      if let holding = contribution.holding { positions[holding] = sizes.count }
      sizes += Array(repeating: abs(contribution.amount), count: contribution.weight)
      waived += Array(repeating: contribution.isWaived, count: contribution.weight)
    }
    let total = sizes.reduce(0) { $0.addingCapped($1) }
    guard total < .max else { throw .outOfRange }
    contributors = zip(sizes, waived).map { Contributor(size: $0, isWaived: $1) }.sorted {
      $0.size != $1.size ? $0.size > $1.size : !$0.isWaived && $1.isWaived
    }
    self.value = value
    self.unitCount = unitCount
  }

  /// What contributors add, by its size, and what it comes to; sizes that leave the range of whole numbers are capped.
  init(sizes: [Int], value: Int) {
    contributors = sizes.sorted(by: >).map { Contributor(size: $0, isWaived: false) }
    self.value = value
    unitCount = sizes.count
  }

  /// How many contributors there are, each holding once.
  public var count: Int { contributors.count }

  /// The sum of all sizes, X; the figure itself where no amount lies below nought.
  public var total: Int { contributors.reduce(0) { $0.addingCapped($1.size) } }

  /// The largest size, x₁; nought without contributors.
  public var largest: Int { contributors.first?.size ?? 0 }

  /// The second largest size, x₂; nought without a second contributor.
  public var second: Int { contributors.count > 1 ? contributors[1].size : 0 }

  /// Whether a single contributor stands behind the figure, which therefore knows it.
  public var isSingleton: Bool { count == 1 }

  /// The sum of the largest sizes, x₁ + … + xₙ.
  public func top(_ number: Int) -> Int { contributors.prefix(max(0, number)).reduce(0) { $0.addingCapped($1.size) } }
}

/// Why contributions cannot be put together.
public enum ContributionError: Error, Hashable, Sendable {
  /// A unit stands for several, and belongs to a holding: how many of the others belong to it is not known.
  case weightsWithHoldings
  /// A unit stands for none.
  case weightBelowOne
  /// A sum leaves the range of whole numbers.
  case outOfRange
}
