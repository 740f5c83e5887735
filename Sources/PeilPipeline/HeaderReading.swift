public import PeilTable

/// What reads the column headers of a source file; planning reads nothing else of it.
public protocol HeaderReading {
  /// The headers in order, as they stand in files that have the same; errors that are `DiagnosticConvertible` are shown in their own words.
  func headers(paths: [String], format: CSVFormat) throws -> [String]
}
