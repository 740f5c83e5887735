public import PeilCore
public import PeilDiagnostics
import PeilValues

extension RunVerdict {
  /// What the one who ran it should be told: limits that were passed, with the first rows and reasons, and rules that failed.
  public func diagnostics(of result: RunResult, under plan: Plan) -> [Diagnostic] {
    // What was rejected on reading comes first: rows that lack a partner because of it follow from it.
    let causes = overLimit.filter { $0.rejectedWhileReading > 0 } + overLimit.filter { $0.rejectedWhileReading == 0 }
    return causes.map { input in
      overLimit(input, limit: plan.sources.first { $0.name == input.source }?.rejectLimit, result: result)
    } + failedChecks.map(failed)
  }

  private func overLimit(_ input: InputSummary, limit: RejectLimit?, result: RunResult) -> Diagnostic {
    let rows = result.rejections.filter { $0.source == input.source && $0.file != nil }
    let first = rows.first
    let shown = rows.prefix(5).map(reason)
    let more = rows.count > shown.count ? ["… and \(rows.count - shown.count) more in rejects/reasons.csv"] : []
    return .error(
      "reject-limit",
      "\(counted(input.rejected, "record")) of source '\(input.source)' rejected; its reject-limit is \(words(limit))",
      details: shown + more + (rows.contains { $0.reason == "unknown-word" } ? [Self.newWord] : []) + [
        "mend the file, or write what may be rejected as 'reject-limit' of the source; nothing is published"
      ],
      place: DataPlace(
        file: first?.file ?? input.file, line: first?.line, record: first?.record, column: nil, byte: nil),
      exit: .data)
  }

  private static let newWord =
    "a word that belongs there goes into 'values' of its column; 'invalid: missing' takes all others for missing"

  private func reason(_ row: Rejection) -> String { (row.line.map { "line \($0): " } ?? "") + row.explanation }

  private func words(_ limit: RejectLimit?) -> String {
    switch limit {
    case .rows(let rows): "\(rows)"
    case .share(let share): "a share of \(share.significantDigits(6, mode: .halfAwayFromZero)) of the records"
    case nil: "0"
    }
  }

  private func failed(_ check: CheckResult) -> Diagnostic {
    .warning(
      "check-failed",
      "rule '\(check.rule)' of dataset '\(check.dataset)' fails for \(counted(check.failed, "row"))",
      details: ["\(check.passed) pass, \(check.unknown) unknown; the run ends with exit status 1"],
      exit: .failedChecks)
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
