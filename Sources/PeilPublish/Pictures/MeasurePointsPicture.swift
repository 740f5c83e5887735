import PeilCore
import PeilWords

/// A point for each measure of one cell: the same rate by one definition after another.
struct MeasurePointsPicture {
  let data: PictureData
  let measures: [Int]
  let cell: Cell

  private static let rowHeight = 34.0

  var picture: Picture {
    var drawing = Drawing()
    let top = 12.0
    let bottom = top + Double(measures.count) * Self.rowHeight
    let values = measures.flatMap { cell.estimates[$0].heights }
    let scale = Scale(
      values, fromZero: true, start: PictureFrame.left, end: PictureFrame.right - 132)
    PictureFrame.axis(scale, data.unit(measures[0]), data.numbers, top: top, bottom: bottom, &drawing)
    let labels = data.shortLabels(measures)
    var sentences: [String] = []
    for (row, measure) in measures.enumerated() {
      let y = top + (Double(row) + 0.5) * Self.rowHeight
      let (estimate, figure) = (cell.estimates[measure], data.number(cell, measure))
      PictureFrame.side(labels[row], middle: y, &drawing)
      if let interval = estimate.interval {
        drawing.line(
          scale.place(interval.lower), y, scale.place(interval.upper), y, "range",
          [("data-x1", "\(figure).lower"), ("data-x2", "\(figure).upper")])
      }
      if let value = estimate.value?.height { drawing.mark(0, scale.place(value), y, [("data-x", "\(figure)")]) }
      drawing.text(
        data.textWithCounts(estimate, measure), PictureFrame.right, y + 4.5, "", .end, data.says(cell, measure))
      sentences.append("\(labels[row]): \(data.textWithCounts(estimate, measure))")
    }
    let title = data.words[.pointsPicture]
    return data.picture(
      .pointsPicture, about: data.table.title,
      PictureText(
        text: "\(title). \(sentences.joined(separator: "; ")).", figures: measures.map { data.number(cell, $0) }),
      height: bottom + 26, drawing)
  }
}
