import PeilCore
import PeilPublish
import PeilValues

/// Holds a picture against the tidy table of its figures: what its texts say, and where its shapes stand by its own axes.
struct PictureCheck {
  private let picture: DrawnPicture
  private let table: ReleasedFigures

  init(_ picture: DrawnPicture, _ table: ReleasedFigures) {
    self.picture = picture
    self.table = table
  }

  /// The first thing that is not as the table has it; nil where all is.
  var fault: String? {
    if let stranger = picture.strangers.first { return "'\(stranger)' stands for no figure" }
    for axis in [DrawnPicture.Axis.x, .y] {
      if let fault = axisFault(axis) { return fault }
    }
    for label in picture.labels {
      if let fault = fault(label) { return fault }
    }
    for place in picture.places {
      if let fault = fault(place) { return fault }
    }
    return orderFault ?? descriptionFault
  }

  private func figure(_ number: Int) -> ReleasedFigures.Figure? {
    table.figures.indices.contains(number - 1) ? table.figures[number - 1] : nil
  }

  // MARK: - Texts

  private func fault(_ label: DrawnPicture.Label) -> String? {
    guard let figure = figure(label.figure) else { return "found '\(label.text)' of figure \(label.figure)" }
    guard ShownFigure(text: label.text, exact: nil).shows(figure), hasItsCounts(label.text, figure) else {
      return "found '\(label.text)', and the tidy table has \(figure.value ?? "no figure to be seen")"
    }
    return nil
  }

  /// Whether the counts in brackets behind a rate are those it is made of.
  private func hasItsCounts(_ text: String, _ figure: ReleasedFigures.Figure) -> Bool {
    guard let counts = text.wholeMatch(of: /.* \(([0-9.,]+)\/([0-9.,]+)\)/) else { return true }
    return [(counts.1, "numerator"), (counts.2, "denominator")].allSatisfy { found, part in
      found.filter(\.isNumber) == figure.parts[part]?.filter(\.isNumber)
    }
  }

  /// Every figure the words name is found in them, one behind the other.
  private var descriptionFault: String? {
    // The first sentence says what is drawn and how much of it.
    let text = picture.description
    var rest = text[(text.firstRange(of: ". ").map(\.lowerBound) ?? text.startIndex)...]
    for number in picture.described {
      guard let figure = figure(number) else { return "the words name figure \(number)" }
      guard let value = figure.value else {
        guard figure.isHidden else { continue }
        guard let sign = rest.firstRange(of: /[ (]x[¹²³]?/) else { return "the words say a figure that is hidden" }
        rest = rest[sign.upperBound...]
        continue
      }
      guard let end = end(of: figure, in: rest) else { return "the words do not say \(value) where the figure belongs" }
      rest = rest[end...]
      let counts = rest.prefix { $0 != ";" && $0 != ":" }
      guard hasItsCounts(String(counts.prefix { $0 != ")" } + ")"), figure) else {
        return "the words give other counts than \(value) is made of"
      }
    }
    return nil
  }

  /// The end of the first number that may be the figure.
  private func end(of figure: ReleasedFigures.Figure, in text: Substring) -> String.Index? {
    guard figure.unit != "date" else { return text.startIndex }
    for found in text.matches(of: /[-−]?(€ ?)?[-−]?[0-9](?:[0-9.,]*[0-9])?(?: ?%)?/) {
      // A number with a noun behind it counts something else.
      guard !text[found.range.upperBound...].starts(with: #/ ?\p{L}/#) else { continue }
      if ShownFigure(text: String(found.output.0), exact: nil).shows(figure) { return found.range.upperBound }
    }
    // Of a small figure nothing is said but that it is small.
    return text.firstRange(of: "<").map(\.upperBound)
  }

  // MARK: - Places

  /// The marks of an axis by their values, each once, from low to high.
  private func ticks(_ axis: DrawnPicture.Axis) -> [DrawnPicture.Tick] {
    var seen: Set<Double> = []
    return picture.ticks.filter { $0.axis == axis && seen.insert($0.value).inserted }.sorted { $0.value < $1.value }
  }

  private func axisFault(_ axis: DrawnPicture.Axis) -> String? {
    let ticks = ticks(axis)
    guard ticks.count > 1 else { return nil }
    let units = units(axis)
    for tick in picture.ticks where tick.axis == axis {
      guard let expected = place(tick.value, axis), abs(expected - tick.at) <= Self.hair else {
        return "an axis has \(tick.value) where it does not belong"
      }
      guard let text = tick.text, text != "0" else { continue }
      let step = ticks[1].value - ticks[0].value
      guard units.contains(where: { DrawnPicture.isLabel(text, of: tick.value, step: step, unit: $0) }) else {
        return "an axis says '\(text)' at \(tick.value)"
      }
    }
    return nil
  }

  /// The units of what stands along an axis.
  private func units(_ axis: DrawnPicture.Axis) -> Set<FigureUnit> {
    let meanings = picture.places.filter { $0.axis == axis }.flatMap { $0.meaning.split(separator: "+") }
    let found = meanings.compactMap { meaning -> FigureUnit? in
      guard let number = Int(meaning) else {
        return meaning.hasSuffix(".lower") || meaning.hasSuffix(".upper") ? nil : .count
      }
      return figure(number).flatMap { FigureUnit(rawValue: $0.unit) }
    }
    return Set(found)
  }

  /// Where a value stands by the marks of an axis; beyond the ends it stands at the end.
  private func place(_ value: Double, _ axis: DrawnPicture.Axis) -> Double? {
    let ticks = ticks(axis)
    guard let first = ticks.first, let last = ticks.last, last.value > first.value else { return nil }
    let held = min(max(value, first.value), last.value)
    return first.at + (held - first.value) / (last.value - first.value) * (last.at - first.at)
  }

  private func fault(_ place: DrawnPicture.Place) -> String? {
    let ticks = ticks(place.axis)
    // An axis without marks says nothing.
    guard ticks.count > 1 else { return nil }
    var value = 0.0
    var slack = 0.0
    for part in place.meaning.split(separator: "+") {
      switch part {
      case "=start": value += ticks[0].value
      case "=end": value += ticks[ticks.count - 1].value
      default:
        if part.hasPrefix("="), let constant = Double(part.dropFirst()) {
          value += constant
          continue
        }
        let names = part.split(separator: ".", maxSplits: 1)
        guard let number = names.first.flatMap({ Int($0) }), let figure = figure(number), let whole = figure.value,
          let found = Self.height(names.count == 2 ? figure.parts[String(names[1])] : whole)
        else { return "a shape stands for figure \(part), which is not to be seen" }
        value += found
        // Shares that were rounded together lie less than a step from what they are.
        if figure.unit == "ratio", names.count == 1 { slack += step(of: number) }
      }
    }
    guard let low = self.place(value - slack, place.axis), let high = self.place(value + slack, place.axis) else {
      return nil
    }
    guard place.at >= min(low, high) - Self.hair, place.at <= max(low, high) + Self.hair else {
      return "a shape for \(place.meaning) does not stand at \(value)"
    }
    return nil
  }

  /// What a share may lie from the tidy table's: nought where no text says it otherwise.
  private func step(of number: Int) -> Double {
    guard let value = figure(number)?.value.flatMap(Double.init),
      let said = picture.labels.first(where: { $0.figure == number })?.text.firstMatch(of: /[0-9]+(?:[.,]([0-9]+))?/)
    else { return 0 }
    let decimals = said.1?.count ?? 0
    let step = (0..<(decimals + 2)).reduce(1.0) { size, _ in size / 10 }
    let exact = value / step
    return abs(exact - exact.rounded()) < 1e-6 ? 0 : step
  }

  /// What a figure stands as: a number, or the days of a date.
  private static func height(_ text: String?) -> Double? {
    guard let text, !text.isEmpty else { return nil }
    return Double(text) ?? CalendarDate(iso: text).map { Double($0.daysSinceEpoch) }
  }

  /// What a place may be off: it is written with one decimal, and so are the ends of its axis.
  private static let hair = 0.21

  // MARK: - Order

  /// Figures of one measure stand in the order of the table, from top to bottom and along a curve.
  private var orderFault: String? {
    let axes = Set(picture.ticks.map(\.axis))
    if axes == [.x] {
      for (one, next) in zip(picture.labels, picture.labels.dropFirst()) where next.y < one.y - 1 {
        return "'\(next.text)' stands above '\(one.text)'"
      }
      let rows = picture.labels.filter { figure($0.figure)?.isWhole == false }
      for (one, next) in zip(rows, rows.dropFirst()) where cell(next) < cell(one) {
        return "'\(next.text)' and '\(one.text)' have changed places"
      }
    }
    if axes == [.y] {
      for curve in picture.curves {
        for (one, next) in zip(curve, curve.dropFirst()) where next.across < one.across {
          return "a curve runs back at figure \(next.meaning)"
        }
      }
    }
    return nil
  }

  private func cell(_ label: DrawnPicture.Label) -> Int { (label.figure - 1) / max(1, table.measureCount) }
}
