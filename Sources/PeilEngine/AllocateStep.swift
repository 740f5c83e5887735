import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilStatistics
import PeilTable

/// Gives every row what it is allocated among the rows of its compartment.
final class AllocateStep: HoldingStep {
  private let allocation: Allocation
  private let input: Schema
  private let output: Schema
  private let span: SourceSpan?
  private let values: SortValues
  private let amount: RowFormula
  private let ceiling: RowFormula
  private let condition: RowFormula?
  private var failures: [RowFailure] = []

  init(
    _ allocation: Allocation, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace, span: SourceSpan?
  ) {
    self.allocation = allocation
    self.input = input
    self.output = output
    self.span = span
    values = SortValues(allocation.by, input: input)
    amount = RowFormula(allocation.amount, schema: input)
    ceiling = RowFormula(allocation.ceiling, schema: input)
    condition = allocation.condition.map { RowFormula($0, schema: input) }
    super.init(entry: entry, place: place)
  }

  /// What ranks, the amount, the ceiling, and whether a row takes part.
  override func beside(_ chunk: Chunk) throws -> [ColumnBuffer] {
    let takesPart = try condition?.isTrue(chunk) ?? [UInt8](repeating: 1, count: chunk.rowCount)
    return try values.columns(chunk) + [amount.values(chunk), ceiling.values(chunk), ColumnBuffer(.bits(takesPart))]
  }

  override func finish(_ columns: [ColumnBuffer], _ origins: [RowOrigin], _ tail: inout TailOrder) throws {
    let result = AllocationResult(allocation, input: input, columns: columns, values: values)
    failures = result.failures(origins, allocation, input: input, dataset: entry.dataset, at: span)
    guard failures.isEmpty else { return }
    entry.details = result.details
    let made = result.columns
    let all = output.columns.compactMap { column in
      made[column.name] ?? input.position(of: column.name).map { columns[$0] }
    }
    try forward(all, origins, &tail)
  }

  override func report(to record: RunRecord) {
    if entry.details.isEmpty { entry.details = AllocationResult.noDetails }
    super.report(to: record)
    record.failures += failures
  }
}
