import PeilCore
import PeilWords

/// For each category the parts of a whole, one after the other; shares of a whole also for all together.
struct StackedPicture {
  let data: PictureData
  let measures: [Int]

  private static let rowHeight = 44.0

  private var rows: [PictureData.Category] {
    guard let whole = data.whole else { return data.categories }
    // Amounts of all would dwarf those of the categories.
    guard data.unit(measures[0]) == .ratio || data.categories.isEmpty else { return data.categories }
    return data.categories + [PictureData.Category(label: data.words[.whole], cell: whole)]
  }

  var picture: Picture {
    var drawing = Drawing()
    let labels = data.shortLabels(measures)
    let top = PictureFrame.legend(labels, &drawing, asBlocks: true)
    let bottom = top + Double(rows.count) * Self.rowHeight
    let ends = rows.map { row in measures.reduce(0) { $0 + max(0, row.cell.estimates[$1].value?.height ?? 0) } }
    let scale = Scale(
      ends, fromZero: true, start: PictureFrame.left, end: PictureFrame.right - 20,
      isWhole: data.unit(measures[0]) == .count)
    PictureFrame.axis(scale, data.unit(measures[0]), data.numbers, top: top, bottom: bottom, &drawing)
    var sentences: [String] = []
    var figures: [Int] = []
    for (row, category) in rows.enumerated() {
      let y = top + (Double(row) + 0.5) * Self.rowHeight
      PictureFrame.side(category.label, middle: y, &drawing)
      stack(category.cell, y - 13, scale, &drawing)
      let parts = zip(labels, measures).map { "\($0) \(data.text(category.cell.estimates[$1], $1))" }
      sentences.append("\(category.label): \(parts.joined(separator: ", "))")
      figures += measures.map { data.number(category.cell, $0) }
    }
    let title = data.words[.stackedPicture]
    return data.picture(
      .stackedPicture, about: data.table.title,
      PictureText(text: "\(title). \(sentences.joined(separator: "; ")).", figures: figures), height: bottom + 26,
      drawing)
  }

  private func stack(_ cell: Cell, _ y: Double, _ scale: Scale, _ drawing: inout Drawing) {
    var reached = 0.0
    var parts: [String] = []
    for (series, measure) in measures.enumerated() {
      let estimate = cell.estimates[measure]
      guard let value = estimate.value?.height, value > 0 else { continue }
      let (from, to) = (scale.place(reached), scale.place(reached + value))
      let before = parts.isEmpty ? "=0" : parts.joined(separator: "+")
      parts.append(String(data.number(cell, measure)))
      drawing.block(
        series, from, y, to - from, 26, [("data-x1", before), ("data-x2", parts.joined(separator: "+"))])
      let text = data.text(estimate, measure)
      if TextWidth.of(text) + 8 < to - from {
        let width = TextWidth.of(text) * 0.92
        drawing.rectangle((from + to - width) / 2, y + 4.5, width, 17, "plate")
        drawing.text(text, (from + to) / 2, y + 17.5, "small", .middle, data.says(cell, measure))
      }
      reached += value
    }
  }
}
