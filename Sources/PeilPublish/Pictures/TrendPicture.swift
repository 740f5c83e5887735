import PeilCore
import PeilTable
import PeilValues
import PeilWords

/// A line along periods, with the interval of each point; a second dimension, or several measures, make several lines.
struct TrendPicture {
  let data: PictureData
  let measures: [Int]
  /// The value every line stays below, by the measure that says it; nil for none.
  var ceiling: Int?
  var kind = ReportWord.trendPicture

  private struct Line {
    let label: String
    let measure: Int
    let cells: [Cell]
  }

  /// The place of the dimension of periods.
  private var period: Int { data.plan.dimensions.firstIndex { PictureChoice.isPeriod($0) } ?? 0 }

  private var lines: [Line] {
    let labels = data.shortLabels(measures)
    var groups: [(key: [DimensionValue], label: String, cells: [Cell])] = []
    for category in data.categories {
      var key = category.cell.key
      key.remove(at: period)
      var texts = data.table.maker.texts(of: category.cell.key)
      texts.remove(at: period)
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].cells.append(category.cell)
      } else {
        groups.append((key, texts.joined(separator: ", "), [category.cell]))
      }
    }
    return groups.prefix(8).flatMap { group in
      zip(measures, labels).map { measure, label in
        Line(
          label: [group.label, measures.count > 1 ? label : ""].filter { !$0.isEmpty }.joined(separator: ", "),
          measure: measure, cells: group.cells)
      }
    }
  }

  /// The periods in order, each once; those that are unknown stand in no line.
  private var periods: [DimensionValue] {
    var seen: Set<DimensionValue> = []
    return data.categories.map { $0.cell.key[period] }.filter { $0 != .missing && seen.insert($0).inserted }
  }

  var picture: Picture {
    var drawing = Drawing()
    let lines = lines
    let top = PictureFrame.legend(lines.map(\.label), &drawing, asBlocks: false) + 24
    let bottom = top + 280
    let (left, right) = (84.0, PictureFrame.right - 40)
    let places = places(left + 20, right - 20)
    let values = lines.flatMap { line in line.cells.flatMap { $0.estimates[line.measure].heights } }
    let limits = ceilings
    let scale = Scale(
      values + limits.map(\.value), fromZero: true, start: bottom, end: top, isWhole: data.unit(measures[0]) == .count)
    let unit = data.unit(measures[0])
    PictureFrame.uprightAxis(scale, unit, data.numbers, from: left, to: right, &drawing)
    drawing.text(data.shortLabels(measures).first ?? "", 8, top - 12, "soft")
    labels(places, bottom, &drawing)
    for limit in limits {
      let y = scale.place(limit.value)
      drawing.line(left, y, right, y, "mean", [("data-y", limit.figure.map { "\($0)" } ?? "=1")])
      drawing.text(
        "\(data.words[.ceiling]) \(limit.text)", right, y - 6, "small halo", .end,
        [limit.figure.map { ("data-figure", "\($0)") }].compactMap(\.self))
    }
    for (series, line) in lines.enumerated() { draw(line, series, places, scale, lines.count, &drawing) }
    return data.picture(
      kind, about: data.shortLabels(measures).joined(separator: "; "),
      data.description(
        data.words[kind], of: measures[0], dashed: limits.first.map { "\(data.words[.ceiling]) \($0.text)" },
        dashedFigure: limits.first?.figure),
      height: bottom + 34, drawing)
  }

  /// The ceilings the table gives, each once.
  private var ceilings: [(value: Double, text: String, figure: Int?)] {
    guard let ceiling else {
      let isShare = kind == .depletionPicture && data.unit(measures[0]) == .ratio
      return isShare ? [(1, data.numbers.percentage(Rational(1), decimals: 0), nil)] : []
    }
    var seen: Set<Double> = []
    return data.categories.compactMap { category in
      let estimate = category.cell.estimates[ceiling]
      guard let value = estimate.value?.height, seen.insert(value).inserted else { return nil }
      return (value, data.text(estimate, ceiling), data.number(category.cell, ceiling))
    }
  }

  /// Periods stand as far apart as they are: days by the calendar, numbers by their distance, others evenly.
  private func places(_ left: Double, _ right: Double) -> [DimensionValue: Double] {
    let periods = periods
    let numbers = periods.enumerated().map { place, period in
      if case .integer(let value) = period { Double(value) } else { Double(place) }
    }
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let span = high > low ? high - low : 1
    return Dictionary(
      zip(periods, numbers.map { high > low ? left + ($0 - low) / span * (right - left) : (left + right) / 2 })
    ) { first, _ in first }
  }

  private func labels(_ places: [DimensionValue: Double], _ bottom: Double, _ drawing: inout Drawing) {
    let type = data.plan.dimensions[period].column.type
    let label = DimensionLabel(language: data.words.language)
    var free = -Double.infinity
    for period in periods {
      guard let x = places[period] else { continue }
      let text = label.text(of: period, in: type)
      let half = TextWidth.of(text) / 2
      drawing.line(x, bottom, x, bottom + 5, "axis")
      guard x - half > free else { continue }
      let isAtEnd = x + half > Drawing.width - 2
      drawing.text(text, x, bottom + 20, "soft small", isAtEnd ? .end : .middle)
      free = x + half + 8
    }
  }

  /// A total stays as it is until the day it grows.
  private static func steps(_ points: [Point]) -> [Point] {
    zip(points, points.dropFirst()).reduce(into: Array(points.prefix(1))) { path, pair in
      path += [Point(x: pair.1.x, y: pair.0.y, figure: pair.0.figure), pair.1]
    }
  }

  private struct Point {
    let x: Double
    let y: Double
    /// The figure's number in the tidy file.
    let figure: Int
  }

  private func draw(
    _ line: Line, _ series: Int, _ places: [DimensionValue: Double], _ scale: Scale, _ count: Int,
    _ drawing: inout Drawing
  ) {
    // No line leads through what is hidden.
    var pieces: [[Point]] = [[]]
    for cell in line.cells {
      let estimate = cell.estimates[line.measure]
      if estimate.isSuppressed { pieces.append([]) }
      guard let x = places[cell.key[period]], let value = estimate.value?.height else { continue }
      let figure = data.number(cell, line.measure)
      if let interval = estimate.interval {
        drawing.line(
          x, scale.place(interval.lower), x, scale.place(interval.upper), "range",
          [("data-y1", "\(figure).lower"), ("data-y2", "\(figure).upper")])
      }
      pieces[pieces.count - 1].append(Point(x: x, y: scale.place(value), figure: figure))
      if count == 1, line.cells.count <= 9 {
        drawing.text(
          data.text(estimate, line.measure), x, scale.place(value) - 10, "small halo", .middle,
          data.says(cell, line.measure))
      }
    }
    for piece in pieces where !piece.isEmpty {
      let path = kind == .depletionPicture ? Self.steps(piece) : piece
      drawing.path(
        path.map { ($0.x, $0.y) }, "curve l\(series % 8 + 1)",
        [("data-y", path.map { String($0.figure) }.joined(separator: " "))])
    }
    let points = pieces.flatMap(\.self)
    // Where there are many, a mark here and there tells the lines apart.
    let gap = max(1, points.count / 12)
    for (place, point) in points.enumerated() where place.isMultiple(of: gap) || place == points.count - 1 {
      drawing.mark(series, point.x, point.y, [("data-y", "\(point.figure)")])
    }
  }
}
