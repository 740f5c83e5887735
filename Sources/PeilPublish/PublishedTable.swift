import PeilCore
import PeilTable

/// A table of the plan beside its figures, checked to fit each other.
struct PublishedTable {
  let plan: PlannedTable
  let cells: [Cell]

  /// The tables that are published, in the order the pipeline asks for.
  ///
  /// Throws where figures are lacking, do not fit the plan, or are not finite.
  static func all(of result: RunResult, plan: Plan) throws(PublishError) -> [PublishedTable] {
    var tables: [PublishedTable] = []
    for name in plan.publication.tables ?? plan.tables.map(\.name) {
      guard let planned = plan.tables.first(where: { $0.name == name }),
        let found = result.tables.first(where: { $0.name == name })
      else { throw PublishError(.misshapenTable(name)) }
      tables.append(try PublishedTable(planned, found.cells))
    }
    return tables
  }

  private init(_ plan: PlannedTable, _ cells: [Cell]) throws(PublishError) {
    self.plan = plan
    self.cells = cells
    for cell in cells {
      guard cell.key.count == plan.dimensions.count, cell.estimates.count == plan.measures.count else {
        throw PublishError(.misshapenTable(plan.name))
      }
      for (estimate, measure) in zip(cell.estimates, plan.measures) where !estimate.isFinite {
        throw PublishError(.notFinite(table: plan.name, measure: measure.name))
      }
    }
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
