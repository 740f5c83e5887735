import Glibc

/// Reused memory on a 64-byte boundary: reading into a misaligned buffer costs three to four times as much.
///
/// Unchecked because of its pointer, which nobody else holds.
struct AlignedBuffer: ~Copyable, @unchecked Sendable {
  private(set) var base: UnsafeMutablePointer<UInt8>?
  private(set) var capacity = 0

  /// Makes room for `needed` bytes and keeps the first `kept`; false when there is no memory.
  mutating func reserve(_ needed: Int, keeping kept: Int) -> Bool {
    guard needed > capacity else { return true }
    let rounded = (needed + 63) & ~63
    guard let memory = aligned_alloc(64, rounded) else { return false }
    let bytes = memory.assumingMemoryBound(to: UInt8.self)
    if let base, kept > 0 { memcpy(bytes, base, kept) }
    free(base)
    base = bytes
    capacity = rounded
    return true
  }

  func prefix(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base, count: count)
  }

  deinit { free(base) }
}
