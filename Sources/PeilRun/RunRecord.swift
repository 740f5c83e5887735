import PeilCore
import PeilExpression
import PeilJSON
import PeilTable
import PeilValues

/// `run.json`: what went in, what was done and what came out, so that anybody can check a run and repeat it.
///
/// It holds no time of day, no host name and no absolute path: the same input gives the same bytes.
struct RunRecord {
  let plan: Plan
  let result: RunResult

  /// The record of a run that wrote these files.
  func bytes(files: [RunListing.File], formats: [String]) -> [UInt8] {
    JSONValue.map([
      ("peil", .text(result.identity?.version ?? "")),
      (
        "pipeline",
        .map([("file", .text(fileName(plan.file))), ("sha256", .text(result.identity?.pipeline ?? ""))])
      ),
      ("title", .text(plan.title.text(in: plan.language))),
      ("language", .text(plan.language)),
      ("formats", .list(formats.map(JSONValue.text))),
      ("as-of", plan.asOf.map { .text($0.description) } ?? .null),
      ("reading", plan.reading.map { .text($0.rawValue) } ?? .null),
      ("parameters", .list(plan.parameters.map(parameter))),
      ("inputs", .list(result.inputs.map(input))),
      ("references", .list(plan.references.map(reference))),
      ("ledger", .list(result.ledger.entries.map(entry))),
      ("checks", .list(result.checks.map(check))),
      ("definitions", .list(definitions)),
      ("outputs", .list(files.sorted { $0.path < $1.path }.map(output))),
    ]).bytes
  }

  private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func parameter(_ parameter: PlannedParameter) -> JSONValue {
    .map([
      ("name", .text(parameter.name)), ("value", parameter.isSecret ? .null : .text(parameter.text)),
      ("set", .boolean(parameter.isOverridden)),
    ])
  }

  private func input(_ input: InputSummary) -> JSONValue {
    let digests = result.identity?.inputs[input.source] ?? []
    let files = input.files.enumerated().map { place, file in
      self.file(file, place < digests.count ? digests[place] : nil)
    }
    let isMended = plan.sources.first { $0.name == input.source }?.mended != nil
    let exports = isMended ? Array(files.dropLast()) : files
    var entries: [(String, JSONValue)] = [("source", .text(input.source))]
    if exports.count == 1 {
      entries += exports[0].filter { $0.0 != "records" }
    } else {
      entries.append(("files", .list(exports.map { .map($0) })))
    }
    if isMended, let mended = files.last { entries.append(("mended", .map(mended))) }
    return .map(
      entries + [
        ("records", .integer(input.records)),
        ("rejected", .integer(input.rejected)),
        ("blank-lines", .integer(input.blankLines)),
        ("comment-lines", .integer(input.commentLines)),
        ("padded-records", .integer(input.paddedRecords)),
        ("cut-records", .integer(input.cutRecords)),
        (
          "invalid-made-missing",
          .map(input.invalidMadeMissing.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
        ),
      ])
  }

  private func file(_ file: InputSummary.File, _ digest: RunIdentity.Hash?) -> [(String, JSONValue)] {
    [
      ("file", .text(file.file.hasPrefix("/") ? fileName(file.file) : file.file)),
      ("bytes", .integer(file.bytes)),
      (digest?.method.rawValue ?? "sha256", digest.map { .text($0.hexadecimal) } ?? .null),
      ("records", .integer(file.records)),
    ]
  }

  private func reference(_ file: ReferenceFile) -> JSONValue {
    .map([
      ("file", .text(file.shownPath.hasPrefix("/") ? fileName(file.shownPath) : file.shownPath)),
      ("bytes", .integer(file.bytes.count)), ("sha256", .text(Digest(of: file.bytes).hexadecimal)),
    ])
  }

  private func entry(_ entry: LedgerEntry) -> JSONValue {
    .map([
      ("dataset", .text(entry.dataset)), ("stage", .integer(entry.stage)), ("kind", .text(entry.kind)),
      ("in", .integer(entry.rowsIn)), ("left-out", .integer(entry.leftOut)),
      ("left-out-unknown", .integer(entry.leftOutUnknown)), ("rejected", .integer(entry.rejected)),
      ("merged", .integer(entry.merged)), ("added", .integer(entry.added)), ("out", .integer(entry.rowsOut)),
      ("details", .map(entry.details.map { ($0.name, .text($0.value)) })),
    ])
  }

  private func check(_ check: CheckResult) -> JSONValue {
    .map([
      ("dataset", .text(check.dataset)), ("stage", .integer(check.stage)), ("rule", .text(check.rule)),
      ("otherwise", .text(check.otherwise.rawValue)), ("passed", .integer(check.passed)),
      ("failed", .integer(check.failed)), ("unknown", .integer(check.unknown)),
    ])
  }

  private var definitions: [JSONValue] {
    plan.tables.flatMap { table in
      table.measures.map { measure in
        .map([
          ("table", .text(table.name)), ("measure", .text(measure.name)),
          ("definition", .text(measure.bound.definition.identifier)),
          ("text", .text(measure.bound.definition.text.text(in: plan.language))),
        ])
      }
    }
  }

  private func output(_ file: RunListing.File) -> JSONValue {
    .map([("file", .text(file.path)), ("bytes", .integer(file.bytes)), ("sha256", .text(file.digest))])
  }
}
