/// A picture in SVG: text, lines and shapes at places that are written with one decimal, always alike.
struct Drawing {
  /// The width all pictures have; a page scales them.
  static let width = 720.0

  /// What a shape or a text stands for, so that a program can hold a picture against the tidy table: names of attributes with
  /// figures, told by their numbers in the table's tidy file (`12`, `12.lower`, `12+13` for what they are together).
  ///
  /// `data-figure` of a text; of a shape `data-x` and `data-y` for its middle or for each point of its path, `data-x1` and
  /// `data-x2` for its ends, and `data-tick-x` and `data-tick-y` for the values of an axis.
  typealias Meaning = [(String, String)]

  private(set) var markup = Markup()

  /// Where a text stands towards its place.
  enum Anchor: String {
    case start = ""
    case middle = " mid"
    case end = " end"
  }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: String = "", _ anchor: Anchor = .start, _ meaning: Meaning = []
  ) {
    markup.element(
      "text", ["x": Self.place(x), "y": Self.place(y), "class": (style + anchor.rawValue).trimmed], text, also: meaning)
  }

  /// Lines of text under each other, their middle at a height.
  mutating func lines(_ lines: [String], _ x: Double, middle y: Double, _ style: String = "", _ anchor: Anchor) {
    let top = y - Double(lines.count - 1) * TextWidth.lineHeight / 2 + 4.5
    for (number, line) in lines.enumerated() {
      text(line, x, top + Double(number) * TextWidth.lineHeight, style, anchor)
    }
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String, _ meaning: Meaning = []
  ) {
    markup.leaf(
      "line",
      ["x1": Self.place(x1), "y1": Self.place(y1), "x2": Self.place(x2), "y2": Self.place(y2), "class": style],
      also: meaning)
  }

  /// A rectangle; what is drawn from right to left is turned around.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String, _ meaning: Meaning = []
  ) {
    let left = width < 0 ? x + width : x
    markup.leaf(
      "rect",
      [
        "x": Self.place(left), "y": Self.place(y), "width": Self.place(width.magnitude), "height": Self.place(height),
        "class": style,
      ], also: meaning)
  }

  /// A path through points, in straight lines.
  mutating func path(
    _ points: [(x: Double, y: Double)], _ style: String, isClosed: Bool = false, _ meaning: Meaning = []
  ) {
    guard let first = points.first else { return }
    let rest = points.dropFirst().map { "L\(Self.place($0.x)) \(Self.place($0.y))" }.joined()
    markup.leaf(
      "path", ["d": "M\(Self.place(first.x)) \(Self.place(first.y))" + rest + (isClosed ? "Z" : ""), "class": style],
      also: meaning)
  }

  /// A curve from one place to another that leaves and comes in level.
  mutating func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    let middle = Self.place((x1 + x2) / 2)
    let (start, end) = ("\(Self.place(x1)) \(Self.place(y1))", "\(Self.place(x2)) \(Self.place(y2))")
    markup.leaf(
      "path", ["d": "M\(start)C\(middle) \(Self.place(y1)) \(middle) \(Self.place(y2)) \(end)", "class": style])
  }

  /// A mark: each series has a shape of its own beside its colour.
  mutating func mark(_ series: Int, _ x: Double, _ y: Double, size: Double = 5, _ meaning: Meaning = []) {
    let style = "shape s\(series % 8 + 1)"
    switch series % 4 {
    case 0:
      markup.leaf(
        "circle", ["cx": Self.place(x), "cy": Self.place(y), "r": Self.place(size), "class": style], also: meaning)
    case 1: rectangle(x - size, y - size, 2 * size, 2 * size, style, meaning)
    case 2:
      path(
        [(x, y - size * 1.3), (x + size * 1.2, y + size), (x - size * 1.2, y + size)], style, isClosed: true, meaning)
    default:
      path(
        [(x, y - size * 1.3), (x + size * 1.3, y), (x, y + size * 1.3), (x - size * 1.3, y)], style, isClosed: true,
        meaning)
    }
  }

  /// A filled rectangle of a series: colour, an outline, and a pattern of its own over it.
  mutating func block(
    _ series: Int, _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ meaning: Meaning = []
  ) {
    rectangle(x, y, width, height, "shape s\(series % 8 + 1)", meaning)
    hatch(series, width < 0 ? x + width : x, y, width.magnitude, height)
  }

  /// The pattern of a series: none, then slanted one way, the other way, level, upright, and both.
  private mutating func hatch(_ series: Int, _ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    guard width > 1.5, height > 1.5 else { return }
    var parts: [String] = []
    let slants: [[Double]] = [[], [1], [-1], [0], [2], [1, -1], [0, 2], []]
    for slant in slants[series % 8] { parts += Self.strokes(slant, x, y, width, height) }
    guard !parts.isEmpty else { return }
    markup.leaf("path", ["d": parts.joined(), "class": "mark"])
  }

  /// Lines through a rectangle, 8 apart: slanted by 1 or −1, level (0), or upright (2).
  private static func strokes(
    _ slant: Double, _ x: Double, _ y: Double, _ width: Double, _ height: Double
  ) -> [String] {
    let gap = 8.0
    if slant == 0 {
      return stride(from: y + gap / 2, to: y + height, by: gap).map { "M\(place(x)) \(place($0))h\(place(width))" }
    }
    if slant == 2 {
      return stride(from: x + gap / 2, to: x + width, by: gap).map { "M\(place($0)) \(place(y))v\(place(height))" }
    }
    return stride(from: gap, to: width + height, by: gap).map { offset in
      let (x1, y1) = offset <= width ? (offset, 0) : (width, offset - width)
      let (x2, y2) = offset <= height ? (0, offset) : (offset - height, height)
      let turn = { (place: Double) in slant > 0 ? x + place : x + width - place }
      return "M\(place(turn(x1))) \(place(y + y1))L\(place(turn(x2))) \(place(y + y2))"
    }
  }

  /// A place with one decimal, without an exponent and without a minus before nought.
  static func place(_ value: Double) -> String {
    guard value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let (whole, part) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (part == 0 ? "" : ".\(part)")
  }
}
