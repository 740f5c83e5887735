/// One file of the sample data: where it belongs and what stands in it.
public struct SampleFile: Sendable {
  /// The path below the folder of all sample data, with forward slashes.
  public let path: String

  /// The content, byte for byte.
  public let bytes: [UInt8]
}
