import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilStatistics
import PeilTable

/// Gives every row what it is allocated among the rows of its compartment.
final class AllocateStep: ChunkStep {
  private let allocation: Allocation
  private let input: Schema
  private let output: Schema
  private let span: SourceSpan?
  private let place: LedgerPlace
  private var entry: LedgerEntry
  private let values: SortValues
  private let amount: RowFormula
  private let ceiling: RowFormula
  private let condition: RowFormula?
  /// The chunks so far; behind their columns what ranks, the amount, the ceiling, and whether a row takes part.
  private var chunks: [Chunk] = []
  private var failures: [RowFailure] = []

  init(
    _ allocation: Allocation, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace, span: SourceSpan?
  ) {
    self.allocation = allocation
    self.input = input
    self.output = output
    self.entry = entry
    self.place = place
    self.span = span
    values = SortValues(allocation.by, input: input)
    amount = RowFormula(allocation.amount, schema: input)
    ceiling = RowFormula(allocation.ceiling, schema: input)
    condition = allocation.condition.map { RowFormula($0, schema: input) }
  }

  override func push(_ chunk: Chunk) throws {
    entry.rowsIn += chunk.rowCount
    guard chunk.rowCount > 0 else { return }
    let takesPart = try condition?.isTrue(chunk) ?? [UInt8](repeating: 1, count: chunk.rowCount)
    let further =
      try values.columns(chunk) + [amount.values(chunk), ceiling.values(chunk), ColumnBuffer(.bits(takesPart))]
    chunks.append(Chunk(index: chunk.index, columns: chunk.columns + further, origins: chunk.origins))
  }

  override func absorb(_ other: ChunkStep) {
    let other = counterpart(other, of: self)
    entry.add(other.entry)
    chunks += other.chunks
  }

  override func finish(_ tail: inout TailOrder) throws {
    entry.rowsOut = entry.rowsIn
    chunks = inOrder(chunks)
    guard !chunks.isEmpty else { return }
    let columns = chunks[0].columns.indices.map { place in ColumnBuffer.concatenated(chunks.map { $0.columns[place] }) }
    let origins = chunks.flatMap { Array($0.origins) }
    chunks = []
    let result = AllocationResult(allocation, input: input, columns: columns, values: values)
    failures = result.failures(origins, allocation, input: input, dataset: entry.dataset, at: span)
    guard failures.isEmpty else { return }
    entry.details = result.details
    let made = result.columns
    let all = output.columns.compactMap { column in
      made[column.name] ?? input.position(of: column.name).map { columns[$0] }
    }
    for start in stride(from: 0, to: origins.count, by: TailOrder.chunkSize) {
      let rows = Array(start..<min(start + TailOrder.chunkSize, origins.count))
      try forward(
        Chunk(index: tail.take(), columns: all.map { $0.gathered(rows) }, origins: rows.map { origins[$0] }))
    }
  }

  override func report(to record: RunRecord) {
    if entry.details.isEmpty { entry.details = AllocationResult.noDetails }
    record.entries[place] = entry
    record.failures += failures
  }
}
