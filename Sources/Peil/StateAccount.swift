public import PeilDiagnostics

/// What a run made of the states it was told to keep.
public struct StateAccount: Sendable {
  /// The folder of the states.
  public let folder: String
  /// The files whose states were there already, as the pipeline writes them.
  public internal(set) var reused: [String] = []
  /// The files that were read, and whose states are there now.
  public internal(set) var read: [String] = []
  /// The file of states that may leave the machine; nil where none may.
  public internal(set) var travelling: String?
  /// Why all files were read at once and no states are kept, why nothing may leave, and whose states were not used.
  public internal(set) var remarks: [Diagnostic] = []

  /// An account of nothing yet.
  init(folder: String) { self.folder = folder }

  /// What a person is told at the end.
  public var lines: [String] {
    let files = reused.count + read.count
    var lines: [String] = []
    if files > 0 {
      lines.append(
        "states: \(read.count) of \(files) file\(files == 1 ? "" : "s") read, \(reused.count) known from \(folder)/")
    } else if travelling != nil {
      lines.append("states: those of the whole run")
    }
    if let travelling { lines.append("  \(travelling) may be sent to whoever runs 'peil merge'") }
    return lines
  }
}
