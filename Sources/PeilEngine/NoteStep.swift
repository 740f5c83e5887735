import PeilCore
import PeilExpression
import PeilTable

/// Counts the incoming rows of a stage for which conditions are true, and hands every row on.
final class NoteStep: ChunkStep {
  private let names: [String]
  private let conditions: [RowFormula]
  private var counts: [Int]
  private let place: LedgerPlace

  init(_ noted: [NotedCondition], input: Schema, place: LedgerPlace) {
    names = noted.map(\.name)
    conditions = noted.map { RowFormula($0.condition, schema: input) }
    counts = noted.map { _ in 0 }
    self.place = place
  }

  override func push(_ chunk: Chunk) throws {
    for (index, condition) in conditions.enumerated() {
      counts[index] += try condition.isTrue(chunk).reduce(0) { $0 + Int($1) }
    }
    try forward(chunk)
  }

  override func absorb(_ other: ChunkStep) {
    for (index, count) in counterpart(other, of: self).counts.enumerated() { counts[index] += count }
  }

  override func report(to record: RunRecord) {
    record.noted[place] = zip(names, counts).map { LedgerDetail($0, $1) }
  }
}
