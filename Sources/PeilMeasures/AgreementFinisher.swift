internal import PeilCore
internal import PeilStatistics

/// The agreement of coders; the state is a tally of what each gave.
struct AgreementFinisher: CellFinisher {
  let shown: AgreementMeasure.Shown
  var code: Int?
  let isSet: Bool
  let codeCount: Int
  let weights: AgreementMeasure.Weights
  let hasInterval: Bool

  func estimate(_ state: [ComponentValue]) -> Estimate {
    let lines = state[0].tally?.lines ?? []
    let coded = lines.map { line in (codes: line.values.map(category), count: line.count) }
    let complete = coded.filter { !$0.codes.contains(nil) }
    let n = complete.reduce(0) { $0 + $1.count }
    let missing = state[0].admitted - n
    do throws(UndefinedReason) {
      switch shown {
      case .krippendorff:
        let flat = coded.flatMap { line in Array(repeating: line.codes, count: line.count) }
        let coders = (0..<(lines.first?.values.count ?? 0)).map { place in flat.map { $0[place] } }
        return flagged(try KrippendorffAlpha(coders).value, n, missing)
      case .fleiss: return flagged(try FleissKappa(table: ratings(complete)).value, n, missing)
      default: return try pair(table(complete), n, missing)
      }
    } catch {
      return .undefined(error, n: n, missing: missing)
    }
  }

  /// The category a coder gave: of one code whether it was given, 1 or 0; nil where the text was not coded.
  private func category(_ value: Tally.Value) -> Int? {
    if isSet { return value.codes.map { Int($0 >> UInt64(code ?? 0) & 1) } }
    guard case .code(let given) = value else { return nil }
    return code.map { Int(given) == $0 ? 1 : 0 } ?? Int(given)
  }

  private var categories: Int { code == nil ? codeCount : 2 }

  private func table(_ lines: [(codes: [Int?], count: Int)]) -> [[Int]] {
    var table = Array(repeating: Array(repeating: 0, count: categories), count: categories)
    for line in lines {
      if let first = line.codes[0], let second = line.codes[1] { table[first][second] += line.count }
    }
    return table
  }

  /// For each text how many coders gave each category.
  private func ratings(_ lines: [(codes: [Int?], count: Int)]) -> [[Int]] {
    lines.flatMap { line in
      var row = Array(repeating: 0, count: categories)
      for code in line.codes.compactMap(\.self) { row[code] += 1 }
      return Array(repeating: row, count: line.count)
    }
  }

  private func pair(_ table: [[Int]], _ n: Int, _ missing: Int) throws(UndefinedReason) -> Estimate {
    switch shown {
    case .bothNamed: return .known(.count(table[1][1]), n: n, missing: missing)
    case .firstOnly: return .known(.count(table[1][0]), n: n, missing: missing)
    case .secondOnly: return .known(.count(table[0][1]), n: n, missing: missing)
    case .neither: return .known(.count(table[0][0]), n: n, missing: missing)
    case .positive:
      return .flagged(try CohenKappa.specificAgreement(table: table, category: 1), .ratio, n: n, missing: missing)
    case .negative:
      return .flagged(try CohenKappa.specificAgreement(table: table, category: 0), .ratio, n: n, missing: missing)
    default: break
    }
    let kappa = try CohenKappa(table: table, weights: weights.weights)
    // Agreement by itself knows no distances.
    let plain = try CohenKappa(table: table)
    switch shown {
    case .observed: return .flagged(plain.observedAgreement, .ratio, n: n, missing: missing)
    case .pabak:
      guard let pabak = plain.adjustedForPrevalence(categories: categories) else { throw .expectedAgreementIsOne }
      return .flagged(pabak, .number, n: n, missing: missing)
    default:
      guard let value = kappa.value else { throw .expectedAgreementIsOne }
      let spread = kappa.standardError.map { $0 * ConfidenceLevel.standard.normalQuantile }
      let interval = spread.map { Estimate.Interval(max(-1, value - $0)...min(1, value + $0), "fleiss-cohen-everitt") }
      return flagged(value, n, missing, hasInterval ? interval : nil)
    }
  }

  /// A coefficient with what must be said of it: too low, or of too few texts.
  private func flagged(_ value: Double, _ n: Int, _ missing: Int, _ interval: Estimate.Interval? = nil) -> Estimate {
    let flag =
      value < AgreementMeasure.gate ? "kappa-below-0.7" : n < AgreementMeasure.least ? "fewer-than-100-coded-twice" : ""
    return .flagged(value, .number, n: n, missing: missing, interval: interval, flag: flag)
  }
}
