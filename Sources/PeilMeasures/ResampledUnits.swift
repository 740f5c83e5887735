internal import PeilCore
internal import PeilValues

/// The parts of each unit, ready to be added up in any selection.
struct ResampledUnits {
  /// One part of all units.
  private struct Part {
    let sums: [Double]
    /// The sums as whole numbers, where all of them are and binary64 holds their total.
    let whole: [Int64]?
    let admitted: [Int]
    let missing: [Int]

    init(_ sums: [Double], _ admitted: [Int], _ missing: [Int]) {
      self.sums = sums
      self.admitted = admitted
      self.missing = missing
      let isWhole = sums.allSatisfy { $0.rounded() == $0 } && sums.reduce(0, { $0 + $1.magnitude }) < 0x1p53
      whole = isWhole ? sums.map { Int64($0) } : nil
    }

    /// The sum of some units, each as often as it is named, rounded once.
    func sum(_ units: some Sequence<Int>) -> Double {
      if let whole { return Double(units.reduce(into: Int64(0)) { $0 &+= whole[$1] }) }
      var sum = ExactSum()
      for unit in units { sum.add(sums[unit]) }
      return sum.value
    }
  }

  /// How many units there are.
  let count: Int
  /// The parts of all of them.
  let whole: ResampledParts.Line
  private let parts: [Part]

  init(_ lines: [ResampledParts.Line], count partCount: Int) {
    let parts = (0..<partCount).map { place in
      Part(lines.map { $0.sums[place] }, lines.map { $0.admitted[place] }, lines.map { $0.missing[place] })
    }
    self.parts = parts
    count = lines.count
    whole = Self.sum(parts, of: lines.indices)
  }

  /// The parts of drawn units.
  func sum(of units: [Int]) -> ResampledParts.Line { Self.sum(parts, of: units) }

  /// The parts of all units but one.
  func others(than unit: Int) -> ResampledParts.Line {
    ResampledParts.Line(
      sums: parts.indices.map { whole.sums[$0] - parts[$0].sums[unit] },
      admitted: parts.indices.map { whole.admitted[$0] - parts[$0].admitted[unit] },
      missing: parts.indices.map { whole.missing[$0] - parts[$0].missing[unit] })
  }

  private static func sum(_ parts: [Part], of units: some Sequence<Int>) -> ResampledParts.Line {
    ResampledParts.Line(
      sums: parts.map { $0.sum(units) },
      admitted: parts.map { part in units.reduce(into: 0) { $0 += part.admitted[$1] } },
      missing: parts.map { part in units.reduce(into: 0) { $0 += part.missing[$1] } })
  }
}
