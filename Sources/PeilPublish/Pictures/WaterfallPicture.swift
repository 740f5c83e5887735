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
    func row(_ label: String, _ measure: Int, from: Double, to: Double, series: Int) {
      PictureFrame.side(label, middle: y + Self.rowHeight / 2, &drawing)
      let (start, end) = (scale.place(from), scale.place(to))
      drawing.block(series, start, y + 6, end - start, Self.rowHeight - 12)
      let text = data.text(cell.estimates[measure], measure)
      drawing.text(text, end + 6, y + Self.rowHeight / 2 + 4.5, "halo")
      sentences.append("\(label): \(text)")
      y += Self.rowHeight
    }
    row(labels[0], first, from: 0, to: all, series: 0)
    for (place, loss) in shown {
      let left = cell.estimates[loss.left].value?.height ?? 0
      let lost = cell.estimates[loss.lost].value?.height ?? 0
      row(labels[1 + 2 * place], loss.lost, from: left, to: left + lost, series: 1)
      // The step down to what is left.
      drawing.line(scale.place(left), y - 6, scale.place(left), y + 6, "limit outer")
    }
    if let last = losses.last {
      row(labels[labels.count - 1], last.left, from: 0, to: cell.estimates[last.left].value?.height ?? 0, series: 2)
    }
    let title = data.words[.waterfallPicture]
    return data.picture(
      .waterfallPicture, about: data.table.title, "\(title). \(sentences.joined(separator: "; ")).",
      height: bottom + 26, drawing)
  }
}
