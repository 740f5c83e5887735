import PeilCore
import PeilTable

/// A table of the plan beside its figures, checked to fit each other.
struct PublishedTable {
  let plan: PlannedTable
  let cells: [Cell]

  /// The tables that are published, in the order the pipeline asks for.
  ///
  /// For programs shares stay as they are where people see them rounded together.
  /// Throws where figures are lacking, do not fit the plan, or are not finite.
  static func all(
    of result: RunResult, plan: Plan, forPeople: Bool = true
  ) throws(PublishError) -> [PublishedTable] {
    try requireAdjusted(of: result, plan: plan)
    var tables: [PublishedTable] = []
    for name in plan.publication.tables ?? plan.tables.map(\.name) {
      guard let planned = plan.tables.first(where: { $0.name == name }),
        let found = result.tables.first(where: { $0.name == name })
      else { throw PublishError(.misshapenTable(name)) }
      tables.append(try PublishedTable(planned, found.cells, forPeople: forPeople))
    }
    return tables
  }

  /// Every table of the plan, published or not.
  static func every(of result: RunResult, plan: Plan) throws(PublishError) -> [PublishedTable] {
    var tables: [PublishedTable] = []
    for planned in plan.tables {
      guard let found = result.tables.first(where: { $0.name == planned.name }) else {
        throw PublishError(.misshapenTable(planned.name))
      }
      tables.append(try PublishedTable(planned, found.cells, forPeople: true))
    }
    return tables
  }

  /// Throws where a table would be published without the comparison that gives another picture of it.
  private static func requireAdjusted(of result: RunResult, plan: Plan) throws(PublishError) {
    guard let names = plan.publication.tables else { return }
    for compared in plan.tables {
      guard let comparison = compared.comparison, !comparison.mayStandAlone, names.contains(comparison.table),
        !names.contains(compared.name), let place = compared.measures.firstIndex(where: { $0.name == comparison.flag }),
        let cells = result.tables.first(where: { $0.name == compared.name })?.cells,
        let flag = cells.lazy.map({ $0.estimates[place].reason }).first(where: {
          $0.contains("_") || $0 == "ATTENUATED"
        })
      else { continue }
      throw PublishError(.crudeAlone(table: comparison.table, comparison: compared.name, flag: flag))
    }
  }

  private init(_ plan: PlannedTable, _ cells: [Cell], forPeople: Bool) throws(PublishError) {
    self.plan = plan
    for cell in cells {
      guard cell.key.count == plan.dimensions.count, cell.estimates.count == plan.measures.count else {
        throw PublishError(.misshapenTable(plan.name))
      }
      for (estimate, measure) in zip(cell.estimates, plan.measures) where !estimate.isFinite {
        throw PublishError(.notFinite(table: plan.name, measure: measure.name))
      }
    }
    self.cells =
      forPeople
      ? plan.measures.indices.filter { plan.measures[$0].rounding == .largestRemainder }
        .reduce(cells) { SharesThatAddUp(plan, measure: $1)?.rounded($0) ?? $0 } : cells
  }
}

extension Estimate {
  fileprivate var isFinite: Bool {
    let ends = interval.map { [$0.lower, $0.upper, $0.level] } ?? []
    return ends.allSatisfy(\.isFinite)
      && [value, numerator, denominator].allSatisfy { quantity in
        guard case .approximate(let number) = quantity?.magnitude else { return true }
        return number.isFinite
      }
  }
}
