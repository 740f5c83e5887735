/// How far several coders agree beyond chance, each unit coded by the same number of them.
public struct FleissKappa: Hashable, Sendable {
  /// The figure.
  public let value: Double
  /// The mean share of pairs of coders that agree.
  public let observedAgreement: Double
  /// The share that would by chance.
  public let expectedAgreement: Double

  /// The agreement in a table of units by categories that counts coders.
  ///
  /// Undefined without units, where a unit has fewer than two coders or another number than the rest, and where chance
  /// alone agrees fully. Source: Fleiss 1971.
  public init(table: [[Int]]) throws(UndefinedReason) {
    guard let first = table.first else { throw .emptyDenominator }
    let coders = first.reduce(0, +)
    guard coders > 1, table.allSatisfy({ $0.reduce(0, +) == coders }) else { throw .tooFewUnits }
    let (n, m) = (Double(table.count), Double(coders))
    let shares = first.indices.map { category in Double(table.map { $0[category] }.reduce(0, +)) / (n * m) }
    let pairs = table.map { Double($0.map { $0 * ($0 - 1) }.reduce(0, +)) / (m * (m - 1)) }
    observedAgreement = pairs.exactMean
    expectedAgreement = shares.map { $0 * $0 }.exactSum
    guard !shares.contains(1) else { throw .expectedAgreementIsOne }
    value = (observedAgreement - expectedAgreement) / (1 - expectedAgreement)
  }
}
