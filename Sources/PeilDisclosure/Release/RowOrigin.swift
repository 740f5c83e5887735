import PeilCore
import PeilExpression
import PeilTable

/// Where the rows of a source or dataset come from: the last place at which they became others, and which of the rows there
/// they are.
struct RowOrigin {
  /// The source, or the dataset and the stage in it.
  let name: String
  /// The conditions by which they were chosen since, each in canonical form.
  let conditions: Set<String>
}

/// Finds which datasets of a pipeline have the same rows, so that their figures stand in one system.
///
/// Stages that add columns or put rows in another order, and joins and rules by which a run lost none and added none, leave
/// the rows as they are; a filter leaves those for which its condition holds.
struct RowOrigins {
  private let plan: Plan
  private let entries: [String: [Int: LedgerEntry]]

  init(_ plan: Plan, _ ledger: Ledger) {
    self.plan = plan
    var entries: [String: [Int: LedgerEntry]] = [:]
    for entry in ledger.entries { entries[entry.dataset, default: [:]][entry.stage] = entry }
    self.entries = entries
  }

  /// Where the rows of a source or dataset come from.
  func origin(of name: String) -> RowOrigin {
    var conditions: Set<String> = []
    // Columns that were made since: they may not have had another meaning before.
    var made: Set<String> = []
    var name = name
    while let dataset = plan.datasets.first(where: { $0.name == name }) {
      for stage in dataset.stages.reversed() {
        let own = Self.columnsMade(by: stage)
        guard keepsRows(stage, of: name), made.isDisjoint(with: stage.input.names),
          own.isDisjoint(with: stage.input.names)
        else { return RowOrigin(name: Self.name(name, stage.number), conditions: conditions) }
        made.formUnion(own)
        if case .filter(let condition) = stage.relation.operation {
          conditions.formUnion(condition.canonicalConditions)
        }
      }
      name = dataset.from
    }
    return RowOrigin(name: name, conditions: conditions)
  }

  /// Where the units of a key come from that a join to many repeated: there each is a row; nil where that is not so.
  ///
  /// Every row has come through the join, or the units are no longer those rows.
  func base(ofUnits columns: [String], in name: String) -> String? {
    guard let dataset = plan.datasets.first(where: { $0.name == name }), !dataset.stages.isEmpty else { return nil }
    for stage in dataset.stages.reversed() {
      let own = Self.columnsMade(by: stage)
      if case .join(let join) = stage.relation.operation, let entry = entries[name]?[stage.number] {
        guard !join.isAnti, entry.leftOut + entry.leftOutUnknown + entry.rejected + entry.merged == 0, entry.added > 0,
          join.unmatchedRight != .keep, stage.input.grain.keys == Set(columns).sorted(),
          stage.number == dataset.stages.first?.number
        else { return nil }
        let origin = origin(of: dataset.from)
        return origin.conditions.isEmpty ? origin.name : nil
      }
      guard keepsRows(stage, of: name), own.isDisjoint(with: columns) else { return nil }
      if case .filter = stage.relation.operation { return nil }
    }
    return nil
  }

  /// A dataset ends where it does; only what is left halfway needs the stage.
  private static func name(_ dataset: String, _ stage: Int) -> String { "\(dataset)/\(stage)" }

  private func keepsRows(_ stage: PlannedStage, of dataset: String) -> Bool {
    switch stage.relation.operation {
    case .filter, .project, .classify, .code, .rank, .allocate, .runningTotal, .sort: return true
    case .join(let join):
      guard !join.isAnti else { return false }
      return lostNone(stage, of: dataset)
    case .check: return lostNone(stage, of: dataset)
    default: return false
    }
  }

  private func lostNone(_ stage: PlannedStage, of dataset: String) -> Bool {
    guard let entry = entries[dataset]?[stage.number] else { return false }
    return entry.leftOut + entry.leftOutUnknown + entry.rejected + entry.merged + entry.added == 0
  }

  private static func columnsMade(by stage: PlannedStage) -> Set<String> {
    if case .project(let projections) = stage.relation.operation {
      return Set(
        projections.filter { projection in
          if case .column(let name) = projection.expression.node { return name != projection.name }
          return true
        }.map(\.name))
    }
    return Set(stage.relation.schema.names).subtracting(stage.input.names)
  }
}
