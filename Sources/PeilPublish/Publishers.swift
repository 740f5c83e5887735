public import PeilCore

/// The output formats, by the word a pipeline file uses.
public enum Publishers {
  /// All of them; tidy CSV and exported rows are always written.
  public static let all: [any Publisher] = [
    TidyCSVPublisher(), MarkdownPublisher(), ReportPublisher(), PicturePublisher(), FragmentPublisher(),
    XLSXPublisher(), ODSPublisher(), JSONPublisher(), DataPackagePublisher(), CSVWPublisher(),
  ]

  /// Their words.
  public static var formats: [String] { all.map { type(of: $0).format } }

  /// Whether this build writes a format; one that it does not know is not its business.
  public static func isBuilt(_ format: String) -> Bool { format != XLSXPublisher.format || XLSXPublisher.isBuilt }

  private static func checkBuilt(_ formats: [String]) throws(PublishError) {
    for format in formats where !isBuilt(format) { throw PublishError(.formatNotBuilt(format)) }
  }

  /// Throws where a plan asks for what no publisher can make, before anything is computed.
  public static func check(_ plan: Plan) throws(PublishError) {
    try checkBuilt(plan.publication.formats)
    try ReportPublisher.check(plan)
  }

  /// The publishers for a list of formats, tidy CSV and exported rows always among them.
  ///
  /// Throws where a format has no publisher, or none in this build.
  public static func publishers(for formats: [String]) throws(PublishError) -> [any Publisher] {
    for format in formats where !self.formats.contains(format) { throw PublishError(.unknownFormat(format)) }
    try checkBuilt(formats)
    let chosen = all.filter { publisher in
      let format = type(of: publisher).format
      return format == TidyCSVPublisher.format || formats.contains(format)
    }
    return chosen + [ExportPublisher()]
  }
}
