import PeilCore
import PeilWords

/// How good the data are: the rules and how they fared, and what was rejected and why.
struct QualityPart {
  let document: ReportDocument

  private var words: Words { document.words }
  private var numbers: NumberStyle { document.numbers }

  var blocks: [ReportValues] { ([checks, rejects] + madeMissing).map(\.values) }

  private var checks: ReportBlock {
    let checks = document.result.checks
    guard !checks.isEmpty else { return ReportBlock(title: words[.checks], text: words[.noChecks]) }
    let table = ListTable(
      identifier: "checks", caption: words[.checks],
      columns: [
        .text(words[.check]), .text(words[.dataset].capitalizedFirst), .text(words[.consequence]),
        .number(words[.passed]), .number(words[.failed]), .number(words[.undecided]),
      ],
      rows: checks.map { check in
        [
          sign(check) + " " + check.rule, check.dataset, consequence(check.otherwise), numbers.count(check.passed),
          numbers.count(check.failed), numbers.count(check.unknown),
        ]
      })
    return ReportBlock(title: words[.checks], table: table.markup, label: words[.checks])
  }

  /// A sign beside the counts, so that a rule that failed is seen at once.
  private func sign(_ check: CheckResult) -> String {
    if check.failed > 0 { return "✗" }
    return check.unknown > 0 ? "?" : "✓"
  }

  private func consequence(_ consequence: Rule.Consequence) -> String {
    switch consequence {
    case .reject: words[.rowIsRejected]
    case .stop: words[.runIsStopped]
    case .warn: words[.rowIsFlagged]
    }
  }

  private var rejects: ReportBlock {
    let counts = document.result.rejectCounts
    guard !counts.isEmpty else { return ReportBlock(title: words[.rejects], text: words[.noRejects]) }
    let table = ListTable(
      identifier: "rejects", caption: words[.rejects],
      columns: [
        .text(words[.dataSource]), .text(words[.reason]), .text(words[.column]),
        .text(words[.stage].capitalizedFirst), .number(words[.rows]),
      ],
      rows: counts.map { count in
        [
          count.source, reason(count.reason), count.column ?? "",
          count.dataset.map { "\($0), \(numbers.count(count.stage))" } ?? words[.read], numbers.count(count.count),
        ]
      })
    return ReportBlock(title: words[.rejects], table: table.markup, label: words[.rejects])
  }

  private func reason(_ code: String) -> String {
    RejectionWord(rawValue: code).map { words[rejection: $0] } ?? code
  }

  /// Values that were not valid and count as unknown since; no block where there are none.
  private var madeMissing: [ReportBlock] {
    let rows = document.result.inputs.flatMap { input in
      input.invalidMadeMissing.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { column, count in
        [input.source, column, numbers.count(count)]
      }
    }
    guard !rows.isEmpty else { return [] }
    let table = ListTable(
      identifier: "made-missing", caption: words[.madeMissing],
      columns: [.text(words[.dataSource]), .text(words[.column]), .number(words[.rows])], rows: rows)
    return [ReportBlock(title: words[.madeMissing], table: table.markup, label: words[.madeMissing])]
  }
}

extension String {
  /// The text with a capital at its head.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
