/// The fields of a block's rows, as positions in bytes: no row is an object.
///
/// A view into the parser's memory: it lasts until the parser's next block.
public struct RecordGrid {
  /// Where the positions count from.
  public let base: UnsafePointer<UInt8>
  /// Where each field begins; row by row, `width` to a row.
  public let starts: UnsafePointer<UInt32>
  /// How long each field is.
  public let lengths: UnsafePointer<UInt32>
  /// The fields of a row: as many as the header has, or as there are wanted columns.
  public let width: Int
  /// Whether only the wanted columns stand in it, in their order.
  public let isCompact: Bool
  /// For each row, which record of its block it is, rejected ones counted.
  public let recordIndexes: UnsafeBufferPointer<UInt32>

  /// The number of rows.
  public var rowCount: Int { recordIndexes.count }

  /// The unescaped bytes of a field, in the source's encoding, or in UTF-8 where that is UTF-16.
  @inlinable
  public func field(row: Int, column: Int) -> UnsafeBufferPointer<UInt8> {
    let index = row * width + column
    return UnsafeBufferPointer(start: base + Int(starts[index]), count: Int(lengths[index]))
  }
}
