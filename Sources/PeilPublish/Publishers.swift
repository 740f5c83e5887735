public import PeilCore

/// The output formats, by the word a pipeline file uses.
public enum Publishers {
  /// All of them; tidy CSV and exported rows are always written.
  public static let all: [any Publisher] = [
    TidyCSVPublisher(), MarkdownPublisher(), ReportPublisher(), PicturePublisher(), FragmentPublisher(),
  ]

  /// Their words.
  public static var formats: [String] { all.map { type(of: $0).format } }

  /// The publishers for a list of formats, tidy CSV and exported rows always among them.
  ///
  /// Throws where a format has no publisher.
  public static func publishers(for formats: [String]) throws(PublishError) -> [any Publisher] {
    for format in formats where !self.formats.contains(format) { throw PublishError(.unknownFormat(format)) }
    let chosen = all.filter { publisher in
      let format = type(of: publisher).format
      return format == TidyCSVPublisher.format || formats.contains(format)
    }
    return chosen + [ExportPublisher()]
  }
}
