public import PeilCore
import PeilCSV
import PeilDiagnostics
public import PeilExpression
import PeilTable

extension NativeEngine {
  /// The first rows of a source or dataset that meet a condition (nil: all), each with the record it came from, and how many
  /// there are.
  ///
  /// A row of a join comes from the record at its left. `marks` are evaluated for each row and stand behind its columns
  /// under the names given. Only what these rows come from is read. Throws like `run`.
  public func trace(
    _ name: String, where condition: Expression?, marks: [(name: String, condition: Expression)] = [], limit: Int,
    in plan: Plan, options: RunOptions
  ) throws -> TracedRows {
    guard let input = plan.schema(of: name) else {
      throw DiagnosticsError([.error("unknown-dataset", "no source or dataset '\(name)'")])
    }
    var stages: [PlannedStage] = []
    if let condition {
      stages.append(
        PlannedStage(
          number: 1, kind: "filter", input: input, relation: Relation(.filter(condition), schema: input), span: nil))
    }
    var marked = input
    if !marks.isEmpty {
      let grain = input.grain
      marked = Schema(
        columns: input.columns + marks.map { Column(name: $0.name, type: .boolean, grain: grain) }, grain: grain)
      let projections =
        input.columns.map(Projection.passing) + marks.map { Projection(name: $0.name, expression: $0.condition) }
      stages.append(
        PlannedStage(
          number: stages.count + 1, kind: "derive", input: input,
          relation: Relation(.project(projections), schema: marked), span: nil))
    }
    var plan = plan
    plan.datasets.append(PlannedDataset(name: Self.traced, from: name, stages: stages, schema: marked))
    let part = try plan.part(making: Self.traced, afterStage: nil)
    let run = PlanRun(try graph(part, tables: [], exports: [], shown: Self.traced), options: options, showLimit: limit)
    try run.carryOut()
    let shown = run.record.shown ?? ShownRows()
    let rows = ExportedRows(dataset: name, schema: marked, chunks: shown.chunks, total: shown.total)
    return TracedRows(rows: rows, places: try run.places(of: shown.chunks.flatMap { Array($0.origins) }))
  }

  /// No name of an author's holds a blank.
  private static let traced = "traced rows"
}

extension PlanRun {
  /// The record that each row came from; nil for rows that were made of several.
  fileprivate func places(of origins: [RowOrigin]) throws(DiagnosticsError) -> [TracedRows.Place?] {
    var found: [RowOrigin: TracedRows.Place] = [:]
    do {
      for (node, scan) in scans {
        let own = Array(Set(origins.filter { !$0.isDerived && $0.source == node }))
        guard let positions = positions[node], !own.isEmpty else { continue }
        for (origin, position) in zip(own, try positions.resolve(own, in: scan.files)) {
          found[origin] = TracedRows.Place(
            source: scan.source.name, file: scan.shownPath(position.file), line: position.line, record: position.record)
        }
      }
    } catch {
      throw DiagnosticsError(error.diagnostics)
    }
    return origins.map { found[$0] }
  }
}
