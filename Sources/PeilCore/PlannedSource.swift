public import PeilDiagnostics
public import PeilTable

/// A file of a source.
public struct PlannedFile: Hashable, Sendable {
  /// Where it is, relative to the working folder or absolute; `-` is standard input.
  public let path: String
  /// The path as messages and `run.json` show it: as the pipeline file writes it.
  public let shownPath: String

  /// Pairs a path with the one that is shown.
  public init(path: String, shownPath: String) {
    self.path = path
    self.shownPath = shownPath
  }
}

/// An export, of one file or several, and how it is read.
public struct PlannedSource: Sendable {
  /// Its name.
  public let name: String
  /// Its files, in the order in which they are read; at least one.
  public let files: [PlannedFile]
  /// The file whose records stand in for those that are rejected on reading; nil where there is none.
  public let mended: PlannedFile?
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
  /// What it is where it is no delimited file: only an outside engine reads it then.
  public var relation: EngineRelation?
  /// Where the columns of such a source are declared, by name.
  public var columnSpans: [String: SourceSpan] = [:]

  /// All files that are read for it, the mended one last.
  public var readFiles: [PlannedFile] { files + (mended.map { [$0] } ?? []) }

  /// Describes a source.
  public init(
    name: String, files: [PlannedFile], mended: PlannedFile? = nil, format: CSVFormat, columns: [ColumnFormat],
    schema: Schema,
    key: [String]?, rejectLimit: RejectLimit, ignoredHeaders: [String], span: SourceSpan?
  ) {
    self.name = name
    self.files = files
    self.mended = mended
    self.format = format
    self.columns = columns
    self.schema = schema
    self.key = key
    self.rejectLimit = rejectLimit
    self.ignoredHeaders = ignoredHeaders
    self.span = span
  }

  /// The same source, read of other files.
  public func reading(_ files: [PlannedFile]) -> PlannedSource {
    var source = PlannedSource(
      name: name, files: files, mended: mended, format: format, columns: columns, schema: schema, key: key,
      rejectLimit: rejectLimit, ignoredHeaders: ignoredHeaders, span: span)
    source.relation = relation
    source.columnSpans = columnSpans
    return source
  }

  /// The same source as the delimited files that an engine has made of it: each column as that engine writes it.
  public func staged(in files: [PlannedFile], columns: [ColumnFormat], ignoredHeaders: [String]) -> PlannedSource {
    PlannedSource(
      name: name, files: files, format: format, columns: columns, schema: schema, key: key, rejectLimit: rejectLimit,
      ignoredHeaders: ignoredHeaders, span: span)
  }
}
