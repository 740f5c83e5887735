import Glibc
import PeilValues

/// Tests whether rows and columns of a table go together when its units come in clusters.
///
/// The response file of a question with several answers has one row for every response and the case for its cluster.
/// Source: Rao & Scott 1984; Thomas & Rao 1987; R, `survey::svychisq`.
public struct RaoScottTest: Hashable, Sendable {
  /// One unit: where it stands in the table, and its cluster.
  public struct Response: Hashable, Sendable {
    /// The row, such as the item named.
    public let row: Int
    /// The column, such as the outcome or the call.
    public let column: Int
    /// The cluster, such as the application.
    public let cluster: Int

    /// A unit of this cluster in this cell.
    public init(row: Int, column: Int, cluster: Int) {
      self.row = row
      self.column = column
      self.cluster = cluster
    }
  }

  /// Pearson's statistic, as if units were independent.
  public let pearson: Double
  /// The p-value of Pearson's statistic corrected by the mean design effect (first order).
  public let firstOrderPValue: Double
  /// The statistic corrected in the second order.
  public let f: Double
  /// The degrees of freedom of its numerator.
  public let numeratorDegrees: Double
  /// The degrees of freedom of its denominator.
  public let denominatorDegrees: Double
  /// The p-value of the second-order statistic; the one to print.
  public let pValue: Double

  /// The test; undefined without responses, with a single row, column or cluster, and where clusters leave no variance.
  public init(_ responses: [Response]) throws(UndefinedReason) {
    let clusters = Dictionary(grouping: responses, by: \.cluster).sorted { $0.key < $1.key }
    try self.init(clusters.map { Cluster($0.value.map { ($0.row, $0.column) }, count: 1) })
  }

  /// Clusters with the same responses.
  public struct Cluster: Sendable {
    let cells: [(row: Int, column: Int)]
    let count: Int

    /// So many clusters with a response in each of these cells; a cell may be named more than once.
    public init(_ cells: [(row: Int, column: Int)], count: Int) {
      precondition(count >= 0, "a number of clusters")
      self.cells = cells
      self.count = count
    }
  }

  /// The same over clusters that are written down once with their number; which way they are written makes no difference.
  public init(_ clusters: [Cluster]) throws(UndefinedReason) {
    let clusters = clusters.filter { $0.count > 0 && !$0.cells.isEmpty }
    guard !clusters.isEmpty else { throw .emptyDenominator }
    let table = ClusteredTable(clusters)
    guard table.rows > 1, table.columns > 1 else { throw .noVariation }
    guard table.clusters > 1 else { throw .tooFewUnits }
    guard let effects = table.designEffects() else { throw .noVariation }
    let trace = effects.trace
    let squares = (effects * effects).trace
    guard trace > 0, squares > 0 else { throw .noVariation }
    let degrees = trace * trace / squares
    let denominator = degrees * Double(table.clusters - 1)
    let independence = Double((table.rows - 1) * (table.columns - 1))
    pearson = table.pearson()
    firstOrderPValue =
      ChiSquareDistribution(degreesOfFreedom: independence).upperTail(pearson * independence / trace)
    f = pearson / trace
    numeratorDegrees = degrees
    denominatorDegrees = denominator
    pValue = FDistribution(numeratorDegrees: degrees, denominatorDegrees: denominator).upperTail(f)
  }
}

/// The table of clustered responses, empty rows and columns left out.
private struct ClusteredTable {
  let rows: Int
  let columns: Int
  let clusters: Int
  let total: Double
  /// For each kind of cluster its responses by cell, and how many clusters are of that kind.
  let kinds: [(counts: [Double], clusters: Double)]
  /// The share of each cell.
  let shares: [Double]

  init(_ clusters: [RaoScottTest.Cluster]) {
    let rowOrder = Self.positions(clusters.flatMap { $0.cells.map(\.row) })
    let columnOrder = Self.positions(clusters.flatMap { $0.cells.map(\.column) })
    let (rows, columns) = (rowOrder.count, columnOrder.count)
    let kinds = clusters.map { cluster in
      var counts = Array(repeating: 0.0, count: rows * columns)
      for cell in cluster.cells {
        guard let row = rowOrder[cell.row], let column = columnOrder[cell.column] else { continue }
        counts[row * columns + column] += 1
      }
      return (counts: counts, clusters: Double(cluster.count))
    }
    (self.rows, self.columns, self.kinds) = (rows, columns, kinds)
    self.clusters = clusters.reduce(0) { $0 + $1.count }
    let all = clusters.reduce(0) { $0 + Double($1.cells.count * $1.count) }
    total = all
    shares = (0..<(rows * columns)).map { cell in kinds.reduce(0) { $0 + $1.counts[cell] * $1.clusters } / all }
  }

  private static func positions(_ codes: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: Set(codes).sorted().enumerated().map { ($1, $0) })
  }

  func pearson() -> Double {
    let rowShares = (0..<rows).map { row in (0..<columns).map { shares[row * columns + $0] }.exactSum }
    let columnShares = (0..<columns).map { column in (0..<rows).map { shares[$0 * columns + column] }.exactSum }
    return total
      * shares.enumerated().map { cell, share in
        let expected = rowShares[cell / columns] * columnShares[cell % columns]
        return (share - expected) * (share - expected) / expected
      }.exactSum
  }

  /// The matrix of generalised design effects of the interaction.
  func designEffects() -> Matrix? {
    let cells = rows * columns
    let main = Matrix(rows: cells, columns: rows + columns - 1) { cell, effect in
      if effect == 0 { return 1 }
      return effect < rows
        ? (cell / columns == effect ? 1 : 0) : (cell % columns == effect - rows + 1 ? 1 : 0)
    }
    let interaction = Matrix(rows: cells, columns: (rows - 1) * (columns - 1)) { cell, effect in
      cell / columns == effect / (columns - 1) + 1 && cell % columns == effect % (columns - 1) + 1 ? 1 : 0
    }
    guard let fitted = (main.transposed * main).solved(main.transposed * interaction) else { return nil }
    let contrasts = interaction - main * fitted
    let scaled = Matrix(rows: cells, columns: contrasts.columns) {
      shares[$0] > 0 ? contrasts[$0, $1] / shares[$0] : 0
    }
    let simple = Matrix(rows: contrasts.columns, columns: contrasts.columns) { first, second in
      (0..<cells).map { contrasts[$0, first] * scaled[$0, second] }.exactSum / total
    }
    return simple.solved(scaled.transposed * covariance() * scaled)
  }

  /// The covariance of the cells' shares between clusters.
  private func covariance() -> Matrix {
    let scores = kinds.map { kind in
      let size = kind.counts.reduce(0, +)
      return kind.counts.indices.map { (kind.counts[$0] - size * shares[$0]) / total }
    }
    let factor = Double(clusters) / Double(clusters - 1)
    func sum(_ term: ([Double]) -> Double) -> Double {
      var sum = ExactSum()
      for (score, kind) in zip(scores, kinds) { sum.add(term(score), times: kind.clusters) }
      return sum.value
    }
    let means = shares.indices.map { cell in sum { $0[cell] } / Double(clusters) }
    return Matrix(rows: shares.count, columns: shares.count) { first, second in
      factor * sum { ($0[first] - means[first]) * ($0[second] - means[second]) }
    }
  }
}

extension ExactSum {
  /// Adds a number so many times: the product and what its rounding left out, which are exact together.
  fileprivate mutating func add(_ number: Double, times count: Double) {
    let product = number * count
    add(product)
    add((-product).addingProduct(number, count))
  }
}
