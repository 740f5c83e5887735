public import PeilCore
import PeilWords

/// The figures a finished run is asked for first, as a terminal shows them: those at the head of its report.
public struct KeyFiguresTable: Sendable {
  private let result: RunResult
  private let plan: Plan

  /// The key figures of a run.
  public init(result: RunResult, plan: Plan) {
    self.result = result
    self.plan = plan
  }

  /// A heading and a line for each figure, with its table; empty where one table is all there is, which says it itself.
  ///
  /// Throws where the figures do not fit the plan.
  public var text: String {
    get throws {
      let document = try ReportDocument(result: result, plan: plan)
      guard document.tables.count > 1 else { return "" }
      let rows = KeyFigures(document: document).rows
      guard !rows.isEmpty else { return "" }
      let table = TerminalTable(
        head: [], rows: rows, alignments: [.left, .right, .left], stubCount: 3)
      let lines = table.text.split(separator: "\n").dropFirst()
      return document.words[.keyFigures] + "\n\n" + lines.map { $0 + "\n" }.joined()
    }
  }
}
