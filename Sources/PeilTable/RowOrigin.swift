/// Where a row came from: source, block of the file, and record within the block, in 64 bits.
///
/// The record number, line and byte in the file follow from the block's own place; they are worked out only for the rows
/// a message or a rejects file names.
public struct RowOrigin: Hashable, Sendable, Comparable, BitwiseCopyable {
  /// The packed value: 12 bits of source, 28 of block, 24 of record.
  public let packed: UInt64

  /// Packs a place; a precondition holds the bounds.
  @inlinable
  public init(source: Int, block: Int, record: Int) {
    precondition(source >= 0 && source < 1 << 12 && block >= 0 && block < 1 << 28 && record >= 0 && record < 1 << 24)
    packed = UInt64(source) << 52 | UInt64(block) << 24 | UInt64(record)
  }

  /// The place that a packed value stands for.
  @inlinable
  public init(packed: UInt64) { self.packed = packed }

  /// A row that no single record stands behind, such as a group of an aggregate.
  public static let derived = RowOrigin(packed: .max)

  /// Whether no single record stands behind the row.
  @inlinable public var isDerived: Bool { packed == .max }
  /// The source's place in the plan.
  @inlinable public var source: Int { Int(packed >> 52) }
  /// The block of the file, from 0.
  @inlinable public var block: Int { Int(packed >> 24 & 0xFFF_FFFF) }
  /// The record within the block, from 0.
  @inlinable public var record: Int { Int(packed & 0xFF_FFFF) }

  /// Orders by source, then by place in the file.
  @inlinable public static func < (left: RowOrigin, right: RowOrigin) -> Bool { left.packed < right.packed }
}
