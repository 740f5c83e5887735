import PeilTable

/// The bytes of a file, or its beginning, for finding out how it is written.
public struct SourceSample: Sendable {
  /// The bytes, byte order mark and all.
  public let bytes: [UInt8]
  /// Whether they are the whole file.
  public let isWhole: Bool
  /// The size of the file in bytes.
  public let size: Int

  /// Reads at most `limit` bytes of a file; throws, in words, where it cannot be opened, or is empty or no text.
  public init(path: String, limit: Int) throws(SourceError) {
    let descriptor = try FileDescriptor(path: path)
    var block = SourceBlock(encoding: .iso8859x15)
    _ = try block.read(descriptor, path, from: 0, count: limit + 1)
    if block.sourceBytes.isEmpty { throw SourceError(path: path, reason: .empty(.noBytes)) }
    if let kind = ForeignContent.of(Array(block.sourceBytes.prefix(ForeignContent.sampleSize))) {
      throw SourceError(path: path, reason: .isNotText(kind))
    }
    isWhole = block.sourceBytes.count <= limit
    bytes = Array(block.sourceBytes.prefix(limit))
    size = descriptor.size
  }
}
