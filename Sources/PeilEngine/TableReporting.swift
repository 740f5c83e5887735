import PeilCore
import PeilDiagnostics
import PeilTable

/// Tables whose states are whole, and whose figures several threads make, a table each.
///
/// Unchecked: the states of a table are touched by the thread alone that finishes it.
final class TableReporting: @unchecked Sendable {
  private let tables: [(place: Int, state: TableState)]

  /// `tables` pairs each table with its place in the plan.
  init(_ tables: [(place: Int, state: TableState)]) { self.tables = tables }

  /// Makes the figures, or tells what in the data keeps them from being made.
  func report(to record: RunRecord) throws {
    let sound = TableReporting(tables.filter { isSound($0.state, record) })
    // What programs write to standard error is shown as it comes, and would be mixed up.
    let threads = record.programs == nil ? record.threads : 1
    let programs = record.programs
    let finished = try SharedWork.results(of: sound.tables.count, threads: threads) { turn in
      try Finished(sound.tables[turn].state, programs)
    }
    for (table, finished) in zip(sound.tables, finished) {
      if record.keepsStates { record.states[table.place] = table.state }
      record.tables[table.place] = (finished.result, finished.states)
      record.contributions[table.place] = finished.contributions
    }
  }

  /// Whether the data let the figures of a table be made; if not, the record says why.
  private func isSound(_ state: TableState, _ record: RunRecord) -> Bool {
    let failures = Set(
      state.accumulations.flatMap { accumulation in
        accumulation.accumulators.flatMap { $0.failures(of: "table '\(state.table.name)'") }.map(\.diagnostic)
      })
    record.failures += failures.sorted { $0.message < $1.message }.map { RowFailure($0) }
    return failures.isEmpty
  }

  private struct Finished: Sendable {
    let result: TableResult
    let states: TableStates
    let contributions: TableContributions?

    init(_ state: TableState, _ programs: ProgramPermission?) throws {
      let finishing = TableFinishing(state, programs: programs)
      (result, states) = try finishing.result()
      contributions = try finishing.contributions()
    }
  }
}
