/// A sum that everybody knows to hold: Σ coefficient · figure = 0.
///
/// A margin with its parts, a level of a hierarchy with the next, a figure that stands in two releases.
public struct LinearRelation: Hashable, Sendable {
  /// A figure in a sum, and how often it counts.
  public struct Term: Hashable, Sendable {
    /// The variable, by its place in the system.
    public let variable: Int
    /// How often it counts; never nought.
    public let coefficient: Int

    /// Describes a term.
    public init(_ variable: Int, coefficient: Int) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// The terms, by variable, each variable once.
  public let terms: [Term]

  /// A sum of terms that comes to nought; terms of one variable are added, and those that vanish are left out.
  public init(_ terms: [Term]) {
    var sums: [Term] = []
    sums.reserveCapacity(terms.count)
    for term in terms.sorted(by: { $0.variable < $1.variable }) {
      if let last = sums.last, last.variable == term.variable {
        sums[sums.count - 1] = Term(term.variable, coefficient: last.coefficient + term.coefficient)
      } else {
        sums.append(term)
      }
    }
    self.terms = sums.filter { $0.coefficient != 0 }
  }

  /// A total is the sum of its parts.
  public init(total: Int, parts: [Int]) {
    self.init([Term(total, coefficient: -1)] + parts.map { Term($0, coefficient: 1) })
  }

  /// Two figures are the same: one that stands in an earlier release too, say.
  public init(_ left: Int, equals right: Int) {
    self.init([Term(left, coefficient: 1), Term(right, coefficient: -1)])
  }
}
