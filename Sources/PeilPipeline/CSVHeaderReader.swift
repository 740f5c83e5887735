import PeilCSV
public import PeilCore
public import PeilTable

/// Reads the headers of delimited files.
public struct CSVHeaderReader: HeaderReading {
  /// A reader.
  public init() {}

  /// The headers of the file; throws, in words, where the file cannot be opened or its first record is none.
  public func headers(of source: String, paths: [String], format: CSVFormat) throws -> [String] {
    try SourceFiles(paths: paths, format: format).header.names
  }
}

extension HeaderReading {
  /// The files on the disk, in the order of their names' bytes.
  public func files(of source: String, matching pattern: String, in pipeline: String) throws -> [PlannedFile] {
    let prefix = pattern.hasPrefix("/") ? 0 : PipelinePath.resolved("", in: pipeline).utf8.count
    return try FilePattern.files(PipelinePath.resolved(pattern, in: pipeline)).map { path in
      PlannedFile(path: path, shownPath: String(decoding: path.utf8.dropFirst(prefix), as: UTF8.self))
    }
  }
}
