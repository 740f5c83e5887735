import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// Gives every row what the amounts add up to, up to and including its own and those of the rows that are equal to it.
final class RunningTotalStep: HoldingStep {
  private let total: RunningTotal
  private let input: Schema
  private let output: Schema
  private let values: SortValues
  private let amount: RowFormula

  init(_ total: RunningTotal, input: Schema, output: Schema, entry: LedgerEntry, place: LedgerPlace) {
    self.total = total
    self.input = input
    self.output = output
    values = SortValues(total.by, input: input)
    amount = RowFormula(total.value, schema: input)
    super.init(entry: entry, place: place)
  }

  override func beside(_ chunk: Chunk) throws -> [ColumnBuffer] { try values.columns(chunk) + [amount.values(chunk)] }

  override func finish(_ columns: [ColumnBuffer], _ origins: [RowOrigin], _ tail: inout TailOrder) throws {
    let keys = Array(columns[input.columns.count..<input.columns.count + total.by.count])
    let groups = SortOrder(
      keys: total.within.compactMap { input.position(of: $0) }.map {
        SortOrder.Key(column: columns[$0], isDescending: false)
      })
    let order = SortOrder(keys: groups.keys + values.order(keys).keys)
    let totals = try totals(columns[input.columns.count + total.by.count], groups, order, count: origins.count)
    let all = output.columns.compactMap { column in
      column.name == total.into ? totals : input.position(of: column.name).map { columns[$0] }
    }
    try forward(all, origins, &tail)
  }

  private func totals(
    _ amounts: ColumnBuffer, _ groups: SortOrder, _ order: SortOrder, count: Int
  ) throws -> ColumnBuffer {
    let added = amounts.integers
    let rows = order.sorted((0..<count).filter { row in order.keys.allSatisfy { $0.column.isKnown(row) } })
    var totals = [Int64](repeating: 0, count: count)
    var known = [UInt8](repeating: 0, count: count)
    var sum = Int64(0)
    var lacking = 0
    var first = 0
    while first < rows.count {
      if first > 0, groups.compare(rows[first - 1], rows[first]) != 0 { sum = 0 }
      var end = first
      while end < rows.count, order.compare(rows[first], rows[end]) == 0 {
        if amounts.isKnown(rows[end]) {
          let (next, isOverflow) = sum.addingReportingOverflow(added[rows[end]])
          if isOverflow { throw RowFailure("overflow", "a total of '\(total.into)' is too large for its type") }
          sum = next
        } else {
          lacking += 1
        }
        end += 1
      }
      for row in rows[first..<end] { (totals[row], known[row]) = (sum, 1) }
      first = end
    }
    entry.details = Self.details(rows.count, count - rows.count, lacking)
    return ColumnBuffer(.integers(totals), known: known.contains(0) ? known : nil)
  }

  private static func details(_ ordered: Int, _ unordered: Int, _ lacking: Int) -> [LedgerDetail] {
    [
      LedgerDetail("ordered", ordered), LedgerDetail("unordered", unordered),
      LedgerDetail("without-amount", lacking),
    ]
  }

  override func report(to record: RunRecord) {
    if entry.details.isEmpty { entry.details = Self.details(0, 0, 0) }
    super.report(to: record)
  }
}
