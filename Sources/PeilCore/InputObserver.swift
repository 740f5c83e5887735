/// Sees the raw bytes of every source once, in file order.
public protocol InputObserver: Sendable {
  /// The next bytes of a source; calls for one source come in file order and one at a time.
  func observe(_ bytes: UnsafeRawBufferPointer, of source: String, file: Int)
}
