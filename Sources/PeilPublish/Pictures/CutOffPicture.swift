import PeilCore
import PeilWords

/// The scores on either side of a cut-off, for each compartment: up to where was refused, and from where was granted.
struct CutOffPicture {
  let data: PictureData
  /// The measure of the lowest score that was granted, of the highest that was refused, and of what lies between.
  let lowest: Int
  let highest: Int
  let between: Int?

  private static let rowHeight = 74.0

  var picture: Picture {
    var drawing = Drawing()
    let rows =
      data.categories.isEmpty
      ? data.whole.map { [PictureData.Category(label: data.table.title, cell: $0)] } ?? [] : data.categories
    let top = PictureFrame.legend([data.label(highest), data.label(lowest)], &drawing, asBlocks: true)
    let bottom = top + Double(rows.count) * Self.rowHeight
    let values = rows.flatMap { row in [lowest, highest].compactMap { row.cell.estimates[$0].value?.height } }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    // What lies next to the cut-off is what counts: as much again stands on either side.
    let room = max(high - low, high.magnitude / 20)
    let scale = Scale(
      [low - room, high + room], fromZero: false, start: PictureFrame.left, end: PictureFrame.right)
    PictureFrame.axis(scale, .number, data.numbers, top: top, bottom: bottom, &drawing)
    for (row, category) in rows.enumerated() {
      let y = top + (Double(row) + 0.5) * Self.rowHeight
      PictureFrame.side(category.label, middle: y, &drawing)
      strip(category.cell, y, scale, &drawing)
    }
    return data.picture(
      .cutOffPicture, about: data.table.title, sentences(rows), height: bottom + 26, drawing)
  }

  private func strip(_ cell: Cell, _ y: Double, _ scale: Scale, _ drawing: inout Drawing) {
    if let value = cell.estimates[highest].value?.height {
      let x = scale.place(value)
      drawing.block(
        1, scale.start, y - 2, x - scale.start, 14,
        [("data-x1", "=start"), ("data-x2", "\(data.number(cell, highest))")])
    }
    if let value = cell.estimates[lowest].value?.height {
      let x = scale.place(value)
      drawing.block(
        0, x, y - 2, scale.end - x, 14, [("data-x1", "\(data.number(cell, lowest))"), ("data-x2", "=end")])
      drawing.text(
        data.text(cell.estimates[lowest], lowest), x, y - 8, "small halo", .middle, data.says(cell, lowest))
    }
    if let value = cell.estimates[highest].value?.height {
      drawing.text(
        data.text(cell.estimates[highest], highest), scale.place(value), y + 27, "small halo", .middle,
        data.says(cell, highest))
    }
    if let between, let value = cell.estimates[between].value?.height {
      let x = scale.place(value)
      drawing.line(x, y - 7, x, y + 17, "mean", [("data-x", "\(data.number(cell, between))")])
    }
  }

  private func sentences(_ rows: [PictureData.Category]) -> PictureText {
    let measures = [highest, lowest] + [between].compactMap(\.self)
    let parts = rows.map { row in
      let figures = measures.map {
        "\(data.label($0)) \(data.text(row.cell.estimates[$0], $0))"
      }
      return "\(row.label): \(figures.joined(separator: ", "))"
    }
    let dashed = between.map { " " + data.words[.dashedLine(data.label($0))] } ?? ""
    return PictureText(
      text: "\(data.words[.cutOffPicture]). \(parts.joined(separator: "; ")).\(dashed)",
      figures: rows.flatMap { row in measures.map { data.number(row.cell, $0) } })
  }
}
