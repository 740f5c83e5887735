import PeilCore
import PeilTable
import PeilValues
import PeilWords

/// What a picture draws of a table: its categories, the whole, and its measures.
struct PictureData {
  /// A category of the table, or a pair of them.
  struct Category {
    let label: String
    let cell: Cell
  }

  let table: ReportTable
  let words: Words
  let numbers: NumberStyle
  /// The categories in the order of the table; no totals.
  let categories: [Category]
  /// The cell that speaks of all.
  let whole: Cell?
  /// The place of each cell in the tidy file of the table.
  private let places: [[DimensionValue]: Int]

  init(_ table: ReportTable, _ words: Words) {
    self.table = table
    self.words = words
    numbers = NumberStyle(words.language)
    whole = table.whole
    places = Dictionary(table.table.cells.enumerated().map { ($1.key, $0) }) { first, _ in first }
    categories = table.maker.orderedCells.filter { !$0.key.contains(.summedOut) }.map { cell in
      Category(label: Self.label(of: cell, table), cell: cell)
    }
  }

  /// The labels of a cell's values; yes and no stand behind what they answer.
  private static func label(of cell: Cell, _ table: ReportTable) -> String {
    zip(table.maker.texts(of: cell.key), table.table.plan.dimensions).map { text, dimension in
      dimension.column.type == .boolean ? "\(table.maker.label(of: dimension)): \(text)" : text
    }.joined(separator: ", ")
  }

  var plan: PlannedTable { table.table.plan }

  func label(_ measure: Int) -> String { table.maker.label(of: plan.measures[measure]) }
  func unit(_ measure: Int) -> FigureUnit { plan.measures[measure].bound.unit }

  /// The number of a figure in the tidy file of the table, from one.
  func number(_ cell: Cell, _ measure: Int) -> Int { (places[cell.key] ?? 0) * plan.measures.count + measure + 1 }

  /// A text that says a figure.
  func says(_ cell: Cell, _ measure: Int) -> Drawing.Meaning { [("data-figure", String(number(cell, measure)))] }

  /// A figure as the table writes it, without its interval.
  func text(_ estimate: Estimate, _ measure: Int) -> String {
    let text = table.maker.text(estimate, of: measure)
    return [text.value, text.sign].compactMap(\.self).joined(separator: " ")
  }

  /// A figure as the table writes it, without interval and sign.
  func numberText(_ estimate: Estimate, _ measure: Int) -> String {
    table.maker.text(estimate, of: measure).value
  }

  /// The figure with the counts it is a ratio of, where it is one of counts.
  func textWithCounts(_ estimate: Estimate, _ measure: Int) -> String {
    let text = text(estimate, measure)
    guard unit(measure) == .ratio, estimate.value != nil, let part = estimate.numerator,
      let whole = estimate.denominator,
      part.unit == .count, whole.unit == .count, case .exact(let above) = part.magnitude,
      case .exact(let below) = whole.magnitude
    else { return text }
    return "\(text) (\(numbers.number(above, decimals: 0))/\(numbers.number(below, decimals: 0)))"
  }

  /// Labels of several measures without what they all begin or end with.
  func shortLabels(_ measures: [Int]) -> [String] {
    let labels = measures.map(label)
    guard labels.count > 1 else { return labels }
    return SharedWords.trimmed(labels)
  }

  /// What is to be seen, for who cannot see it: the kind, the lowest and the highest, and what a dashed line means.
  func description(
    _ kind: String, of measure: Int, dashed: String? = nil, dashedFigure: Int? = nil
  ) -> PictureText {
    var sentences = [
      words[.chartShows(kind, table: numbers.count(table.heading.number), count: numbers.count(categories.count))]
    ]
    var figures: [Int] = []
    let known = categories.compactMap { category in
      category.cell.estimates[measure].value?.height.map { (category, $0) }
    }
    if let low = known.min(by: { $0.1 < $1.1 })?.0, let high = known.max(by: { $0.1 < $1.1 })?.0, known.count > 1 {
      let hidden = categories.count { $0.cell.estimates[measure].isSuppressed }
      let (least, most) = (text(low.cell.estimates[measure], measure), text(high.cell.estimates[measure], measure))
      sentences.append(
        words[
          hidden == 0
            ? .chartRange(lowest: low.label, lowestOf: least, highest: high.label, highestOf: most)
            : .chartRangeOfShown(
              lowest: low.label, lowestOf: least, highest: high.label, highestOf: most, hidden: numbers.count(hidden))])
      figures += [number(low.cell, measure), number(high.cell, measure)]
    }
    if let dashed { sentences.append(words[.dashedLine(dashed)]) }
    figures += [dashedFigure].compactMap(\.self)
    sentences.append(words[.figuresInTable(numbers.count(table.heading.number))])
    return PictureText(text: sentences.joined(separator: " "), figures: figures)
  }

  /// A picture of this table.
  func picture(
    _ kind: ReportWord, about: String, _ description: PictureText, height: Double, _ drawing: Drawing
  ) -> Picture {
    let title = words[.pictureOf(words[kind], measure: about)]
    return Picture(
      identifier: table.identifier + "-picture", title: "\(title). \(table.title)", caption: title,
      description: description.text, described: description.figures, height: height, drawing: drawing)
  }
}

extension Quantity {
  /// How high a value stands in a picture: a place, and no figure; nil beyond what binary64 holds.
  var height: Double? {
    let height: Double
    switch magnitude {
    case .exact(let value): height = value.doubleValue
    case .approximate(let value): height = value
    case .date(let date): height = Double(date.daysSinceEpoch)
    }
    return height.isFinite ? height : nil
  }
}
