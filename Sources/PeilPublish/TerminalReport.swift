public import PeilCore
import PeilTable
import PeilWords

/// The published tables as a person at a terminal reads them, in the pipeline's language.
public struct TerminalReport: Sendable {
  private let result: RunResult
  private let plan: Plan
  private let width: Int?

  /// A report on a run; tables wider than `width` cells are set in blocks, nil sets none.
  public init(result: RunResult, plan: Plan, width: Int? = nil) {
    self.result = result
    self.plan = plan
    self.width = width
  }

  /// Title, table and legend of each table, an empty line between them; definitions stand in the files.
  ///
  /// Throws where the figures do not fit the plan.
  public var text: String {
    get throws {
      let language = Language(code: plan.language)
      return try PublishedTable.all(of: result, plan: plan)
        .map { text(of: TableLayout($0, in: language)) }
        .joined(separator: "\n")
    }
  }

  private func text(of layout: TableLayout) -> String {
    let levels = layout.columnHeads.map(\.count).max() ?? 0
    let head = (0..<levels).map { level in
      layout.stubHead.map { level == levels - 1 ? $0 : "" } + layout.columnHeads.map { $0[level] }
    }
    let table = TerminalTable(
      head: head, rows: layout.rows.map { $0.stub + $0.figures },
      alignments: layout.stubHead.map { _ in .left } + layout.columnHeads.map { _ in .right },
      stubCount: layout.stubHead.count)
    let legend = layout.legend.map { SafeText.singleLine($0) + "\n" }.joined()
    return SafeText.singleLine(layout.title) + "\n\n" + table.text(width: width) + legend
  }
}
