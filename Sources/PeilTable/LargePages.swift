import Glibc

/// Advice to the system on long stretches of memory that are looked into all over.
package enum LargePages {
  /// Below this much, pages of the usual size do.
  private static let worthwhile = 4 << 20
  private static let pageSize = 4096

  /// Asks for large pages: with usual ones each look costs another into the table of pages.
  ///
  /// Advice only: where it is not taken, the memory works all the same.
  package static func advise(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
    guard byteCount >= worthwhile else { return }
    let skipped = (pageSize - Int(bitPattern: memory) % pageSize) % pageSize
    madvise(memory + skipped, byteCount - skipped, MADV_HUGEPAGE)
  }
}
