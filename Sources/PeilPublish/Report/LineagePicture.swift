import PeilWords

/// The lineage as boxes in layers, from left to right, with a line from each to what is made of it.
struct LineagePicture {
  private let graph: Lineage
  private let words: Words
  private let text: String

  private static let boxHeight = 24.0
  private static let gap = 7.0

  init(_ graph: Lineage, words: Words, text: String) {
    self.graph = graph
    self.words = words
    self.text = text
  }

  private struct Place {
    var x = 0.0
    var y = 0.0
  }

  var markup: Markup {
    // Tables stand in the last layer of all, wherever their data do.
    let last = (graph.nodes.map(\.layer).max() ?? 0)
    let layers = graph.nodes.map { $0.kind == .table ? last : $0.layer }
    let count = Double(last + 1)
    let width = min(170, (Drawing.width - 16) / count - 24)
    let step = last > 0 ? (Drawing.width - 16 - width) / Double(last) : 0
    let places = places(layers, step)
    var drawing = Drawing()
    for (place, node) in graph.nodes.enumerated() {
      for parent in node.parents {
        drawing.curve(
          places[parent].x + width, places[parent].y + Self.boxHeight / 2, places[place].x,
          places[place].y + Self.boxHeight / 2, "edge")
      }
    }
    for (place, node) in graph.nodes.enumerated() { box(node, places[place], width, &drawing) }
    let height = (places.map(\.y).max() ?? 0) + Self.boxHeight + 8
    return Picture(
      identifier: "lineage-picture", title: words[.lineagePicture], caption: "", description: sentence, height: height,
      drawing: drawing
    ).markup(isAlone: false)
  }

  private var sentence: String {
    text + " " + graph.sentences.map { "\($0.label): \($0.text)" }.joined(separator: "; ") + "."
  }

  /// Each layer in the order of the middle of what its boxes come from; layers stand centred against the tallest.
  private func places(_ layers: [Int], _ step: Double) -> [Place] {
    var places = [Place](repeating: Place(), count: layers.count)
    let tallest = Set(layers).map { layer in layers.count { $0 == layer } }.max() ?? 0
    let height = Double(tallest) * (Self.boxHeight + Self.gap)
    for layer in 0...(layers.max() ?? 0) {
      let members = layers.indices.filter { layers[$0] == layer }
      let middles = members.map { member in
        let parents = graph.nodes[member].parents
        return parents.reduce(0) { $0 + places[$1].y } / Double(max(1, parents.count))
      }
      let order = members.indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
      let top = 6 + (height - Double(members.count) * (Self.boxHeight + Self.gap)) / 2
      for (row, place) in order.enumerated() {
        places[members[place]] = Place(
          x: 8 + Double(layer) * step, y: top + Double(row) * (Self.boxHeight + Self.gap))
      }
    }
    return places
  }

  /// A source has double sides, a dataset is plain, and a table has a thick head.
  private func box(_ node: Lineage.Node, _ place: Place, _ width: Double, _ drawing: inout Drawing) {
    drawing.rectangle(place.x, place.y, width, Self.boxHeight, "box")
    switch node.kind {
    case .source: drawing.rectangle(place.x, place.y, 6, Self.boxHeight, "shape s2")
    case .dataset: drawing.rectangle(place.x, place.y, 3, Self.boxHeight, "shape s8")
    case .table: drawing.rectangle(place.x, place.y, width, 4, "shape s1")
    }
    drawing.lines(
      TextWidth.wrapped(node.name, width: width - 14, lines: 1), place.x + 11, middle: place.y + Self.boxHeight / 2 + 1,
      "small", .start)
  }
}
