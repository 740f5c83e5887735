import Peil

/// What `peil diff` tells a program.
struct ComparisonJSON {
  private let found: RunComparison

  init(_ found: RunComparison) { self.found = found }

  /// All that is otherwise, exact where an exact value is known.
  var document: String {
    JSONValue.map([
      ("same-figures", .boolean(found.hasSameFigures)),
      ("peil", .list([.text(found.versions.before), .text(found.versions.after)])),
      (
        "pipeline",
        .list(
          found.pipeline.map {
            .map([
              ("path", .list($0.path.map(JSONValue.text))), ("before", text($0.before)), ("after", text($0.after)),
              ("line", .integer($0.line)),
            ])
          })
      ),
      (
        "parameters",
        .list(
          found.parameters.map {
            .map([("name", .text($0.name)), ("before", text($0.before)), ("after", text($0.after))])
          })
      ),
      ("references", .list(found.references.map(JSONValue.text))),
      ("inputs", .list(found.inputs.map(json))),
      ("ledger", .list(found.ledger.map(json))),
      ("figures", .integer(found.figureCount)),
      ("tables", .list(found.tables.map(json))),
    ]).document
  }

  private func text(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
  private func number(_ number: Int?) -> JSONValue { number.map(JSONValue.integer) ?? .null }

  private func json(_ input: InputChange) -> JSONValue {
    .map([
      ("source", .text(input.source)), ("other-files", .boolean(input.hasOtherFiles)),
      ("records", .list([number(input.before?.records), number(input.after?.records)])),
      ("rejected", .list([number(input.before?.rejected), number(input.after?.rejected)])),
      ("came", json(input.came)), ("left", json(input.left)), ("changed", json(input.changed)),
    ])
  }

  private func json(_ rows: InputChange.Rows?) -> JSONValue {
    rows.map { .map([("count", .integer($0.count)), ("keys", .list($0.keys.map(JSONValue.text)))]) } ?? .null
  }

  private func json(_ change: LedgerComparison.Change) -> JSONValue {
    let entry = change.after ?? change.before
    return .map([
      ("dataset", text(entry?.dataset)), ("stage", number(entry?.stage)), ("kind", text(entry?.kind)),
      ("came", .boolean(change.before == nil)), ("left", .boolean(change.after == nil)),
      (
        "counts",
        .map(change.counts.map { ($0.name, .list([.integer($0.before), .integer($0.after)])) })
      ),
    ])
  }

  private func json(_ table: RunComparison.TableChange) -> JSONValue {
    .map([
      ("table", .text(table.figures.table)), ("came", .boolean(table.hasCome)), ("left", .boolean(table.hasLeft)),
      ("figures", .integer(table.figures.count)), ("causes", .list(table.causes.map(JSONValue.text))),
      ("changes", .list(table.figures.changes.map(json))),
    ])
  }

  private func json(_ change: FigureComparison.Change) -> JSONValue {
    .map([
      ("measure", .text(change.measure)), ("place", .list(change.place.map(JSONValue.text))),
      ("before", json(change.before)), ("after", json(change.after)),
    ])
  }

  private func json(_ estimate: Estimate?) -> JSONValue {
    guard let estimate else { return .null }
    return .map([
      ("value", text(estimate.value?.tidyText)), ("status", .text(estimate.status.rawValue)),
      ("reason", .text(estimate.reason)), ("numerator", text(estimate.numerator?.tidyText)),
      ("denominator", text(estimate.denominator?.tidyText)), ("n", .integer(estimate.n)),
      ("missing", .integer(estimate.missing)),
    ])
  }
}
