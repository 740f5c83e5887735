import Peil

/// The figures of a run that can be explained: its tables, or one table's measures and cells.
struct ExplainList {
  private let tables: [NamedTable]
  private let folder: String

  init(_ tables: [NamedTable], folder: String) {
    self.tables = tables
    self.folder = folder
  }

  /// A line per table with its title; of one table also what its measures and its dimensions' values are called.
  var text: String {
    let names = tables.map { [$0.plan.name, $0.title] }
    var text = TerminalTable(head: [["table", "title"]], rows: names, alignments: [.left, .left]).text
    if let table = tables.first, tables.count == 1 {
      let measures = zip(table.plan.measures, table.measureLabels).map { [$0.name, $1] }
      text += "\n" + TerminalTable(head: [["measure", "label"]], rows: measures, alignments: [.left, .left]).text
      if !table.plan.dimensions.isEmpty {
        text +=
          "\n" + TerminalTable(head: [["cell", "label"]], rows: cells(of: table), alignments: [.left, .left]).text
      }
    }
    return text + "\n" + example
  }

  private func cells(of table: NamedTable) -> [[String]] {
    table.plan.dimensions.indices.flatMap { place in
      var seen: Set<String> = []
      return table.cells.indices.compactMap { cell -> [String]? in
        let code = table.codes(ofCell: cell)[place] ?? NamedTable.totalWord
        guard seen.insert(code).inserted else { return nil }
        return ["\(table.plan.dimensions[place].column.name)=\(code)", table.words(ofCell: cell)[place]]
      }
    }
  }

  private var example: String {
    guard let table = tables.first, !table.cells.isEmpty, !table.plan.measures.isEmpty else { return "" }
    let place = FigurePlace(table: table, cell: 0, measure: table.plan.measures.count - 1)
    return "for example: \(CommandLineText.line(["peil", "explain", folder] + place.words))\n"
  }
}
