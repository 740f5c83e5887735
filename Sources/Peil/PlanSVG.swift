public import PeilEngine
public import PeilWords

/// A plan as an SVG picture: layers from left to right, each box after all it reads, the columns on the arrows.
public struct PlanSVG {
  private let diagram: PlanDiagram
  private let words: PlanWords
  private let title: String
  private let description: String

  /// The picture of an outline; `name` is what the plan is called.
  public init(_ outline: PlanOutline, named name: String, in language: Language) {
    words = PlanWords(language: language)
    diagram = PlanDiagram(outline, words: words)
    title = words.title(name)
    description = PlanText(outline, in: language).text
  }

  private static let boxWidth = 200
  private static let lineHeight = 15
  private static let gapX = 128
  private static let gapY = 30
  private static let margin = 16
  /// How far apart arrows come to a box, so that what stands on each can be read.
  private static let arrivalHeight = 16
  /// How many letters fit into a box, and beside an arrow.
  private static let letters = 26
  private static let labelLetters = 20

  private struct Place {
    var x = 0
    var y = 0
    var height = 0
    var middle: Int { y + height / 2 }
  }

  /// The picture as a document of its own.
  public var text: String {
    let places = places
    let width = (places.map(\.x).max() ?? 0) + Self.boxWidth + Self.margin
    let height = (places.map { $0.y + $0.height }.max() ?? 0) + Self.margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" role=\"img\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">\(Self.escaped(title))</title>", "<desc id=\"desc\">\(Self.escaped(description))</desc>",
      "<style>\(Self.style)</style>",
      "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 8Z\"/></marker></defs>",
      "<rect class=\"page\" width=\"\(width)\" height=\"\(height)\"/>",
    ]
    let arrivals = arrivals(at: places)
    lines += zip(diagram.arrows, arrivals).map { arrow($0, places, arriving: $1) }
    // Above all arrows, which would run through what stands on others.
    lines += zip(diagram.arrows, arrivals).map { label($0, places[$0.to].x, arriving: $1) }
    lines += diagram.boxes.enumerated().map { box($0.element, places[$0.offset]) }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  private static let style =
    "text{font:12px system-ui,sans-serif;fill:#1b1b1b}.small{font-size:11px;fill:#444}.name{font-weight:600}"
    + ".on{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"
    + ".page{fill:#fff}.source{fill:#e8f0f8;stroke:#154273}.stage{fill:#f6f6f6;stroke:#666}.table{fill:#f3eede;stroke:#7a5c00}"
    + ".arrow{fill:none;stroke:#666}.beside{stroke-dasharray:4 3}.tip{fill:#666}"

  // MARK: - Parts

  private func box(_ box: PlanDiagram.Box, _ place: Place) -> String {
    let kind =
      switch box.kind {
      case .source: "source"
      case .stage: "stage"
      case .table: "table"
      }
    let owner = box.dataset.map { $0 == box.title ? box.title : "\($0): \(box.title)" } ?? box.title
    var text = "<g><title>\(Self.escaped(([owner] + box.lines).joined(separator: "\n")))</title>"
    text +=
      "<rect class=\"\(kind)\" x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(Self.boxWidth)\" height=\"\(place.height)\" rx=\"3\"/>"
    for (number, line) in ([owner] + box.lines).enumerated() {
      let name = number == 0 ? "name" : "small"
      text +=
        "<text class=\"\(name)\" x=\"\(place.x + 8)\" y=\"\(place.y + 17 + number * Self.lineHeight)\">\(Self.escaped(Self.cut(line, Self.letters)))</text>"
    }
    return text + "</g>"
  }

  private func arrow(_ arrow: PlanDiagram.Arrow, _ places: [Place], arriving endY: Int) -> String {
    let (from, to) = (places[arrow.from], places[arrow.to])
    let (startX, startY) = (from.x + Self.boxWidth, from.middle)
    let bend = Self.gapX / 2
    let names = arrow.columns.joined(separator: ", ")
    return
      "<g><title>\(Self.escaped(names.isEmpty ? words.readsRows : names))</title><path class=\"arrow\(arrow.isBeside ? " beside" : "")\" marker-end=\"url(#tip)\" d=\"M\(startX) \(startY)C\(startX + bend) \(startY) \(to.x - bend) \(endY) \(to.x) \(endY)\"/></g>"
  }

  /// What comes along an arrow, beside the box that it comes to.
  private func label(_ arrow: PlanDiagram.Arrow, _ endX: Int, arriving endY: Int) -> String {
    let names = Self.cut(
      arrow.columns.isEmpty ? "" : PlanDiagram.short(arrow.columns, words, limit: 2), Self.labelLetters)
    let text = arrow.columns.count > 2 ? words.columns(arrow.columns.count) : names
    return
      "<text class=\"small on\" x=\"\(endX - 10)\" y=\"\(endY - 4)\" text-anchor=\"end\">\(Self.escaped(text))</text>"
  }

  // MARK: - Places

  /// How far down each arrow comes to its box: one below the other, in the order of what they come from.
  private func arrivals(at places: [Place]) -> [Int] {
    var arrivals = [Int](repeating: 0, count: diagram.arrows.count)
    for (box, place) in places.enumerated() {
      let coming = diagram.arrows.indices.filter { diagram.arrows[$0].to == box }
        .sorted { (places[diagram.arrows[$0].from].middle, $0) < (places[diagram.arrows[$1].from].middle, $1) }
      for (number, arrow) in coming.enumerated() {
        arrivals[arrow] = place.y + place.height * (number + 1) / (coming.count + 1)
      }
    }
    return arrivals
  }

  /// Each box one layer after the last it reads; within a layer in the order of the middle of what they read.
  private var places: [Place] {
    var layers = [Int](repeating: 0, count: diagram.boxes.count)
    // Arrows come in an order in which what they come from is placed already.
    for arrow in diagram.arrows { layers[arrow.to] = max(layers[arrow.to], layers[arrow.from] + 1) }
    var places = [Place](repeating: Place(), count: diagram.boxes.count)
    for layer in 0...(layers.max() ?? 0) {
      let members = layers.indices.filter { layers[$0] == layer }
      let middles = members.map { member in
        let parents = diagram.arrows.filter { $0.to == member }.map { places[$0.from].middle }
        return parents.isEmpty ? Int.max : parents.reduce(0, +) / parents.count
      }
      var next = Self.margin
      for (member, middle) in zip(members, middles).sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) {
        let coming = diagram.arrows.count { $0.to == member }
        let height = max(
          10 + (1 + diagram.boxes[member].lines.count) * Self.lineHeight,
          coming < 2 ? 0 : (coming + 1) * Self.arrivalHeight)
        let wanted = middle == .max ? next : middle - height / 2
        let y = max(next, wanted)
        places[member] = Place(x: Self.margin + layer * (Self.boxWidth + Self.gapX), y: y, height: height)
        next = y + height + Self.gapY
      }
    }
    return places
  }

  // MARK: - Text

  private static func cut(_ text: String, _ limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit - 1) + "…"
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}
