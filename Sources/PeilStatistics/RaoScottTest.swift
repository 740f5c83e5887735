import Glibc

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
    guard !responses.isEmpty else { throw .emptyDenominator }
    let table = ClusteredTable(responses)
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
  /// The responses of each cluster by cell.
  let counts: [[Double]]
  /// The share of each cell.
  let shares: [Double]

  init(_ responses: [RaoScottTest.Response]) {
    let rowOrder = Self.positions(responses.map(\.row))
    let columnOrder = Self.positions(responses.map(\.column))
    let clusterOrder = Self.positions(responses.map(\.cluster))
    (rows, columns, clusters) = (rowOrder.count, columnOrder.count, clusterOrder.count)
    total = Double(responses.count)
    var counts = Array(repeating: Array(repeating: 0.0, count: rows * columns), count: clusters)
    for response in responses {
      guard let row = rowOrder[response.row], let column = columnOrder[response.column],
        let cluster = clusterOrder[response.cluster]
      else { continue }
      counts[cluster][row * columnOrder.count + column] += 1
    }
    let all = total
    shares = (0..<(rows * columns)).map { cell in counts.map { $0[cell] }.reduce(0, +) / all }
    self.counts = counts
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
    let scores = counts.map { cluster in
      let size = cluster.reduce(0, +)
      return cluster.indices.map { (cluster[$0] - size * shares[$0]) / total }
    }
    let factor = Double(clusters) / Double(clusters - 1)
    let means = shares.indices.map { cell in scores.map { $0[cell] }.exactMean }
    return Matrix(rows: shares.count, columns: shares.count) { first, second in
      factor * scores.map { ($0[first] - means[first]) * ($0[second] - means[second]) }.exactSum
    }
  }
}
