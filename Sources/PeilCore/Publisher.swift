/// Turns results into one output format; it formats estimates and computes none.
public protocol Publisher: Sendable {
  /// The word a pipeline file uses for the format.
  static var format: String { get }

  /// Hands over the files of this format, by path within the run folder, each as soon as it is made.
  func publish(_ result: RunResult, of plan: Plan, to sink: any OutputSink) throws

  /// The cells of a file of this format, so that one that was changed can be held against one that was not.
  ///
  /// The file may have been changed in any way. Nil where it holds no cells, or cannot be read.
  func cells(of file: OutputFile) -> [PublishedCell]?
}

extension Publisher {
  /// A format whose files are held against each other as a whole.
  public func cells(of file: OutputFile) -> [PublishedCell]? { nil }

  /// The files of this format, all of them held at once.
  public func files(for result: RunResult, of plan: Plan) throws -> [OutputFile] {
    let held = HeldOutput()
    try publish(result, of: plan, to: held)
    return held.files
  }
}
