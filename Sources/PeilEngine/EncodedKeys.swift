/// The keys of a chunk's rows as bytes, and their hashes.
struct EncodedKeys {
  /// All keys, one after the other.
  var bytes: [UInt8]
  /// Where each key begins; one more entry than there are rows.
  var offsets: [Int]
  /// The hash of each key.
  var hashes: [UInt64]
  /// One byte per row, 1 where a part is missing and the key therefore equals no other; nil where none is.
  var missing: [UInt8]?

  var count: Int { hashes.count }

  func isMissing(_ row: Int) -> Bool { missing.map { $0[row] != 0 } ?? false }
}
