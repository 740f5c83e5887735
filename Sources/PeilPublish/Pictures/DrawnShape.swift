/// A shape with the places it goes through.
struct DrawnShape {
  let box: DrawnBox
  let points: [(x: Double, y: Double)]
  /// Whether it is a line through points.
  let isOpen: Bool

  init?(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "rect":
      guard let x = attributes.number("x"), let y = attributes.number("y"), let width = attributes.number("width"),
        let height = attributes.number("height")
      else { return nil }
      (points, isOpen) = ([(x, y), (x + width, y + height)], false)
    case "circle":
      guard let x = attributes.number("cx"), let y = attributes.number("cy"), let radius = attributes.number("r")
      else { return nil }
      (points, isOpen) = ([(x - radius, y - radius), (x + radius, y + radius)], false)
    case "line":
      guard let x1 = attributes.number("x1"), let y1 = attributes.number("y1"), let x2 = attributes.number("x2"),
        let y2 = attributes.number("y2")
      else { return nil }
      (points, isOpen) = ([(x1, y1), (x2, y2)], false)
    case "path":
      guard let path = attributes["d"], let found = Self.points(path), !found.isEmpty else { return nil }
      (points, isOpen) = (found, !path.hasSuffix("Z") && attributes["class"] != "mark")
    default: return nil
    }
    let (x, y) = (points.map(\.x), points.map(\.y))
    box = DrawnBox(x1: x.min() ?? 0, y1: y.min() ?? 0, x2: x.max() ?? 0, y2: y.max() ?? 0)
  }

  /// The middle; of a triangle, which has three corners, where its mark stands.
  var middle: (x: Double, y: Double) {
    let isTriangle = !isOpen && points.count == 3
    return ((box.x1 + box.x2) / 2, isTriangle ? box.y1 + (box.y2 - box.y1) * 1.3 / 2.3 : (box.y1 + box.y2) / 2)
  }

  /// The corners of a path of straight lines; nil where it has something else.
  private static func points(_ path: String) -> [(x: Double, y: Double)]? {
    var points: [(x: Double, y: Double)] = []
    var rest = path.dropLast(path.hasSuffix("Z") ? 1 : 0)
    while let command = rest.popFirst() {
      let numbers = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(numbers.count)
      let values = numbers.split(separator: " ").map { Double($0) }
      switch (command, values.count) {
      case ("M", 2), ("L", 2):
        guard let x = values[0], let y = values[1] else { return nil }
        points.append((x, y))
      case ("h", 1), ("v", 1):
        guard let last = points.last, let length = values[0] else { return nil }
        points.append(command == "h" ? (last.x + length, last.y) : (last.x, last.y + length))
      default: return nil
      }
    }
    return points
  }
}

extension [String: String] {
  func number(_ name: String) -> Double? { self[name].flatMap { Double($0) } }
}
