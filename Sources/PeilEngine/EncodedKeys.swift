/// The keys of a chunk's rows as bytes, and their hashes.
struct EncodedKeys {
  /// All keys, one after the other.
  var bytes: [UInt8]
  /// Where each key begins; one more entry than there are rows.
  var offsets: [Int]
  /// The hash of each key; empty where the encoder was told to leave them.
  var hashes: [UInt64]
  /// One byte per row, 1 where a part is missing and the key therefore equals no other; nil where none is.
  var missing: [UInt8]?

  var count: Int { offsets.count - 1 }

  @inline(__always)
  func isMissing(_ row: Int) -> Bool { missing.map { $0[row] != 0 } ?? false }

  /// The hash of a row's key, computed where it was left.
  @inline(__always)
  func hash(_ row: Int) -> UInt64 {
    hashes.isEmpty ? withKey(row) { KeyHash.of($0) } : hashes[row]
  }

  @inline(__always)
  func withKey<Result>(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[offsets[row]..<offsets[row &+ 1]])) }
  }
}
