internal import PeilCore
internal import PeilStatistics

/// The units of a ratio of sums in the order of their keys, so that no figure depends on the order of the rows.
struct RatioUnits {
  /// One unit: what it adds to both sums, and where it belongs.
  private struct Unit {
    let top: Double
    let bottom: Double
    let cluster: [Tally.Value]
    let stratum: Tally.Value
    let weight: Double
    let line: [Tally.Value]
  }

  private let units: [Unit]

  private let isWeighted: Bool

  /// Reads a tally whose lines hold numerator, denominator, cluster, stratum, weight and key.
  ///
  /// A row without a cluster is one by itself. `weightScale` is the number of decimals of a weight, nil where there are
  /// no weights.
  init(_ tally: Tally, hasCluster: Bool, hasStratum: Bool, weightScale: Int?) {
    isWeighted = weightScale != nil
    let weightPlace = 2 + (hasCluster ? 1 : 0) + (hasStratum ? 1 : 0)
    let unit = (0..<(weightScale ?? 0)).reduce(1.0) { power, _ in power * 10 }
    var units: [Unit] = []
    for line in tally.lines {
      guard case .integer(let top) = line.values[0], case .integer(let bottom) = line.values[1] else { continue }
      let rest = line.values[(weightPlace + (weightScale == nil ? 0 : 1))...]
      let weight = weightScale == nil ? 1 : line.values[weightPlace].weight / unit
      let key = Array(rest) + Array(line.values[..<2])
      for copy in 0..<line.count {
        let own = [Tally.Value.missing] + key + [.integer(Int64(copy))]
        let cluster = hasCluster && line.values[2] != .missing ? [line.values[2]] : own
        units.append(
          Unit(
            top: Double(top), bottom: Double(bottom), cluster: cluster,
            stratum: hasStratum ? line.values[hasCluster ? 3 : 2] : .missing, weight: weight, line: key))
      }
    }
    self.units = units.sorted { ($0.line + $0.cluster).lexicographicallyPrecedes($1.line + $1.cluster) }
  }

  /// How many clusters there are.
  var clusterCount: Int { Set(units.map(\.cluster)).count }

  /// The ratio of these units as a domain of all: the others add nothing, but their number still varies.
  func ratio(within all: RatioUnits?, population: Int?) -> PeilStatistics.RatioOfSums {
    var inside: [[Tally.Value]: Int] = [:]
    for unit in units { inside[unit.line + unit.cluster, default: 0] += 1 }
    let whole = (all ?? self).units
    let isInside = whole.map { unit in
      let name = unit.line + unit.cluster
      guard let left = inside[name], left > 0 else { return false }
      inside[name] = left - 1
      return true
    }
    let strata = Self.numbers(whole.map { [$0.stratum] })
    let design = SampleDesign(
      weights: isWeighted ? whole.map(\.weight) : nil, clusters: Self.numbers(whole.map(\.cluster)), strata: strata,
      populations: population.map { [0: $0] })
    return PeilStatistics.RatioOfSums(whole.map(\.top), over: whole.map(\.bottom), design: design)
      .domain { isInside[$0] }
  }

  /// The ratio of the clusters' sums, in the order of their first units.
  var ratioOfClusters: PeilStatistics.RatioOfSums {
    let numbers = Self.numbers(units.map(\.cluster))
    var tops = [Double](repeating: 0, count: clusterCount)
    var bottoms = tops
    for (unit, number) in zip(units, numbers) {
      // Amounts are whole cents, whose sums are exact far beyond any scheme.
      tops[number] += unit.top
      bottoms[number] += unit.bottom
    }
    return PeilStatistics.RatioOfSums(tops, over: bottoms)
  }

  private static func numbers(_ names: [[Tally.Value]]) -> [Int] {
    var numbers: [[Tally.Value]: Int] = [:]
    return names.map { name in
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return number
    }
  }
}

extension Tally.Value {
  /// A number as binary64; one that is unknown weighs nothing.
  fileprivate var weight: Double {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: 0
    }
  }
}
