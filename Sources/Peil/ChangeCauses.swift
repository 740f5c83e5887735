import PeilCore
import PeilPipeline
import PeilRun

/// What made the figures of a table change: of all that is otherwise in a later run, what the table rests on.
struct ChangeCauses {
  let before: StoredRun
  let after: StoredRun
  let files: PipelineComparison
  let parameters: [RunComparison.ParameterChange]
  let inputs: [InputChange]
  let references: [String]
  let ledger: [LedgerComparison.Change]

  /// The causes, in words, those that lie nearest to the files first.
  func of(_ figures: FigureComparison) -> [String] {
    let lineage = lineage(of: figures.table)
    let places = lineage.flatMap { [["sources", $0], ["datasets", $0]] } + [["tables", owner(of: figures.table)]]
    var causes = inputs.filter { lineage.contains($0.source) }.map(words)
    causes += references.filter { path in places.contains { files.holds(path, under: $0) } }.map {
      "'\($0)' is another file"
    }
    causes += parameters.filter { change in places.contains { files.holds("$" + change.name, under: $0) } }.map {
      "parameter '\($0.name)': \($0.before ?? "none") → \($0.after ?? "none")"
    }
    causes += files.changes.filter { isCause($0, of: figures, lineage) }.map(words)
    if let first = firstRows(in: lineage) { causes.append(first) }
    guard causes.isEmpty else { return causes }
    if before.frame.version != after.frame.version {
      return ["the runs were made by Peil \(before.frame.version) and \(after.frame.version)"]
    }
    return ["nothing in the pipeline, its parameters or its files explains this"]
  }

  /// Both runs' sources and datasets behind a table.
  private func lineage(of table: String) -> [String] {
    var names: [String] = []
    for plan in [after.plan, before.plan] {
      guard let from = plan.tables.first(where: { $0.name == table })?.from else { continue }
      names += plan.lineage(of: from).filter { !names.contains($0) }
    }
    return names
  }

  /// The table that a comparison was added to stands in the file; the comparison's own does not.
  private func owner(of table: String) -> String {
    let planned = [after.plan, before.plan].lazy.compactMap { $0.tables.first { $0.name == table } }.first
    return planned?.comparison?.table ?? table
  }

  // MARK: - The pipeline file

  /// Words for people change no figure, nor does what is published.
  private static let harmless: Set = ["title", "label", "note", "decimals"]

  private func isCause(_ change: PipelineComparison.Change, of figures: FigureComparison, _ lineage: [String]) -> Bool {
    guard let top = change.path.first, !change.path.contains(where: Self.harmless.contains) else { return false }
    let name = change.path.count > 1 ? change.path[1] : ""
    switch top {
    case "as-of", "reading", "unit": return true
    case "sources", "datasets": return lineage.contains(name)
    case "measures": return kinds(of: figures).contains(name)
    case "tables": return name == owner(of: figures.table) && touches(change, figures)
    default: return false
    }
  }

  /// A measure's own settings change its own figures alone, and those of a comparison it stands in.
  private func touches(_ change: PipelineComparison.Change, _ figures: FigureComparison) -> Bool {
    guard change.path.count > 3, change.path[2] == "measures", owner(of: figures.table) == figures.table else {
      return true
    }
    return figures.changes.contains { $0.measure == change.path[3] || $0.measure.hasPrefix(change.path[3] + "_") }
  }

  private func kinds(of figures: FigureComparison) -> Set<String> {
    let changed = Set(figures.changes.map(\.measure))
    return Set(
      [before.plan, after.plan].flatMap(\.tables).filter { $0.name == figures.table }.flatMap(\.measures)
        .filter { changed.contains($0.name) }.map(\.kind))
  }

  private func words(_ change: PipelineComparison.Change) -> String {
    let place = change.path.joined(separator: ".")
    return switch (change.before, change.after) {
    case (nil, _?): "the pipeline's \(place) has come (line \(change.line))"
    case (_?, nil): "the pipeline's \(place) has left"
    default: "the pipeline's \(place) says something else (line \(change.line))"
    }
  }

  // MARK: - Rows

  private func words(_ input: InputChange) -> String {
    let name = "source '\(input.source)'"
    guard let before = input.before else { return "\(name) has come" }
    guard let after = input.after else { return "\(name) has left" }
    let records = "\(before.records) → \(after.records) records"
    if input.hasOtherFiles { return "\(name) has other files: \(records)" + rows(input) }
    return "\(name) is read in another way: \(records), \(before.rejected) → \(after.rejected) rejected"
  }

  private func rows(_ input: InputChange) -> String {
    let parts = [("came", input.came), ("left", input.left), ("changed", input.changed)].compactMap { words, rows in
      rows.flatMap { $0.count > 0 ? "\(counted($0.count, "row")) \(words)" : nil }
    }
    return parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
  }

  /// Where, on the way to the table, another number of rows comes out for the first time.
  private func firstRows(in lineage: [String]) -> String? {
    let change = ledger.first { change in
      guard let before = change.before, let after = change.after else { return false }
      return lineage.contains(after.dataset) && after.stage > 0 && before.rowsOut != after.rowsOut
    }
    guard let before = change?.before, let after = change?.after else { return nil }
    return "rows of '\(after.dataset)' differ from stage \(after.stage) (\(after.kind)) on:"
      + " \(before.rowsOut) → \(after.rowsOut)"
  }
}
