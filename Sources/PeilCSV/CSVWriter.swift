import Glibc
public import PeilTable

/// Writes records to an open file, and reports every byte that did not arrive.
///
/// A write error surfaces at the call that meets it, at the latest in `finish`.
public struct CSVWriter: ~Copyable {
  private let descriptor: Int32
  private let text: DelimitedText
  private var buffer: [UInt8] = []

  private static let bufferSize = 64 * 1024

  /// A writer to a file descriptor, which stays the caller's to close.
  public init(descriptor: Int32, format: CSVFormat = CSVFormat()) {
    self.descriptor = descriptor
    text = DelimitedText(format)
    buffer.reserveCapacity(2 * Self.bufferSize)
  }

  /// Writes one record.
  public mutating func write(record: some Sequence<String>) throws(CSVWriteError) {
    text.append(record: record, to: &buffer)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes bytes that are records already, such as rejected ones.
  public mutating func write(bytes: some Sequence<UInt8>) throws(CSVWriteError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is still held back.
  public mutating func finish() throws(CSVWriteError) {
    try flush()
  }

  private mutating func flush() throws(CSVWriteError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        let error = CSVWriteError(errorNumber: errno)
        buffer.removeAll(keepingCapacity: true)
        throw error
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
