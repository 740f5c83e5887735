/// Turns results into one output format; it formats estimates and computes none.
public protocol Publisher: Sendable {
  /// The word a pipeline file uses for the format.
  static var format: String { get }

  /// The files of this format, by path within the run folder.
  func files(for result: RunResult, of plan: Plan) throws -> [OutputFile]

  /// The cells of a file of this format, so that one that was changed can be held against one that was not.
  ///
  /// The file may have been changed in any way. Nil where it holds no cells, or cannot be read.
  func cells(of file: OutputFile) -> [PublishedCell]?
}

extension Publisher {
  /// A format whose files are held against each other as a whole.
  public func cells(of file: OutputFile) -> [PublishedCell]? { nil }
}
