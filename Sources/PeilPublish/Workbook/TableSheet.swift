import PeilCore
import PeilDiagnostics
import PeilWords

/// The sheet of one table: its title, its heads in one row, its lines, and below them what must be said beside it.
struct TableSheet {
  let table: ReportTable
  let words: Words
  let source: String?
  /// The sheet that leads to all others.
  let contents: String

  private var maker: TableLayoutMaker { table.maker }
  private var figures: FigureCell { FigureCell(numbers: NumberStyle(words.language)) }

  func sheet(named name: String) -> WorkbookSheet {
    let lines = maker.estimateLines
    let columns = self.columns(lines)
    let heads = maker.stubHead.map { WorkbookCell($0, .head(isFigure: false)) } + columns.flatMap { self.heads($0) }
    let body = lines.map { line in
      side(line) + zip(line.figures, columns).flatMap { cells($0, $1, isTotal: line.isTotal) }
    }
    let top = [
      [WorkbookCell("\(table.numbered). \(table.title)", .title)],
      [WorkbookCell("\(words[.oneTableHere]) \(words[.restIsBelow])", .line)],
      [WorkbookCell(.link(words[.toContents], sheet: contents), .init(.link))],
    ]
    let uniqueHeads = Self.unique(heads)
    return WorkbookSheet(
      name: name, rows: top + [uniqueHeads] + body + [[]] + below.map { [WorkbookCell($0, .line)] },
      widths: ColumnWidths(maker.stubHead.count, [uniqueHeads] + body).widths,
      table: WorkbookSheet.Table(
        name: "table_" + table.table.plan.name, headRow: top.count, lineCount: body.count,
        columnCount: uniqueHeads.count, sideCount: maker.stubHead.count))
  }

  /// What must be said beside the table, a line for each.
  private var below: [String] {
    var lines = maker.legendLines
    if let note = table.note { lines.append("\(words[Word.note]): \(note)") }
    lines += table.definitions.map { definition in
      "\(definition.label): \(definition.text)" + (definition.note.map { " (\($0))" } ?? "")
    }
    if let source { lines.append("\(words[Word.source]): \(source)") }
    return lines
  }

  // MARK: - Columns

  /// A column of figures; those with intervals have two more for the limits.
  private struct Column {
    let head: String
    let hasIntervals: Bool
  }

  /// Levels of heads stand in one row with a comma between them.
  private func columns(_ lines: [TableLayoutMaker.EstimateLine]) -> [Column] {
    maker.columnHeads.enumerated().map { place, head in
      Column(
        head: head.joined(separator: ", "),
        hasIntervals: lines.contains { $0.figures[place].estimate?.interval != nil })
    }
  }

  private func heads(_ column: Column) -> [WorkbookCell] {
    let limits = column.hasIntervals ? [words[.lowerLimit], words[.upperLimit]] : []
    return ([column.head] + limits.map { "\(column.head), \($0)" }).map { WorkbookCell($0, .head(isFigure: true)) }
  }

  /// Tables of spreadsheets take no two heads that differ by case alone.
  private static func unique(_ heads: [WorkbookCell]) -> [WorkbookCell] {
    var taken: Set<String> = []
    return heads.map { head in
      guard case .head(let isFigure) = head.style.role else { return head }
      var text = head.shown.isEmpty ? "–" : head.shown
      var number = 2
      while taken.contains(text.lowercased()) {
        text = "\(head.shown) (\(number))"
        number += 1
      }
      taken.insert(text.lowercased())
      return WorkbookCell(text, .head(isFigure: isFigure))
    }
  }

  // MARK: - Lines

  private func side(_ line: TableLayoutMaker.EstimateLine) -> [WorkbookCell] {
    line.stub.enumerated().map { place, text in
      let number = place < line.side.count ? line.side[place] : nil
      return number.flatMap { figures.side($0.value, $0.type, shown: text, isTotal: line.isTotal) }
        ?? WorkbookCell(text, .side, isTotal: line.isTotal)
    }
  }

  private func cells(
    _ figure: (measure: Int, estimate: Estimate?), _ column: Column, isTotal: Bool
  ) -> [WorkbookCell] {
    let count = column.hasIntervals ? 3 : 1
    guard let estimate = figure.estimate else {
      return [WorkbookCell](
        repeating: WorkbookCell(.empty, .init(.figure, isTotal: isTotal)), count: count)
    }
    let style = maker.style(of: figure.measure)
    let text = maker.text(estimate, of: figure.measure)
    guard let value = estimate.value else {
      return [WorkbookCell](repeating: WorkbookCell(text.value, .figure, isTotal: isTotal), count: count)
    }
    let cell = figures.cell(value, style, sign: text.sign, isTotal: isTotal)
    guard column.hasIntervals else { return [cell] }
    guard let interval = estimate.interval else {
      return [cell] + [WorkbookCell](repeating: WorkbookCell("–", .figure, isTotal: isTotal), count: 2)
    }
    return [cell]
      + [interval.lower, interval.upper].map {
        figures.cell(Quantity(.approximate($0), value.unit), style, sign: nil, isTotal: isTotal)
      }
  }
}
