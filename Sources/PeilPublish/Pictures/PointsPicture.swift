import PeilCore
import PeilWords

/// A point for each category, with its interval, against the figure of all.
struct PointsPicture {
  let data: PictureData
  let measures: [Int]

  private static let rowHeight = 34.0
  private static let textWidth = 132.0

  var picture: Picture {
    var drawing = Drawing()
    let rows = data.categories
    let top = PictureFrame.legend(data.shortLabels(measures), &drawing, asBlocks: false) + 14
    let bottom = top + Double(rows.count) * Self.rowHeight
    let all = rows.map(\.cell) + [data.whole].compactMap(\.self)
    let values = all.flatMap { cell in measures.flatMap { cell.estimates[$0].heights } }
    let scale = Scale(
      values, fromZero: data.unit(measures[0]) == .ratio, start: PictureFrame.left,
      end: PictureFrame.right - Self.textWidth)
    PictureFrame.axis(scale, data.unit(measures[0]), data.numbers, top: top, bottom: bottom, &drawing)
    let average = average(scale, top, bottom, &drawing)
    for (row, category) in rows.enumerated() {
      let y = top + (Double(row) + 0.5) * Self.rowHeight
      PictureFrame.side(category.label, middle: y, &drawing)
      points(category.cell, y, scale, &drawing)
    }
    return data.picture(
      .pointsPicture, about: data.shortLabels(measures).joined(separator: "; "),
      data.description(
        data.words[.pointsPicture], of: measures[0], dashed: average?.text, dashedFigure: average?.figure),
      height: bottom + 26, drawing)
  }

  /// The figure of all as a dashed line; what it means.
  private func average(
    _ scale: Scale, _ top: Double, _ bottom: Double, _ drawing: inout Drawing
  ) -> (text: String, figure: Int)? {
    guard measures.count == 1, let whole = data.whole, let value = whole.estimates[measures[0]].value?.height
    else { return nil }
    let estimate = whole.estimates[measures[0]]
    let isRate = ["approval-rate", "share"].contains(data.plan.measures[measures[0]].kind)
    let text = "\(data.words[isRate ? .average : .whole]) \(data.text(estimate, measures[0]))"
    let x = scale.place(value)
    let figure = data.number(whole, measures[0])
    drawing.line(x, top - 4, x, bottom, "mean", [("data-x", "\(figure)")])
    drawing.text(text, x, top - 9, "small halo", .middle, data.says(whole, measures[0]))
    return (text, figure)
  }

  private func points(_ cell: Cell, _ y: Double, _ scale: Scale, _ drawing: inout Drawing) {
    for (series, measure) in measures.enumerated() {
      let estimate = cell.estimates[measure]
      let height = y + (Double(series) - Double(measures.count - 1) / 2) * 9
      guard let value = estimate.value?.height else { continue }
      let figure = data.number(cell, measure)
      if let interval = estimate.interval {
        let (from, to) = (scale.place(interval.lower), scale.place(interval.upper))
        drawing.line(
          from, height, to, height, "range", [("data-x1", "\(figure).lower"), ("data-x2", "\(figure).upper")])
        drawing.line(from, height - 4, from, height + 4, "range", [("data-x", "\(figure).lower")])
        drawing.line(to, height - 4, to, height + 4, "range", [("data-x", "\(figure).upper")])
      }
      drawing.mark(series, scale.place(value), height, [("data-x", "\(figure)")])
    }
    let text = measures.count == 1 ? data.textWithCounts(cell.estimates[measures[0]], measures[0]) : ""
    drawing.text(text, PictureFrame.right, y + 4.5, "", .end, text.isEmpty ? [] : data.says(cell, measures[0]))
  }
}

extension Estimate {
  /// The places of a value and of the ends of its interval.
  var heights: [Double] {
    guard let height = value?.height else { return [] }
    return [height] + (interval.map { [$0.lower, $0.upper] } ?? [])
  }
}
