/// What planning has read of a source's files: with it a pipeline is planned again where the files are not at hand.
public struct SourceLayout: Hashable, Sendable {
  /// The files that a name with wildcards stood for.
  public struct Pattern: Hashable, Sendable {
    /// The name as the pipeline writes it.
    public let text: String
    /// The files, as the pipeline would have written them.
    public let files: [String]

    /// Pairs a pattern with its files.
    public init(text: String, files: [String]) {
      self.text = text
      self.files = files
    }
  }

  /// The source.
  public let source: String
  /// The headers, in the order of the files.
  public let headers: [String]
  /// The names with wildcards, in the order written.
  public let patterns: [Pattern]

  /// Describes what was read.
  public init(source: String, headers: [String], patterns: [Pattern]) {
    self.source = source
    self.headers = headers
    self.patterns = patterns
  }
}
