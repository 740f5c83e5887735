/// How far any number of coders agree beyond chance on names without an order, codes missing here and there.
public struct KrippendorffAlpha: Hashable, Sendable {
  /// The figure.
  public let value: Double
  /// How many codes stand beside another code of the same unit and so can be compared.
  public let pairableCodes: Int

  /// The agreement of coders, each with a code or nil for every unit.
  ///
  /// Undefined where no unit has two codes, and where all that can be compared is one code.
  /// Source: Krippendorff 2004, ch. 11, by the coincidences within units.
  public init(_ coders: [[Int?]]) throws(UndefinedReason) {
    let units = coders.first?.count ?? 0
    precondition(coders.allSatisfy { $0.count == units }, "a code or nil of every coder for every unit")
    var totals: [Int: Int] = [:]
    var disagreements: [Double] = []
    for unit in 0..<units {
      let codes = coders.compactMap { $0[unit] }
      guard codes.count > 1 else { continue }
      let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
      for (code, count) in counts { totals[code, default: 0] += count }
      let equal = counts.values.map { $0 * ($0 - 1) }.reduce(0, +)
      disagreements.append(Double(codes.count * (codes.count - 1) - equal) / Double(codes.count - 1))
    }
    let n = totals.values.reduce(0, +)
    guard n > 0 else { throw .emptyDenominator }
    let different = n * n - totals.values.map { $0 * $0 }.reduce(0, +)
    guard different > 0 else { throw .expectedAgreementIsOne }
    pairableCodes = n
    value = 1 - Double(n - 1) * disagreements.exactSum / Double(different)
  }
}
