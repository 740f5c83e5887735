public import PeilEngine
public import PeilWords

/// A plan as a terminal shows it: what is read in which pass, what each stage does to the columns, and what nobody reads.
public struct PlanText {
  private let outline: PlanOutline
  private let words: PlanWords
  private let width: Int

  /// The text of an outline, its lines no longer than a width where words allow.
  public init(_ outline: PlanOutline, in language: Language, width: Int = 100) {
    self.outline = outline
    words = PlanWords(language: language)
    self.width = max(40, width)
  }

  /// The lines, pass by pass, then the tables, then what the words mean.
  public var text: String {
    let flowing = outline.nodes.filter { $0.kind != .table }
    let tables = outline.nodes.filter { $0.kind == .table }
    var lines: [String] = []
    for pass in Set(flowing.map(\.pass)).sorted() {
      lines += [words.pass(pass)] + flowing.filter { $0.pass == pass }.flatMap(node) + [""]
    }
    if !tables.isEmpty { lines += [words.tables] + tables.flatMap(table) + [""] }
    let flows = Set(flowing.flatMap(\.stages).map(\.flow))
    let explained = zip([PlanOutline.Stage.Flow.blocks, .keys, .rows], words.legend).filter { flows.contains($0.0) }
    lines += explained.flatMap { wrapped($0.1, "", "  ") }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private func node(_ node: PlanOutline.Node) -> [String] {
    let origin = node.from.map { " \(words.from) \(outline.nodes[$0].name)" } ?? " \(node.detail)"
    let noun = node.kind == .source ? words.source : words.dataset
    var lines = wrapped("\(noun) \(node.name)\(origin)", "  ", "      ")
    if node.kind == .source { lines += schema(words.reads, node.schema.names, node.schema.grain.description) }
    lines += node.stages.flatMap(stage)
    if !node.pruned.isEmpty {
      lines += wrapped("\(words.pruned): \(node.pruned.joined(separator: ", "))", "    ", "      ")
    }
    if node.isKept { lines.append("    \(words.kept)") }
    return lines
  }

  private func stage(_ stage: PlanOutline.Stage) -> [String] {
    let others =
      stage.beside.isEmpty
      ? "" : " \(words.beside) " + stage.beside.map { outline.nodes[$0].name }.joined(separator: ", ")
    var lines = wrapped("\(stage.number) \(stage.kind)\(others) — \(words.flow(stage.flow))", "    ", "        ")
    if !stage.made.isEmpty { lines += wrapped("+ \(stage.made.joined(separator: ", "))", "      ", "        ") }
    if !stage.dropped.isEmpty {
      lines += wrapped("− \(stage.dropped.joined(separator: ", ")) (\(words.lastRead))", "      ", "        ")
    }
    return lines + schema("→", stage.schema.names, stage.schema.grain.description, indent: "      ")
  }

  private func table(_ table: PlanOutline.Node) -> [String] {
    let from = table.from.map { outline.nodes[$0].name } ?? ""
    let condition = table.detail.isEmpty ? "" : " \(table.detail)"
    return wrapped("\(table.name) \(words.from) \(from)\(condition)", "  ", "      ")
      + schema(words.reads, table.schema.names, nil)
  }

  private func schema(_ verb: String, _ names: [String], _ grain: String?, indent: String = "    ") -> [String] {
    let row = grain.map { "; \(words.row($0))" } ?? ""
    let columns = names.isEmpty ? words.readsRows : "\(verb) \(names.joined(separator: ", "))"
    return wrapped(columns + row, indent, indent + "  ")
  }

  private func wrapped(_ text: String, _ first: String, _ others: String) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = others
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
