import PeilCore
import PeilExpression
import PeilTable

/// Holds rows against rules in order; a row that one rule rejects is not held against the next.
final class CheckStep: ChunkStep {
  private let rules: [Rule]
  private let conditions: [RowFormula]
  private var results: [CheckResult]
  private var stopped: [[RowOrigin]]
  private var rejections: [PendingRejection] = []
  private var entry: LedgerEntry
  private let place: LedgerPlace

  init(_ rules: [Rule], input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.rules = rules
    conditions = rules.map { RowFormula($0.condition, schema: input) }
    results = rules.map {
      CheckResult(dataset: entry.dataset, stage: entry.stage, rule: $0.name, otherwise: $0.otherwise)
    }
    stopped = rules.map { _ in [] }
    self.entry = entry
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    var remaining = chunk
    for index in rules.indices where remaining.rowCount > 0 {
      let truth = try conditions[index].truth(remaining)
      let failed = truth.indices.filter { truth[$0] == 0 }
      let unknown = truth.reduce(0) { $0 + ($1 == 2 ? 1 : 0) }
      results[index].failed += failed.count
      results[index].unknown += unknown
      results[index].passed += truth.count - failed.count - unknown
      guard !failed.isEmpty, rules[index].otherwise != .warn else { continue }
      note(failed.map { remaining.origins[$0] }, rule: index)
      remaining = remaining.gathered(truth.indices.filter { truth[$0] != 0 })
    }
    entry.rowsOut += remaining.rowCount
    try forward(remaining)
  }

  private func note(_ origins: [RowOrigin], rule: Int) {
    if rules[rule].otherwise == .stop {
      stopped[rule] = Array((stopped[rule] + origins).sorted().prefix(RowFailure.shown))
      return
    }
    entry.rejected += origins.count
    rejections += origins.map {
      PendingRejection(
        origin: $0, dataset: entry.dataset, stage: entry.stage, reason: "failed-check", column: rules[rule].name,
        value: nil)
    }
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    rejections += other.rejections
    for index in rules.indices {
      results[index].passed += other.results[index].passed
      results[index].failed += other.results[index].failed
      results[index].unknown += other.results[index].unknown
      stopped[index] = Array((stopped[index] + other.stopped[index]).sorted().prefix(RowFailure.shown))
    }
  }

  override func report(to record: RunRecord) {
    for (index, rule) in rules.enumerated() where rule.otherwise == .stop && results[index].failed > 0 {
      var failure = RowFailure(
        "failed-check",
        "\(RowFailure.counted(results[index].failed, "row")) of '\(entry.dataset)'"
          + " \(results[index].failed == 1 ? "breaks" : "break") the rule '\(rule.name)', which stops the run",
        at: rule.condition.span, origins: stopped[index])
      failure.listsPlaces = true
      failure.remedies = ["mend the rows, or say 'otherwise: reject' or 'otherwise: warn' for the rule"]
      record.failures.append(failure)
    }
    for (rule, result) in zip(rules, results) {
      entry.details.append(LedgerDetail("\(rule.name): failed", result.failed))
      entry.details.append(LedgerDetail("\(rule.name): unknown", result.unknown))
    }
    record.rejections += rejections
    record.checks[place] = results
    record.entries[place] = entry
  }
}
