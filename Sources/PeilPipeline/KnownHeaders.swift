public import PeilCore
import PeilDiagnostics
public import PeilTable

/// The headers of sources whose files need not be there, as an earlier planning has noted them.
public struct KnownHeaders: HeaderReading {
  private let layouts: [String: SourceLayout]

  /// A reader that knows these sources.
  public init(_ layouts: [SourceLayout]) {
    self.layouts = Dictionary(layouts.map { ($0.source, $0) }) { first, _ in first }
  }

  /// The headers that were noted; throws where the source is not among them.
  public func headers(of source: String, paths: [String], format: CSVFormat) throws -> [String] {
    try layout(of: source).headers
  }

  /// The files that were noted; throws where the pattern is not among them.
  public func files(of source: String, matching pattern: String, in pipeline: String) throws -> [PlannedFile] {
    guard let noted = try layout(of: source).patterns.first(where: { $0.text == pattern }) else {
      throw Self.unknown("the files of '\(pattern)'")
    }
    return noted.files.map { PlannedFile(path: $0, shownPath: $0) }
  }

  private func layout(of source: String) throws -> SourceLayout {
    guard let layout = layouts[source] else { throw Self.unknown("the headers of source '\(source)'") }
    return layout
  }

  private static func unknown(_ what: String) -> DiagnosticsError {
    DiagnosticsError([.error("unknown-layout", "nothing was noted of \(what)", exit: .data)])
  }
}
