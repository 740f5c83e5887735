import PeilCore
import PeilWords

/// What is left after each loss, from what was submitted down to what was granted.
struct WaterfallPicture {
  let data: PictureData
  /// What all began with, each loss with what was left after it, and what came out.
  let first: Int
  let losses: [(lost: Int, left: Int)]
  let cell: Cell

  private static let rowHeight = 32.0

  var picture: Picture {
    var drawing = Drawing()
    let labels = data.shortLabels([first] + losses.flatMap { [$0.lost, $0.left] })
    let shown = losses.enumerated().filter { cell.estimates[$0.element.lost].value?.height != 0 }
    let top = 8.0
    let bottom = top + Double(shown.count + 2) * Self.rowHeight
    let all = cell.estimates[first].value?.height ?? 0
    let scale = Scale([all], fromZero: true, start: PictureFrame.left, end: PictureFrame.right - 92, isWhole: true)
    PictureFrame.axis(scale, data.unit(first), data.numbers, top: top, bottom: bottom, &drawing)
    var y = top
    var sentences: [String] = []
    var figures: [Int] = []
    // A row of which the place is hidden has no block.
    func row(_ label: String, _ measure: Int, after left: Int? = nil, series: Int) {
      PictureFrame.side(label, middle: y + Self.rowHeight / 2, &drawing)
      let from = left.map { cell.estimates[$0].value?.height } ?? 0
      let number = data.number(cell, measure)
      var end = scale.place(from ?? 0)
      if let from, let length = cell.estimates[measure].value?.height {
        let start = scale.place(from)
        end = scale.place(from + length)
        let before = left.map { "\(data.number(cell, $0))" }
        drawing.block(
          series, start, y + 6, end - start, Self.rowHeight - 12,
          [("data-x1", before ?? "=0"), ("data-x2", [before, "\(number)"].compactMap(\.self).joined(separator: "+"))])
      }
      let text = data.text(cell.estimates[measure], measure)
      drawing.text(text, end + 6, y + Self.rowHeight / 2 + 4.5, "halo", .start, data.says(cell, measure))
      sentences.append("\(label): \(text)")
      figures.append(number)
      y += Self.rowHeight
    }
    row(labels[0], first, series: 0)
    for (place, loss) in shown {
      row(labels[1 + 2 * place], loss.lost, after: loss.left, series: 1)
      // The step down to what is left.
      if let left = cell.estimates[loss.left].value?.height {
        drawing.line(
          scale.place(left), y - 6, scale.place(left), y + 6, "limit outer",
          [("data-x", "\(data.number(cell, loss.left))")])
      }
    }
    if let last = losses.last {
      row(labels[labels.count - 1], last.left, series: 2)
    }
    let title = data.words[.waterfallPicture]
    return data.picture(
      .waterfallPicture, about: data.table.title,
      PictureText(text: "\(title). \(sentences.joined(separator: "; ")).", figures: figures),
      height: bottom + 26, drawing)
  }
}
