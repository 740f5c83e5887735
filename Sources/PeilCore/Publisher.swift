/// Turns results into one output format; it formats estimates and computes none.
public protocol Publisher: Sendable {
  /// The word a pipeline file uses for the format.
  static var format: String { get }

  /// The files of this format, by path within the run folder.
  func files(for result: RunResult, of plan: Plan) throws -> [OutputFile]
}
