import PeilCore
import PeilValues

/// Whether amounts and shares that add up to their total still do so as they are shown.
struct RoundedTotals {
  let table: PublishedTable
  let styles: [FigureStyle]

  /// Whether the figures of some measure that add up exactly do not as they are shown.
  var miss: Bool { table.plan.measures.indices.contains { misses($0) } }

  private func misses(_ measure: Int) -> Bool {
    let style = styles[measure]
    if let shares = SharesThatAddUp(table.plan, measure: measure), shares.misses(table.cells, shown: style.shown) {
      return true
    }
    return table.plan.dimensions.indices.contains { dimension in
      !table.plan.dimensions[dimension].isSpread && misses(measure, along: dimension, style)
    }
  }

  private func misses(_ measure: Int, along dimension: Int, _ style: FigureStyle) -> Bool {
    guard table.cells.contains(where: { $0.key[dimension] == .summedOut }) else { return false }
    var parts: [[DimensionValue]: [Quantity?]] = [:]
    for cell in table.cells where cell.key[dimension] != .summedOut {
      parts[cell.key.summingOut(dimension), default: []].append(cell.estimates[measure].value)
    }
    return table.cells.contains { cell in
      guard cell.key[dimension] == .summedOut, let total = cell.estimates[measure].value,
        let shown = style.shown(total), let under = parts[cell.key], case .exact(let exact) = total.magnitude
      else { return false }
      let values = under.compactMap { quantity -> (Rational, Rational)? in
        guard let quantity, case .exact(let value) = quantity.magnitude, let shown = style.shown(quantity) else {
          return nil
        }
        return (value, shown)
      }
      guard values.count == under.count, ExactSum.of(values.map(\.0)) == exact else { return false }
      return ExactSum.of(values.map(\.1)) != shown
    }
  }
}

extension [DimensionValue] {
  fileprivate func summingOut(_ dimension: Int) -> [DimensionValue] {
    var key = self
    key[dimension] = .summedOut
    return key
  }
}
