/// Where an outside engine finds the rows of a source that is no delimited file.
public enum EngineRelation: Hashable, Sendable {
  /// A table or view of its database, by its name and those of what it stands in, outermost first.
  case table([String])
  /// A file of Parquet.
  case parquet(PlannedFile)
}
