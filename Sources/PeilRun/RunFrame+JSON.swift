import PeilCore
import PeilJSON

extension RunFrame {
  /// The frame as `internal/record.json` holds it.
  var bytes: [UInt8] {
    JSONValue.map([
      ("peil", .text(version)),
      ("record", .integer(Self.form)),
      ("pipeline", .line(.map([("file", .text(pipelineFile)), ("stored", .text(Self.pipelinePath))]))),
      ("parameters", .list(overrides.map { .line(.map([("name", .text($0.name)), ("value", .text($0.value))])) })),
      ("sources", .list(layouts.map { .line(Self.json($0)) })),
      ("references", .list(references.map { .line(.map([("file", .text($0.file)), ("stored", .text($0.stored))])) })),
      ("inputs", .list(inputs.map(json))),
      ("ledger", .list(ledger.entries.map { .line(Self.json($0)) })),
      ("checks", .list(checks.map { .line(Self.json($0)) })),
      ("rejects", .list(rejectCounts.map { .line(Self.json($0)) })),
    ]).bytes
  }

  private static func json(_ layout: SourceLayout) -> JSONValue {
    .map([
      ("source", .text(layout.source)), ("headers", texts(layout.headers)),
      (
        "patterns",
        .list(layout.patterns.map { .map([("pattern", .text($0.text)), ("files", texts($0.files))]) })
      ),
    ])
  }

  private func json(_ input: InputSummary) -> JSONValue {
    let digests = hashes[input.source] ?? []
    let files = input.files.enumerated().map { place, file in
      JSONValue.line(Self.json(file, place < digests.count ? digests[place] : nil))
    }
    let counts: [(String, Int)] = [
      ("mended", input.mended), ("records", input.records), ("rejected-while-reading", input.rejectedWhileReading),
      ("rejected", input.rejected), ("blank-lines", input.blankLines), ("comment-lines", input.commentLines),
      ("padded-records", input.paddedRecords), ("cut-records", input.cutRecords),
    ]
    let made = input.invalidMadeMissing.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.integer($0.value)) }
    return .map(
      [("source", .text(input.source)), ("files", .list(files))] + counts.map { ($0.0, .integer($0.1)) }
        + [("invalid-made-missing", .line(.map(made)))])
  }

  private static func json(_ file: InputSummary.File, _ hash: RunIdentity.Hash?) -> JSONValue {
    .map(
      [("file", .text(file.file)), ("bytes", .integer(file.bytes)), ("records", .integer(file.records))]
        + (hash.map { [($0.method.rawValue, .text($0.hexadecimal))] } ?? []))
  }

  private static func json(_ entry: LedgerEntry) -> JSONValue {
    .map([
      ("dataset", .text(entry.dataset)), ("stage", .integer(entry.stage)), ("kind", .text(entry.kind)),
      ("in", .integer(entry.rowsIn)), ("left-out", .integer(entry.leftOut)),
      ("left-out-unknown", .integer(entry.leftOutUnknown)), ("rejected", .integer(entry.rejected)),
      ("merged", .integer(entry.merged)), ("added", .integer(entry.added)), ("out", .integer(entry.rowsOut)),
      ("details", .list(entry.details.map { texts([$0.name, $0.value]) })),
    ])
  }

  private static func json(_ check: CheckResult) -> JSONValue {
    .map([
      ("dataset", .text(check.dataset)), ("stage", .integer(check.stage)), ("rule", .text(check.rule)),
      ("otherwise", .text(check.otherwise.rawValue)), ("passed", .integer(check.passed)),
      ("failed", .integer(check.failed)), ("unknown", .integer(check.unknown)),
    ])
  }

  private static func json(_ rejects: RejectCount) -> JSONValue {
    .map([
      ("source", .text(rejects.source)), ("dataset", rejects.dataset.map(JSONValue.text) ?? .null),
      ("stage", .integer(rejects.stage)), ("reason", .text(rejects.reason)),
      ("column", rejects.column.map(JSONValue.text) ?? .null), ("count", .integer(rejects.count)),
    ])
  }

  private static func texts(_ words: [String]) -> JSONValue { .list(words.map(JSONValue.text)) }
}
