import Peil

/// What a finished run tells its user beside the figures.
struct RunSummary {
  let outcome: Pipeline.Outcome
  let plan: Plan

  /// The last lines a person reads: rows in and out, and where the files are.
  var text: String {
    let inputs = outcome.result.inputs
    let read = inputs.reduce(0) { $0 + $1.records }
    let rejected = outcome.result.rejectCounts.reduce(0) { $0 + $1.count }
    var lines = [
      "\(counted(read, "record")) read from \(counted(inputs.reduce(0) { $0 + $1.files.count }, "file")), \(rejected) rejected"
    ]
    for input in inputs where input.rejected > 0 || input.mended > 0 || !input.invalidMadeMissing.isEmpty {
      var parts = ["\(input.source): \(input.rejected) of \(counted(input.records, "record")) rejected"]
      if input.mended > 0 { parts.append("\(counted(input.mended, "record")) mended") }
      for (column, count) in input.invalidMadeMissing.sorted(by: { $0.key < $1.key }) {
        parts.append("\(counted(count, "invalid word")) of '\(column)' made missing")
      }
      lines.append("  " + parts.joined(separator: "; "))
    }
    if outcome.verdict.isPublishable {
      lines.append("every row is accounted for in \(outcome.folder)/ledger.csv")
      lines.append("written: \(outcome.folder)/")
      lines += FileList(files).lines.map { "  " + $0 }
      lines += releaseLines
      if let leftover = outcome.leftover {
        lines.append("\(leftover)/ of an earlier run stays: it holds files that were changed or added since")
      }
      if let states = outcome.states { lines += states.lines }
    } else {
      lines.append("nothing is published; the rejected rows and the reasons stand in \(outcome.folder)/rejects/")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What may leave the house, or that nothing may.
  private var releaseLines: [String] {
    if let release = outcome.release {
      let summary = release.protection.summary
      return [
        "for publication: \(outcome.folder)/release/, \(summary.hidden) of \(counted(summary.figures, "figure")) confidential; audited"
      ] + release.distances.map { "  " + $0 }
    }
    if !outcome.refusal.isEmpty { return ["for publication: nothing; the release was refused, and there is none"] }
    return DisclosureAdvice(plan).lines
  }

  /// What people look for first: what was published, and the rejected rows.
  private var files: [String] {
    outcome.published + (outcome.result.rejections.isEmpty ? [] : ["rejects/reasons.csv"])
  }

  /// The same for a program.
  func json(diagnostics: [Diagnostic]) -> String {
    JSONValue.map([
      ("folder", .text(outcome.folder)), ("files", .list(outcome.published.map(JSONValue.text))),
      ("published", .boolean(outcome.verdict.isPublishable)),
      ("release", .list((outcome.release?.paths ?? []).map(JSONValue.text))),
      ("exit", .integer(Int(outcome.exitStatus.rawValue))),
      (
        "states",
        outcome.states.map { states in
          .map([
            ("folder", .text(states.folder)), ("read", .list(states.read.map(JSONValue.text))),
            ("known", .list(states.reused.map(JSONValue.text))),
            ("travelling", states.travelling.map(JSONValue.text) ?? .null),
          ])
        } ?? .null
      ),
      (
        "inputs",
        .list(
          outcome.result.inputs.map {
            .map([
              ("source", .text($0.source)), ("file", .text($0.file)), ("records", .integer($0.records)),
              ("rejected", .integer($0.rejected)),
            ])
          })
      ),
      (
        "diagnostics",
        .list(
          diagnostics.map {
            .map([
              ("severity", .text($0.severity.rawValue)), ("code", .text($0.code)), ("message", .text($0.message)),
              ("details", .list($0.details.map(JSONValue.text))),
            ])
          })
      ),
    ]).document
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
