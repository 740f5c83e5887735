import PeilCore
import PeilValues
import PeilWords

/// The part that is done after so many days: the figures the table holds, and between them straight lines.
struct SurvivalPicture {
  let data: PictureData
  /// The measures with their days, in the order of days.
  let steps: [(measure: Int, days: Int)]
  /// The term, in days; nil where there is no single one.
  let term: Int?
  /// The median number of days; nil where the table has none.
  let median: Int?

  private static let mostLines = 6

  private var lines: [PictureData.Category] {
    let all = data.whole.map { [PictureData.Category(label: data.words[.whole], cell: $0)] } ?? []
    guard !data.plan.dimensions.isEmpty else { return all }
    return Array((data.categories.prefix(Self.mostLines - all.count) + all))
  }

  var picture: Picture {
    var drawing = Drawing()
    let lines = lines
    let top = PictureFrame.legend(lines.map(\.label), &drawing, asBlocks: false) + 22
    let bottom = top + 300
    let (left, right) = (64.0, PictureFrame.right - 40)
    let days = Scale(steps.map { Double($0.days) } + [Double(term ?? 0)], fromZero: true, start: left, end: right)
    let shares = Scale([0, 1], fromZero: true, start: bottom, end: top)
    PictureFrame.uprightAxis(shares, .ratio, data.numbers, from: left, to: right, &drawing)
    for tick in days.ticks {
      let x = days.place(tick.doubleValue)
      let meaning = [("data-tick-x", days.text(tick))]
      drawing.line(x, bottom, x, bottom + 5, "axis", meaning)
      drawing.text(days.label(tick, .days, data.numbers), x, bottom + 19, "soft small", .middle, meaning)
    }
    drawing.text(data.words[.daysSince], right, bottom + 38, "soft", .end)
    drawing.text(data.words[.shareDone], 8, top - 12, "soft")
    if let term {
      let x = days.place(Double(term))
      drawing.line(x, top - 6, x, bottom, "mean", [("data-x", "=\(term)")])
      drawing.text("\(data.words[.term]) \(data.numbers.count(term))", x + 6, top + 8, "small halo")
    }
    for (series, line) in lines.enumerated() { curve(series, line.cell, days, shares, &drawing) }
    return data.picture(
      .survivalPicture, about: data.table.title, sentences(lines), height: bottom + 50, drawing)
  }

  private func curve(_ series: Int, _ cell: Cell, _ days: Scale, _ shares: Scale, _ drawing: inout Drawing) {
    let known = steps.compactMap { step in
      cell.estimates[step.measure].value?.height.map { value in
        (
          point: (x: days.place(Double(step.days)), y: shares.place(value)),
          x: "=\(step.days)", y: String(data.number(cell, step.measure))
        )
      }
    }
    drawing.path(
      [(days.place(0), shares.place(0))] + known.map(\.point), "curve l\(series % 8 + 1)",
      [
        ("data-x", (["=0"] + known.map(\.x)).joined(separator: " ")),
        ("data-y", (["=0"] + known.map(\.y)).joined(separator: " ")),
      ])
    for mark in known {
      drawing.mark(series, mark.point.x, mark.point.y, size: 4.5, [("data-x", mark.x), ("data-y", mark.y)])
    }
    guard let median, let value = cell.estimates[median].value?.height else { return }
    drawing.line(
      days.place(value), shares.place(0.5) - 7, days.place(value), shares.place(0.5) + 7, "range",
      [("data-x", "\(data.number(cell, median))")])
  }

  private func sentences(_ lines: [PictureData.Category]) -> PictureText {
    let parts = lines.map { line in
      let shares = steps.map { step in
        "\(data.numbers.count(step.days)): \(data.text(line.cell.estimates[step.measure], step.measure))"
      }
      return "\(line.label), \(shares.joined(separator: ", "))"
    }
    let dashed = term.map { " " + data.words[.dashedLine("\(data.words[.term]) \(data.numbers.count($0))")] } ?? ""
    return PictureText(
      text: "\(data.words[.survivalPicture]). \(parts.joined(separator: "; ")).\(dashed)",
      figures: lines.flatMap { line in steps.map { data.number(line.cell, $0.measure) } })
  }
}
