public import PeilCore
public import PeilTable

/// What reads the column headers of a source file; planning reads nothing else of it.
public protocol HeaderReading {
  /// The headers in order, as they stand in files that have the same; errors that are `DiagnosticConvertible` are shown in their own words.
  ///
  /// Asked for a source's files together, and once more for its mended file.
  func headers(of source: String, paths: [String], format: CSVFormat) throws -> [String]

  /// The files that a name with wildcards stands for; errors like those of `headers`.
  func files(of source: String, matching pattern: String, in pipeline: String) throws -> [PlannedFile]
}
