/// Sees the raw bytes of every source once, in file order.
public protocol InputObserver: Sendable {
  /// The next bytes of a file of a source, which has `size` bytes in all; calls for one source come in file order and one
  /// at a time.
  func observe(_ bytes: UnsafeRawBufferPointer, of source: String, file: Int, size: Int)
}
