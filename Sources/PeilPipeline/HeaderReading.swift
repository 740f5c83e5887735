public import PeilTable

/// What reads the column headers of a source file; planning reads nothing else of it.
public protocol HeaderReading {
  /// The headers in order, as they stand in the file; errors that are `DiagnosticConvertible` are shown in their own words.
  func headers(path: String, format: CSVFormat) throws -> [String]
}
