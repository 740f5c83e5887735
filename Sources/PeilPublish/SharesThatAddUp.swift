import PeilCore
import PeilStatistics
import PeilValues

/// Rounds the shares of one whole together, by the largest remainder, so that what is shown adds up to what is shown of the
/// whole.
///
/// Shares that are no partition of their whole, because a unit may belong to several categories or a figure is withheld,
/// keep their values, and are rounded each by itself.
struct SharesThatAddUp {
  private let plan: PlannedTable
  private let measure: Int
  /// The dimensions along which one whole is divided.
  private let divided: [Int]
  /// How many parts the whole has: a thousand where one decimal of a percentage is shown.
  private let whole: Int

  /// Nil for a measure that is no share of a margin.
  init?(_ plan: PlannedTable, measure: Int) {
    let planned = plan.measures[measure]
    guard planned.bound.unit == .ratio, case .margin(let need, _) = planned.bound.finisher else { return nil }
    self.plan = plan
    self.measure = measure
    divided = plan.dimensions.indices.filter { place in
      switch need {
      case .whole: true
      case .rowTotal: plan.dimensions[place].place == .column
      case .columnTotal: plan.dimensions[place].place == .row
      case .spreadSummedOut: plan.dimensions[place].isSpread
      }
    }
    whole = (0..<(planned.decimals ?? 1) + 2).reduce(1) { power, _ in power * 10 }
  }

  /// The same cells with the shares as they are shown, rounded together.
  func rounded(_ cells: [Cell]) -> [Cell] {
    var result = cells
    for group in groups(of: cells) {
      guard let shown = shown(group.map { cells[$0] }) else { continue }
      for (place, part) in zip(group, shown) { result[place] = cells[place].replacing(measure, with: part) }
    }
    return result
  }

  /// Whether the parts of some whole, as they are shown, come to more or less than all of it.
  func misses(_ cells: [Cell], shown: (Quantity) -> Rational?) -> Bool {
    groups(of: cells).contains { group in
      let parts = group.map { cells[$0] }.filter(isPart)
      guard self.shown(parts) != nil else { return false }
      let values = parts.compactMap { $0.estimates[measure].value.flatMap(shown) }
      return values.count == parts.count && ExactSum.of(values) != Rational(1)
    }
  }

  /// The places of the cells that speak of one whole.
  private func groups(of cells: [Cell]) -> [[Int]] {
    var groups: [[DimensionValue]: [Int]] = [:]
    for (place, cell) in cells.enumerated() { groups[base(of: cell.key), default: []].append(place) }
    return Array(groups.values)
  }

  /// The key without what the whole is divided by.
  private func base(of key: [DimensionValue]) -> [DimensionValue] {
    key.indices.map { divided.contains($0) ? .summedOut : key[$0] }
  }

  private func isPart(_ cell: Cell) -> Bool { divided.allSatisfy { cell.key[$0] != .summedOut } }

  /// What each cell of one whole shows, totals as the sum of their parts; nil where the parts do not make up the whole.
  private func shown(_ cells: [Cell]) -> [Rational]? {
    let parts = cells.indices.filter { isPart(cells[$0]) }
    var weights: [Int] = []
    var denominator: Rational?
    for part in parts {
      let estimate = cells[part].estimates[measure]
      guard estimate.value != nil, let weight = Self.weight(estimate.numerator),
        case .exact(let whole)? = estimate.denominator?.magnitude, denominator == nil || denominator == whole
      else { return nil }
      weights.append(weight)
      denominator = whole
    }
    guard let denominator, denominator > .zero, let unit = cells[parts[0]].estimates[measure].numerator?.unit,
      Self.weight(Quantity(.exact(denominator), unit)) == weights.reduce(0, +),
      let counts = try? LargestRemainder.parts(of: whole, weights: weights)
    else { return nil }
    return cells.map { cell in
      let under = zip(parts, counts).filter { part, _ in
        divided.allSatisfy { cell.key[$0] == .summedOut || cell.key[$0] == cells[part].key[$0] }
      }
      return Rational(Int128(under.reduce(0) { $0 + $1.1 }), Int128(whole)) ?? .zero
    }
  }

  /// A count, or an amount in cents; nil for what is no whole number of these, or below nought.
  private static func weight(_ quantity: Quantity?) -> Int? {
    guard let quantity, case .exact(let value) = quantity.magnitude,
      let scaled = try? value.multiplying(Rational(quantity.unit == .money ? 100 : 1)), scaled.isWhole,
      scaled >= .zero, let rounded = try? scaled.rounded(toScale: 0, mode: .halfEven), rounded.unscaled < 1 << 50
    else { return nil }
    return Int(rounded.unscaled)
  }
}

extension Cell {
  fileprivate func replacing(_ measure: Int, with share: Rational) -> Cell {
    var estimates = estimates
    let estimate = estimates[measure]
    guard let value = estimate.value else { return self }
    estimates[measure] = Estimate(
      value: Quantity(.exact(share), value.unit), numerator: estimate.numerator, denominator: estimate.denominator,
      n: estimate.n, missing: estimate.missing, interval: estimate.interval, status: estimate.status,
      reason: estimate.reason)
    return Cell(key: key, estimates: estimates)
  }
}
