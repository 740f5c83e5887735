/// Where a record stands in its source file.
public struct RecordPosition: Sendable, Equatable {
  /// The file of the source, from 0.
  public let file: Int
  /// The data record of the file, from 1; the header is none.
  public let record: Int
  /// The physical line of the file on which it begins, from 1; the header's lines count.
  public let line: Int
  /// The byte of the file at which it begins.
  public let byteOffset: Int
  /// The record as it stands in the file, its line end included.
  public let sourceBytes: [UInt8]
}
