public import PeilCore
import PeilValues
import PeilWords

/// A picture of a table as Peil drew it, read back from its file: what every shape and text stands for, and where it stands.
///
/// Figures are told by their numbers in the table's tidy file. What stands for no figure and is no part of the frame is listed
/// too, so that nothing can be drawn beside what is held against the table.
public struct DrawnPicture: Sendable {
  /// A direction: level, or upright.
  public enum Axis: Sendable {
    /// From left to right.
    case x
    /// From top to bottom.
    case y
  }

  /// A place of a shape with the figures that it stands for: `12`, `12.lower`, `12+13` for what they are together, `=7` for a
  /// constant, `=start` and `=end` for the ends of the axis.
  public struct Place: Sendable {
    /// The figures, as above.
    public let meaning: String
    /// The axis that measures it.
    public let axis: Axis
    /// Where it stands along that axis, in the picture's own units.
    public let at: Double
    /// Where it stands on the other one.
    public let across: Double
  }

  /// A text that says a figure.
  public struct Label: Sendable {
    /// The figure's number.
    public let figure: Int
    /// What is written.
    public let text: String
    /// How far from the top it stands.
    public let y: Double
  }

  /// A mark of an axis.
  public struct Tick: Sendable {
    /// The axis.
    public let axis: Axis
    /// The value that it marks.
    public let value: Double
    /// Where it stands along its axis.
    public let at: Double
    /// What is written there; nil for a line.
    public let text: String?
  }

  /// The table whose figures are drawn.
  public private(set) var table = ""
  /// Where shapes stand for figures.
  public private(set) var places: [Place] = []
  /// What is said of figures.
  public private(set) var labels: [Label] = []
  /// The marks of its axes.
  public private(set) var ticks: [Tick] = []
  /// What is to be seen, in words.
  public private(set) var description = ""
  /// The figures named there, in their order.
  public private(set) var described: [Int] = []
  /// The points of each curve, with the figures of each.
  public private(set) var curves: [[Place]] = []
  /// What neither stands for a figure nor belongs to the frame.
  public private(set) var strangers: [String] = []

  // Until the end of the picture it is not known where the frame lies.
  private var shapes: [(name: String, box: DrawnBox)] = []
  private var texts: [(text: String, x: Double, y: Double)] = []
  private var frame: DrawnBox?
  private var lastBlock: DrawnBox?

  /// The pictures of a file of SVG, or of a page that holds some.
  public static func all(in bytes: [UInt8]) -> [DrawnPicture] {
    drawings(in: bytes).flatMap(pictures)
  }

  /// The parts of a file that are drawings: a page has other things that no reader of XML takes.
  private static func drawings(in bytes: [UInt8]) -> [[UInt8]] {
    let (start, end) = (Array("<svg ".utf8), Array("</svg>".utf8))
    var found: [[UInt8]] = []
    var place = 0
    while let begin = bytes[place...].firstIndex(of: start[0]) {
      place = begin + 1
      guard bytes[begin...].starts(with: start) else { continue }
      while place < bytes.count, !bytes[place...].starts(with: end) { place += 1 }
      found.append(Array(bytes[begin..<min(bytes.count, place + end.count)]))
    }
    return found
  }

  private static func pictures(in drawing: [UInt8]) -> [DrawnPicture] {
    var scanner = XMLScanner(drawing)
    var pictures: [DrawnPicture] = []
    var picture: DrawnPicture?
    var open: (name: String, attributes: [String: String])?
    var text = ""
    while let event = scanner.next() {
      switch event {
      case .start("svg", let attributes) where attributes["class"] == "chart" && picture == nil:
        picture = DrawnPicture()
        let name = attributes["aria-labelledby"]?.split(separator: " ").first ?? ""
        if name.hasPrefix("t-"), name.hasSuffix("-picture-title") {
          picture?.table = String(name.dropFirst(2).dropLast("-picture-title".count))
        }
      case .start(let name, let attributes):
        guard picture != nil else { continue }
        if name == "text" || name == "desc" || name == "title" || name == "style" {
          open = (name, attributes)
          text = ""
        } else {
          picture?.take(name, attributes)
        }
      case .text(let part): if open != nil { text += part }
      case .end("svg"):
        picture?.finish()
        // A drawing of something else names no table.
        if let picture, !picture.table.isEmpty { pictures.append(picture) }
        picture = nil
      case .end(let name):
        guard let element = open, element.name == name else { continue }
        picture?.take(element.name, element.attributes, text)
        open = nil
      }
    }
    return pictures
  }

  /// Whether an axis may have such a text at a value, in either language.
  public static func isLabel(_ text: String, of tick: Double, step: Double, unit: FigureUnit) -> Bool {
    guard let tick = Self.rounded(tick), let step = Self.rounded(step) else { return false }
    return [Language.dutch, .english].contains { language in
      Scale.label(tick, unit, NumberStyle(language), step: step) == text
    }
  }

  /// A number of an axis, which has few decimals.
  private static func rounded(_ number: Double) -> Rational? {
    guard let exact = Rational(exactly: number), let short = try? exact.rounded(toScale: 10, mode: .halfEven) else {
      return nil
    }
    return Rational(short)
  }

  // MARK: - Reading

  private mutating func take(_ name: String, _ attributes: [String: String], _ text: String) {
    switch name {
    case "desc":
      description = text
      described = attributes["data-figures"]?.split(separator: " ").compactMap { Int($0) } ?? []
    case "text":
      guard let x = attributes.number("x"), let y = attributes.number("y") else { return strangers.append(text) }
      if let figure = attributes["data-figure"].flatMap({ Int($0) }) {
        labels.append(Label(figure: figure, text: text, y: y))
      } else if let value = attributes.number("data-tick-x") {
        ticks.append(Tick(axis: .x, value: value, at: x, text: text))
      } else if let value = attributes.number("data-tick-y") {
        // A text beside a line stands on its middle.
        ticks.append(Tick(axis: .y, value: value, at: y - 4, text: text))
      } else {
        texts.append((text, x, y))
      }
    default: break
    }
    if name == "text" { refuse(name, attributes) }
  }

  /// What would move or hide an element in a way that is not looked at.
  private mutating func refuse(_ name: String, _ attributes: [String: String]) {
    for key in ["transform", "style", "clip-path", "mask", "opacity", "visibility", "display", "filter"]
    where attributes[key] != nil { strangers.append("\(name) with \(key)") }
  }

  private mutating func take(_ name: String, _ attributes: [String: String]) {
    guard let shape = DrawnShape(name, attributes) else { return strangers.append(name) }
    refuse(name, attributes)
    if let value = attributes.number("data-tick-x") {
      ticks += [shape.box.x1, shape.box.x2].map { Tick(axis: .x, value: value, at: $0, text: nil) }
      frame = shape.box.together(frame)
    } else if let value = attributes.number("data-tick-y") {
      ticks += [shape.box.y1, shape.box.y2].map { Tick(axis: .y, value: value, at: $0, text: nil) }
      frame = shape.box.together(frame)
    } else if attributes.keys.contains(where: { $0.hasPrefix("data-") }) {
      take(shape, attributes)
      if name == "rect" { lastBlock = shape.box }
    } else if let lastBlock, ["mark", "plate"].contains(attributes["class"]), lastBlock.holds(shape.box) {
      return
    } else {
      shapes.append((name, shape.box))
    }
    // The pattern of a block stands right behind it; so does the ground of its text.
    if name == "rect", attributes["class"] != "plate", attributes["data-x2"] == nil { lastBlock = shape.box }
  }

  private mutating func take(_ shape: DrawnShape, _ attributes: [String: String]) {
    let box = shape.box
    let ends: [(String, Axis, Double)] = [
      ("data-x1", .x, box.x1), ("data-x2", .x, box.x2), ("data-y1", .y, box.y2), ("data-y2", .y, box.y1),
    ]
    for (key, axis, at) in ends {
      guard let meaning = attributes[key] else { continue }
      places.append(Place(meaning: meaning, axis: axis, at: at, across: axis == .x ? box.y1 : box.x1))
    }
    for (key, axis) in [("data-x", Axis.x), ("data-y", .y)] {
      guard let meanings = attributes[key]?.split(separator: " ").map(String.init) else { continue }
      let isCurve = shape.isOpen
      let points = isCurve ? shape.points : [shape.middle]
      guard points.count == meanings.count else {
        strangers.append("\(meanings.count) figures at \(points.count) places")
        continue
      }
      let found = zip(meanings, points).map { meaning, point in
        Place(
          meaning: meaning, axis: axis, at: axis == .x ? point.x : point.y, across: axis == .x ? point.y : point.x)
      }
      places += found
      if isCurve { curves.append(found) }
    }
  }

  /// What stands outside the frame is a legend or the names of periods; what stands in it must stand for something.
  private mutating func finish() {
    guard let frame else {
      strangers += shapes.map(\.name)
      return
    }
    strangers += shapes.filter { $0.box.y2 > frame.y1 + 0.1 && $0.box.y1 < frame.y2 - 0.1 }.map(\.name)
    // Of two axes one has the names of groups or terms beside what they name.
    guard Set(ticks.map(\.axis)).count == 1 else { return }
    strangers += texts.filter { $0.x > frame.x1 - 5 && $0.y > frame.y1 && $0.y < frame.y2 }.map(\.text)
  }
}
