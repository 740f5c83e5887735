import CPeilScan

/// What a block came to: its rows, and the records that are none.
public struct ParsedBlock {
  /// The rows; a view that lasts until the parser's next block.
  public let grid: RecordGrid
  /// The records that are no rows, in file order.
  public let rejected: [RejectedRecord]
  /// What the block adds to the positions of all that follow.
  public let counts: BlockCounts
  /// Every record of the block, rejected ones included; a view like the grid.
  let records: UnsafeBufferPointer<peil_record>
}
