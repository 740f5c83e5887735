import PeilCSV
public import PeilTable

/// Reads the headers of delimited files.
public struct CSVHeaderReader: HeaderReading {
  /// A reader.
  public init() {}

  /// The headers of the file; throws, in words, where the file cannot be opened or its first record is none.
  public func headers(paths: [String], format: CSVFormat) throws -> [String] {
    try SourceFiles(paths: paths, format: format).header.names
  }
}
