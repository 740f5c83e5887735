public import PeilCore
public import PeilDiagnostics

/// Whether every row of a ledger is accounted for: in each stage, and from each stage to the next.
public enum LedgerAudit {
  /// What does not add up.
  public static func diagnostics(of ledger: Ledger, plan: Plan) -> [Diagnostic] {
    ledger.open.map(open) + plan.datasets.flatMap { gaps(of: $0, ledger) }
  }

  private static func open(_ entry: LedgerEntry) -> Diagnostic {
    .error(
      "open-ledger", "the rows of \(name(entry)) do not add up",
      details: [
        "\(entry.rowsIn) in - \(entry.leftOut + entry.leftOutUnknown) left out - \(entry.rejected) rejected"
          + " - \(entry.merged) merged + \(entry.added) added is"
          + " \(entry.rowsIn - entry.leftOut - entry.leftOutUnknown - entry.rejected - entry.merged + entry.added),"
          + " and \(entry.rowsOut) went out"
      ], exit: .data)
  }

  /// The stages into which other rows came than left the one before.
  private static func gaps(of dataset: PlannedDataset, _ ledger: Ledger) -> [Diagnostic] {
    var before = ledger.entries.last { $0.dataset == dataset.from }
    var gaps: [Diagnostic] = []
    for entry in ledger.entries where entry.dataset == dataset.name {
      if let before, before.rowsOut != entry.rowsIn {
        gaps.append(
          .error(
            "open-ledger", "\(before.rowsOut) rows left \(name(before)), and \(entry.rowsIn) came into \(name(entry))",
            exit: .data))
      }
      before = entry
    }
    return gaps
  }

  private static func name(_ entry: LedgerEntry) -> String {
    entry.stage == 0 ? "source '\(entry.dataset)'" : "stage \(entry.stage) (\(entry.kind)) of '\(entry.dataset)'"
  }
}
