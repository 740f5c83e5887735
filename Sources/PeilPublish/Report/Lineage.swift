import PeilCore

/// What is made of what: sources, datasets and tables, each in a layer behind all it comes from.
struct Lineage {
  /// A source, a dataset, or a table.
  struct Node: Hashable {
    enum Kind { case source, dataset, table }

    let name: String
    let kind: Kind
    /// The places of what it is made of.
    let parents: [Int]
    let layer: Int
  }

  let nodes: [Node]
  /// For each table or dataset, what it is made of.
  let sentences: [(label: String, text: String)]

  /// More tables than this are drawn as one box for each dataset they come from.
  private static let mostTables = 40

  init(plan: Plan, tables: [(name: String, label: String, from: String)]) {
    var nodes = plan.sources.map { Node(name: $0.name, kind: .source, parents: [], layer: 0) }
    var places = Dictionary(nodes.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var sentences: [(label: String, text: String)] = []
    func add(_ label: String, _ kind: Node.Kind, from names: [String], _ said: String) {
      var seen: Set<Int> = []
      let parents = names.compactMap { places[$0] }.filter { seen.insert($0).inserted }
      if kind == .dataset { places[label] = nodes.count }
      nodes.append(
        Node(name: label, kind: kind, parents: parents, layer: (parents.map { nodes[$0].layer }.max() ?? -1) + 1))
      sentences.append((said, parents.map { nodes[$0].name }.joined(separator: ", ")))
    }
    for dataset in plan.datasets {
      let others = dataset.stages.flatMap { $0.relation.operation.datasets }
      add(dataset.name, .dataset, from: [dataset.from] + others, dataset.name)
    }
    if tables.count <= Self.mostTables {
      for table in tables { add(table.label, .table, from: [table.from], "\(table.label) (\(table.name))") }
    } else {
      var groups: [(from: String, labels: [String])] = []
      for table in tables {
        if let place = groups.firstIndex(where: { $0.from == table.from }) {
          groups[place].labels.append(table.label)
        } else {
          groups.append((table.from, [table.label]))
        }
      }
      for group in groups {
        let label = "\(group.labels[0])" + (group.labels.count > 1 ? " … \(group.labels[group.labels.count - 1])" : "")
        add(label, .table, from: [group.from], label)
      }
    }
    self.nodes = nodes
    self.sentences = sentences
  }
}
