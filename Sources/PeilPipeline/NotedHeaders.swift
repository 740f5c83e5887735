public import PeilCore
public import PeilTable

/// Reads like another reader, and notes what it read.
public final class NotedHeaders: HeaderReading {
  private let reading: any HeaderReading
  private var sources: [String] = []
  private var headers: [String: [String]] = [:]
  private var patterns: [String: [SourceLayout.Pattern]] = [:]

  /// A reader that has read nothing.
  public init(_ reading: any HeaderReading) { self.reading = reading }

  /// What was read of each source, in the order in which they were read.
  public var layouts: [SourceLayout] {
    sources.map { SourceLayout(source: $0, headers: headers[$0] ?? [], patterns: patterns[$0] ?? []) }
  }

  /// The other reader's headers; those of a mended file are the source's own.
  public func headers(of source: String, paths: [String], format: CSVFormat) throws -> [String] {
    let names = try reading.headers(of: source, paths: paths, format: format)
    note(source)
    if headers[source] == nil { headers[source] = names }
    return names
  }

  /// The other reader's files.
  public func files(of source: String, matching pattern: String, in pipeline: String) throws -> [PlannedFile] {
    let files = try reading.files(of: source, matching: pattern, in: pipeline)
    note(source)
    patterns[source, default: []].append(SourceLayout.Pattern(text: pattern, files: files.map(\.shownPath)))
    return files
  }

  private func note(_ source: String) {
    if !sources.contains(source) { sources.append(source) }
  }
}
