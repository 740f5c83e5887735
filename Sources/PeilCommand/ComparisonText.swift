import Peil

/// What `peil diff` tells a person.
struct ComparisonText {
  private let found: RunComparison
  private let limit: Int

  /// A text that tells of so many figures in each table.
  init(_ found: RunComparison, limit: Int) {
    self.found = found
    self.limit = limit
  }

  /// What is otherwise, part by part; a part in which all is the same takes one line.
  var text: String {
    let parts = [versions, pipeline, parameters, inputs, references, ledger, figures].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined()
  }

  private var versions: [String] {
    let (before, after) = found.versions
    return before == after ? [] : ["Peil: \(before) → \(after)"]
  }

  private var pipeline: [String] {
    guard !found.pipeline.isEmpty else { return ["pipeline: the same"] }
    return ["pipeline: \(counted(found.pipeline.count, "difference"))"]
      + found.pipeline.map { change in
        let values = "\(change.before.map(Self.quoted) ?? "nothing") → \(change.after.map(Self.quoted) ?? "nothing")"
        return "  \(change.path.joined(separator: ".")): \(values)"
      }
  }

  private var parameters: [String] {
    guard !found.parameters.isEmpty else { return [] }
    return ["parameters: \(counted(found.parameters.count, "difference"))"]
      + found.parameters.map { "  \($0.name): \($0.before ?? "none") → \($0.after ?? "none")" }
  }

  private var references: [String] {
    guard !found.references.isEmpty else { return [] }
    return ["taxonomies and code lists: \(counted(found.references.count, "difference"))"]
      + found.references.map { "  " + $0 }
  }

  // MARK: - Inputs

  private var inputs: [String] {
    guard !found.inputs.isEmpty else { return ["inputs: the same"] }
    return ["inputs: \(counted(found.inputs.count, "source")) with differences"] + found.inputs.flatMap(lines)
  }

  private func lines(_ input: InputChange) -> [String] {
    guard let before = input.before else { return ["  \(input.source): has come, \(records(input.after))"] }
    guard let after = input.after else { return ["  \(input.source): has left, it had \(records(before))"] }
    let files = input.hasOtherFiles ? "other files" : "the same files"
    var line = "  \(input.source): \(files), \(before.records) → \(after.records) records"
    if before.rejected != after.rejected { line += ", \(before.rejected) → \(after.rejected) rejected" }
    let rows = [("came", input.came), ("left", input.left), ("changed", input.changed)].compactMap { words, rows in
      rows.map { "    \(counted($0.count, "row")) \(words)" + keys($0) }
    }
    return [line] + rows
  }

  private func records(_ input: InputSummary?) -> String { counted(input?.records ?? 0, "record") }

  private func keys(_ rows: InputChange.Rows) -> String {
    guard !rows.keys.isEmpty else { return "" }
    let more = rows.count - rows.keys.count
    return ": " + rows.keys.joined(separator: "; ") + (more > 0 ? "; … and \(more) more" : "")
  }

  // MARK: - Ledger

  private var ledger: [String] {
    guard !found.ledger.isEmpty else { return ["ledger: the same"] }
    return ["ledger: \(counted(found.ledger.count, "line")) with differences"] + found.ledger.map(line)
  }

  private func line(_ change: LedgerComparison.Change) -> String {
    guard let before = change.before else { return "  \(name(change.after)): has come" }
    guard let after = change.after else { return "  \(name(before)): has left" }
    var parts = change.counts.map { "\($0.name) \($0.before) → \($0.after)" }
    let details = Dictionary(before.details.map { ($0.name, $0.value) }) { first, _ in first }
    parts += after.details.filter { details[$0.name] != $0.value }.map {
      "\($0.name) \(details[$0.name] ?? "none") → \($0.value)"
    }
    let names = Set(after.details.map(\.name))
    parts += before.details.filter { !names.contains($0.name) }.map { "\($0.name) \($0.value) → none" }
    return "  \(name(after)): " + parts.joined(separator: ", ")
  }

  private func name(_ entry: LedgerEntry?) -> String {
    guard let entry else { return "" }
    return entry.stage == 0 ? "source \(entry.dataset)" : "\(entry.dataset), stage \(entry.stage) (\(entry.kind))"
  }

  // MARK: - Figures

  private var figures: [String] {
    guard !found.tables.isEmpty else { return ["figures: all \(found.figureCount) are the same"] }
    let changed = found.tables.reduce(0) { $0 + $1.figures.changes.count }
    return [
      "figures: \(changed) of \(found.figureCount) changed, in \(found.tables.count) of \(counted(found.tableCount, "table"))"
    ] + found.tables.flatMap(lines)
  }

  private func lines(_ table: RunComparison.TableChange) -> [String] {
    let changes = table.figures.changes
    var lines = ["", "\(table.figures.table): " + heading(table)]
    lines += table.causes.map { "  because: \($0)" }
    guard !table.hasCome, !table.hasLeft else { return lines }
    lines += changes.prefix(limit).map { change in
      let place = ([change.measure] + change.place).joined(separator: ", ")
      return "  \(place): " + FigureChangeText(before: change.before, after: change.after).text
    }
    if changes.count > limit { lines.append("  … and \(changes.count - limit) more; --all tells of all") }
    return lines
  }

  private func heading(_ table: RunComparison.TableChange) -> String {
    if table.hasCome { return "has come, with \(counted(table.figures.count, "figure"))" }
    if table.hasLeft { return "has left; it had \(counted(table.figures.count, "figure"))" }
    return "\(table.figures.changes.count) of \(counted(table.figures.count, "figure")) changed"
  }

  private static func quoted(_ text: String) -> String {
    let short = text.count > 80 ? text.prefix(79) + "…" : text[...]
    return "'\(short)'"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
