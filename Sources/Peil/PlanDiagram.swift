import PeilEngine

/// A plan as boxes and arrows: a box for each source, stage and table, and on each arrow the columns that go along it.
struct PlanDiagram {
  struct Box {
    let kind: Kind
    let title: String
    let lines: [String]
    /// The dataset it is part of; nil for sources and tables.
    let dataset: String?

    enum Kind {
      case source, stage, table
    }
  }

  struct Arrow {
    let from: Int
    let to: Int
    let columns: [String]
    /// Whether it is the other side of a stage, which must be there before the rows flow.
    let isBeside: Bool
  }

  private(set) var boxes: [Box] = []
  private(set) var arrows: [Arrow] = []

  init(_ outline: PlanOutline, words: PlanWords) {
    // The box out of which the rows of each node come, with what they have there.
    var ends: [(box: Int, columns: [String])] = []
    for node in outline.nodes {
      let origin = node.from.map { ends[$0] }
      switch node.kind {
      case .source:
        boxes.append(
          Box(
            kind: .source, title: node.name,
            lines: [node.detail, words.columns(node.schema.columns.count)]
              + (node.pruned.isEmpty ? [] : ["\(words.pruned): \(node.pruned.count)"]), dataset: nil))
        ends.append((boxes.count - 1, node.schema.names))
      case .dataset: ends.append(add(node, from: origin, ends, words))
      case .table:
        boxes.append(
          Box(
            kind: .table, title: node.name, lines: node.detail.isEmpty ? [] : [node.detail], dataset: nil))
        if let origin {
          arrows.append(Arrow(from: origin.box, to: boxes.count - 1, columns: node.schema.names, isBeside: false))
        }
        ends.append((boxes.count - 1, []))
      }
    }
  }

  private mutating func add(
    _ node: PlanOutline.Node, from origin: (box: Int, columns: [String])?, _ ends: [(box: Int, columns: [String])],
    _ words: PlanWords
  ) -> (box: Int, columns: [String]) {
    var last = origin
    for stage in node.stages {
      boxes.append(
        Box(
          kind: .stage, title: "\(stage.number) \(stage.kind)",
          lines: [words.flow(stage.flow)] + (stage.made.isEmpty ? [] : ["+ " + Self.short(stage.made, words)]),
          dataset: node.name))
      let place = boxes.count - 1
      if let last { arrows.append(Arrow(from: last.box, to: place, columns: last.columns, isBeside: false)) }
      for other in stage.beside {
        arrows.append(Arrow(from: ends[other].box, to: place, columns: ends[other].columns, isBeside: true))
      }
      last = (place, stage.schema.names)
    }
    // A dataset without stages is its input by another name.
    guard node.stages.isEmpty else { return last ?? (0, []) }
    boxes.append(Box(kind: .stage, title: node.name, lines: [], dataset: node.name))
    if let last { arrows.append(Arrow(from: last.box, to: boxes.count - 1, columns: last.columns, isBeside: false)) }
    return (boxes.count - 1, node.schema.names)
  }

  /// The first of some names, and how many there are beside.
  static func short(_ names: [String], _ words: PlanWords, limit: Int = 3) -> String {
    names.count <= limit
      ? names.joined(separator: ", ")
      : names.prefix(limit - 1).joined(separator: ", ") + " " + words.more(names.count - limit + 1)
  }
}
