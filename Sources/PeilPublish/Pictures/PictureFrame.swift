import PeilCore
import PeilValues
import PeilWords

/// What most pictures share: labels at the side, an axis below with its grid, and a legend above.
struct PictureFrame {
  /// Where the labels end and the drawing begins.
  static let left = 232.0
  static let right = Drawing.width - 14

  /// The series with their signs in lines above the drawing; the height they take.
  static func legend(_ labels: [String], _ drawing: inout Drawing, asBlocks: Bool) -> Double {
    guard labels.count > 1 else { return 8 }
    var (x, y) = (8.0, 16.0)
    for (series, label) in labels.enumerated() {
      let text = TextWidth.wrapped(label, width: Drawing.width - 60, lines: 1)[0]
      let width = TextWidth.of(text) + 44
      if x + width > Drawing.width, x > 8 { (x, y) = (8, y + 21) }
      if asBlocks {
        drawing.block(series, x, y - 8, 22, 14)
      } else {
        drawing.mark(series, x + 11, y - 1)
      }
      drawing.text(text, x + 28, y + 3.5)
      x += width
    }
    return y + 16
  }

  /// The grid and the labels of a level axis, between two heights.
  static func axis(
    _ scale: Scale, _ unit: FigureUnit, _ numbers: NumberStyle, top: Double, bottom: Double, _ drawing: inout Drawing
  ) {
    for tick in scale.ticks {
      let x = scale.place(tick.doubleValue)
      let meaning = [("data-tick-x", scale.text(tick))]
      drawing.line(x, top, x, bottom, tick.isZero ? "axis" : "grid", meaning)
      drawing.text(scale.label(tick, unit, numbers), x, bottom + 16, "soft small", .middle, meaning)
    }
  }

  /// The grid and the labels of an upright axis, between two sides.
  static func uprightAxis(
    _ scale: Scale, _ unit: FigureUnit, _ numbers: NumberStyle, from left: Double, to right: Double,
    _ drawing: inout Drawing
  ) {
    for tick in scale.ticks {
      let y = scale.place(tick.doubleValue)
      let meaning = [("data-tick-y", scale.text(tick))]
      drawing.line(left, y, right, y, tick.isZero ? "axis" : "grid", meaning)
      drawing.text(scale.label(tick, unit, numbers), left - 7, y + 4, "soft small", .end, meaning)
    }
  }

  /// The label of a category at the side, in two lines at most.
  static func side(_ label: String, middle y: Double, _ drawing: inout Drawing, _ style: String = "") {
    drawing.lines(TextWidth.wrapped(label, width: left - 22, lines: 2), left - 10, middle: y, style, .end)
  }
}
