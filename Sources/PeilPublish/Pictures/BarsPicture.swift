import PeilCore
import PeilWords

/// Bars for each category: one for each measure, next to each other.
struct BarsPicture {
  let data: PictureData
  let measures: [Int]
  /// What is drawn as a dashed line, as a share; nil for nothing.
  var ceiling: Double?

  private static let barHeight = 15.0
  private static let textWidth = 92.0

  var picture: Picture {
    var drawing = Drawing()
    let labels = data.shortLabels(measures)
    let top = PictureFrame.legend(labels, &drawing, asBlocks: true) + (ceiling == nil ? 0 : 16)
    let rowHeight = max(32, Double(measures.count) * Self.barHeight + 12)
    let bottom = top + Double(data.categories.count) * rowHeight
    let values =
      data.categories.flatMap { category in
        measures.compactMap { category.cell.estimates[$0].value?.height }
      } + [ceiling].compactMap(\.self)
    let scale = Scale(
      values, fromZero: true, start: PictureFrame.left, end: PictureFrame.right - Self.textWidth,
      isWhole: data.unit(measures[0]) == .count)
    PictureFrame.axis(scale, data.unit(measures[0]), data.numbers, top: top, bottom: bottom, &drawing)
    for (row, category) in data.categories.enumerated() {
      let middle = top + (Double(row) + 0.5) * rowHeight
      PictureFrame.side(category.label, middle: middle, &drawing)
      for (series, measure) in measures.enumerated() {
        let y = middle + (Double(series) - Double(measures.count) / 2) * Self.barHeight
        bar(category.cell, measure, series, y, scale, &drawing)
      }
    }
    let dashed = ceiling.map { limit(scale.place($0), top, bottom, &drawing) }
    return data.picture(
      .barsPicture, about: labels.joined(separator: "; "),
      data.description(data.words[.barsPicture], of: measures[0], dashed: dashed), height: bottom + 26, drawing)
  }

  /// The ceiling as a dashed line; what it means.
  private func limit(_ x: Double, _ top: Double, _ bottom: Double, _ drawing: inout Drawing) -> String {
    drawing.line(x, top - 4, x, bottom, "mean", [("data-x", "=1")])
    drawing.text(data.words[.ceiling], x, top - 8, "small halo", .middle)
    return data.words[.ceiling]
  }

  private func bar(
    _ cell: Cell, _ measure: Int, _ series: Int, _ y: Double, _ scale: Scale, _ drawing: inout Drawing
  ) {
    let zero = scale.place(0)
    let estimate = cell.estimates[measure]
    let value = estimate.value?.height
    let end = value.map(scale.place) ?? zero
    if value != nil {
      drawing.block(
        series, zero, y + 1, end - zero, Self.barHeight - 2,
        [("data-x1", "=0"), ("data-x2", "\(data.number(cell, measure))")])
    }
    drawing.text(
      data.text(estimate, measure), max(end, zero) + 6, y + Self.barHeight - 3.5, "small halo", .start,
      data.says(cell, measure))
  }
}
