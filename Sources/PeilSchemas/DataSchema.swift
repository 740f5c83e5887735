public import PeilDiagnostics

/// A schema that others made, in the words of the pipeline language, every part with its place in the schema's file.
public struct DataSchema: Sendable {
  /// A column of the schema.
  public struct Column: Sendable {
    /// What the schema calls it; its keys name it so.
    public let name: SourceText
    /// The headers under which it may stand in the file; of several the first that is there.
    public let headers: [SourceText]
    /// The keys of a column and their values, without `from`.
    public var options: [SchemaSetting.Entry]

    /// Whether its constraints say that no value comes twice.
    public var asksToBeUnique: Bool {
      options.contains { option in
        guard option.key.text == "constraints", case .map(let entries, _) = option.value else { return false }
        return entries.contains { $0.key.text == "unique" }
      }
    }
  }

  /// Columns whose values stand in other columns, mostly of another file.
  public struct ForeignKey: Sendable {
    /// The columns, by the names of the schema.
    public let columns: [SourceText]
    /// The resource or file they point into; nil for the schema's own.
    public let resource: SourceText?
    /// The columns there.
    public let referenced: [SourceText]
    /// Where it is declared.
    public let span: SourceSpan
  }

  /// The columns in order.
  public var columns: [Column] = []
  /// What it says of the file's format: keys of `format`, each once.
  public var format: [SchemaSetting.Entry] = []
  /// The columns that tell rows apart, by the names of the schema; nil where it names none.
  public var primaryKey: [SourceText]?
  /// Columns whose values stand elsewhere.
  public var foreignKeys: [ForeignKey] = []
  /// The file, relative to this one, that holds the columns; nil where they stand here.
  public var elsewhere: SourceText?
  /// The resources of the package with their files, to tell what foreign keys point at.
  public var resources: [String: String] = [:]
}
