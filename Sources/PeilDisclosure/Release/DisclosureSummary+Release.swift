import PeilCore
import PeilValues

extension DisclosureSummary {
  /// Counts what is hidden; money as the share of the innermost amounts, in tables whose grand total is shown.
  ///
  /// What is hidden of such a total is what is left of it, which anybody can work out; with amounts below nought their size would
  /// tell more than that, so they are left out.
  init(
    plan: Plan, result: RunResult, reasons: [FigureReference: ReleaseProtection.Reason], settings: DisclosureSettings
  ) {
    let published = Set(plan.publication.tables ?? plan.tables.map(\.name))
    var figures = 0
    var (hidden, all) = (Int128(0), Int128(0))
    for (place, table) in plan.tables.enumerated() where published.contains(table.name) && place < result.tables.count {
      let cells = result.tables[place].cells
      figures += cells.reduce(0) { $0 + $1.estimates.count }
      for (measure, planned) in table.measures.enumerated() where planned.bound.unit == .money {
        let total = cells.firstIndex { $0.key.allSatisfy { $0 == .summedOut } }
        guard let total, !table.dimensions.isEmpty, !table.dimensions.contains(where: \.isSpread),
          reasons[FigureReference(table: place, cell: total, measure: measure)] == nil,
          planned.bound.components.count == 1, case .sum = planned.bound.components[0],
          !cells.contains(where: { $0.estimates[measure].isNegative })
        else { continue }
        for (index, cell) in cells.enumerated() where !cell.key.contains(.summedOut) {
          guard case .exact(let value)? = cell.estimates[measure].value?.magnitude else { continue }
          let size = value.numerator.magnitude / value.denominator.magnitude
          all += Int128(clamping: size)
          if reasons[FigureReference(table: place, cell: index, measure: measure)] != nil {
            hidden += Int128(clamping: size)
          }
        }
      }
    }
    self.init(
      profile: settings.profile, minimum: settings.minimum, figures: figures,
      hiddenByOwnRule: reasons.values.count { $0.status == .suppressedOwn },
      hiddenForOthers: reasons.values.count { $0.status == .suppressedOther },
      hiddenShareOfMoney: all > 0 ? Rational(hidden, all) : nil)
  }
}

extension Estimate {
  fileprivate var isNegative: Bool {
    if case .exact(let value)? = value?.magnitude { return value.numerator < 0 }
    return false
  }
}
