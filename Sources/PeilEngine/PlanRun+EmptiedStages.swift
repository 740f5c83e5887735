import PeilCore
import PeilDiagnostics

extension PlanRun {
  /// Filters that no row passes and joins in which no two rows meet: each possible, and nearly always a mistake.
  func emptiedStages(_ ledger: Ledger) -> [Diagnostic] {
    ledger.entries.compactMap { entry -> Diagnostic? in
      guard entry.stage > 0, entry.rowsIn > 0,
        let dataset = graph.plan.datasets.first(where: { $0.name == entry.dataset }),
        let stage = dataset.stages.first(where: { $0.number == entry.stage })
      else { return nil }
      switch stage.relation.operation {
      case .filter where entry.rowsOut == 0: return emptied(entry, stage)
      case .join(let join) where !join.isAnti && entry.details.contains(LedgerDetail("matched", 0)):
        return unmet(entry, stage, join)
      default: return nil
      }
    }
  }

  private func emptied(_ entry: LedgerEntry, _ stage: PlannedStage) -> Diagnostic {
    .warning(
      "nothing-passes", "no row of '\(entry.dataset)' passes this filter, stage \(entry.stage)", at: stage.span,
      details: [
        "of \(entry.rowsIn) rows the condition is false for \(entry.leftOut) and unknown for \(entry.leftOutUnknown)",
        "'peil show \(graph.plan.file) \(entry.dataset) --stage \(entry.stage - 1)' shows the rows before it",
      ])
  }

  private func unmet(_ entry: LedgerEntry, _ stage: PlannedStage, _ join: Join) -> Diagnostic {
    let keys = join.keys.map { $0.left == $0.right ? "'\($0.left)'" : "'\($0.left)' and '\($0.right)'" }
    return .warning(
      "nothing-matches",
      "no row of '\(entry.dataset)' finds a partner in '\(join.right)', stage \(entry.stage)", at: stage.span,
      details: [
        "compare how the two write \(keys.joined(separator: ", ")); the key columns may 'clean' what differs"
      ])
  }
}
