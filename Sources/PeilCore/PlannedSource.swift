public import PeilDiagnostics
public import PeilTable

/// An export and how it is read.
public struct PlannedSource: Sendable {
  /// Its name.
  public let name: String
  /// Where the file is, relative to the working folder or absolute.
  public let path: String
  /// The path as messages and `run.json` show it: as the pipeline file writes it.
  public let shownPath: String
  /// Its dialect.
  public let format: CSVFormat
  /// The columns that are read.
  public let columns: [ColumnFormat]
  /// The columns' types and the grain.
  public let schema: Schema
  /// The columns that must be unique; nil where the source declares none.
  public let key: [String]?
  /// How many rows may be rejected.
  public let rejectLimit: RejectLimit
  /// Headers of the file that no column reads.
  public let ignoredHeaders: [String]
  /// Where the source is declared.
  public let span: SourceSpan?

  /// Describes a source.
  public init(
    name: String, path: String, shownPath: String, format: CSVFormat, columns: [ColumnFormat], schema: Schema,
    key: [String]?, rejectLimit: RejectLimit, ignoredHeaders: [String], span: SourceSpan?
  ) {
    self.name = name
    self.path = path
    self.shownPath = shownPath
    self.format = format
    self.columns = columns
    self.schema = schema
    self.key = key
    self.rejectLimit = rejectLimit
    self.ignoredHeaders = ignoredHeaders
    self.span = span
  }
}
