/// From where to where something is drawn.
struct DrawnBox: Sendable {
  var x1: Double
  var y1: Double
  var x2: Double
  var y2: Double

  func together(_ other: DrawnBox?) -> DrawnBox {
    guard let other else { return self }
    return DrawnBox(x1: min(x1, other.x1), y1: min(y1, other.y1), x2: max(x2, other.x2), y2: max(y2, other.y2))
  }

  func holds(_ other: DrawnBox) -> Bool {
    let hair = 0.2
    return other.x1 >= x1 - hair && other.x2 <= x2 + hair && other.y1 >= y1 - hair && other.y2 <= y2 + hair
  }
}
