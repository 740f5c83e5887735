import Peil

/// What `peil verify` says at the end.
struct VerificationText {
  private let found: Verification
  private let folder: String

  init(_ found: Verification, folder: String) {
    self.found = found
    self.folder = folder
  }

  /// A line for files, ledger, figures and inputs each, and what vouches for them.
  var text: String {
    var lines = [
      "files: \(found.fileCount) in \(folder), "
        + (found.faultCount == 0 ? "all as the run wrote them" : "\(found.faultCount) not as the run wrote them")
    ]
    if let stages = found.stageCount {
      let isOpen = found.diagnostics.contains { $0.code == "open-ledger" }
      lines.append("ledger: \(counted(stages, "line")); the sums " + (isOpen ? "do not close" : "close"))
    }
    if let figures = found.figureCount {
      lines.append(
        "figures: \(figures) in \(counted(found.tableCount, "table")); \(counted(found.comparedFiles.count, "file")) made again and compared"
      )
    }
    if !found.inputs.isEmpty { lines.append("inputs: " + inputs) }
    lines.append("sha256 of run.json: \(found.listingDigest)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private var inputs: String {
    let states: [(InputState.State, String)] = [
      (.same, "the same"), (.changed, "changed since"), (.gone, "gone"), (.unknown, "not looked at"),
    ]
    return states.compactMap { state, words in
      let count = found.inputs.count { $0.state == state }
      return count > 0 ? "\(count) \(words)" : nil
    }.joined(separator: ", ")
  }

  /// The same for a program.
  var json: String {
    func number(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
    return JSONValue.map([
      ("folder", .text(folder)), ("exit", .integer(Int(found.diagnostics.exitStatus.rawValue))),
      ("files", .integer(found.fileCount)), ("not-as-written", .integer(found.faultCount)),
      ("ledger-entries", number(found.stageCount)), ("figures", number(found.figureCount)),
      ("compared", .list(found.comparedFiles.map(JSONValue.text))),
      (
        "inputs",
        .list(
          found.inputs.map {
            .map([
              ("role", .text($0.role)), ("file", .text($0.file)), ("state", .text($0.state.rawValue)),
              ("bytes-then", number($0.bytesThen)), ("bytes-now", number($0.bytesNow)),
            ])
          })
      ),
      ("run-json-sha256", .text(found.listingDigest)),
      ("diagnostics", .list(found.diagnostics.map(DiagnosticValue.json))),
    ]).document
  }
}
