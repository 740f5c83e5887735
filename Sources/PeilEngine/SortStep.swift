import PeilCore
import PeilTable

/// Puts all rows in the order of some keys.
final class SortStep: HoldingStep {
  private let values: SortValues
  private let width: Int

  init(_ keys: [SortKey], input: Schema, entry: LedgerEntry, place: LedgerPlace) {
    values = SortValues(keys, input: input)
    width = input.columns.count
    super.init(entry: entry, place: place)
  }

  override func beside(_ chunk: Chunk) throws -> [ColumnBuffer] { try values.columns(chunk) }

  override func finish(_ columns: [ColumnBuffer], _ origins: [RowOrigin], _ tail: inout TailOrder) throws {
    let order = values.order(Array(columns[width...])).sorted(origins.indices)
    try forward(Array(columns[..<width]), origins, order: order, &tail)
  }
}
