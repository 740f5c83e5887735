import PeilCore
import PeilTable
import PeilWords

/// Works out where each figure of a table stands and what is written there.
struct TableLayoutMaker {
  private let table: PublishedTable
  private let words: Words
  private let labels: DimensionLabel
  private let legend: Legend
  private let styles: [FigureStyle]
  private let places: [[DimensionValue]: Int]
  private let side: Axis
  private let top: Axis

  init(_ table: PublishedTable, _ language: Language) {
    let numbers = NumberStyle(language)
    let labels = DimensionLabel(language: language)
    self.table = table
    self.labels = labels
    words = Words(language)
    places = Dictionary(table.cells.enumerated().map { ($1.key, $0) }) { first, _ in first }
    side = Axis(table, .row)
    top = Axis(table, .column)
    styles = table.plan.measures.indices.map { place in
      FigureStyle(table.plan.measures[place], table.cells.lazy.map { $0.estimates[place] }, numbers)
    }
    let dimensions = table.plan.dimensions
    legend = Legend(table.cells.lazy.flatMap(\.estimates), words: words, numbers: numbers) { name in
      dimensions.first { $0.column.name == name }.map(labels.text(of:)) ?? name
    }
  }

  /// Whether measures stand down the side, because no dimension does.
  private var measuresAreRows: Bool { side.places.isEmpty }

  var stubHead: [String] {
    measuresAreRows ? [words[.figure]] : side.places.map { labels.text(of: table.plan.dimensions[$0]) }
  }

  var columnHeads: [[String]] {
    if measuresAreRows { return top.places.isEmpty ? [[words[.value]]] : top.keys.map { texts($0, top) } }
    return top.keys.flatMap { key in table.plan.measures.map { texts(key, top) + [label(of: $0)] } }
  }

  var rows: [TableLayout.Row] {
    lines.map { line in TableLayout.Row(stub: line.stub, figures: line.figures.map { $0?.text ?? "" }) }
  }

  /// A line of the table, with what is behind it.
  struct Line {
    let stub: [String]
    /// Whether some dimension down the side is summed out.
    let isTotal: Bool
    /// The figures; nil where the table has none.
    let figures: [FigureText?]
    /// For each of them where it stands: the cell of the table, and the measure.
    let places: [(key: [DimensionValue], measure: Int)]
  }

  var lines: [Line] {
    let measures = table.plan.measures.indices
    if measuresAreRows {
      let found = top.keys.map { place([], $0) }
      return measures.map { measure in
        Line(
          stub: [label(of: table.plan.measures[measure])], isTotal: false,
          figures: found.map { figure(measure, $0.cell) }, places: found.map { ($0.key, measure) })
      }
    }
    return side.keys.map { key in
      let found = top.keys.map { place(key, $0) }
      return Line(
        stub: texts(key, side), isTotal: key.contains(.summedOut),
        figures: found.flatMap { place in measures.map { figure($0, place.cell) } },
        places: found.flatMap { place in measures.map { (place.key, $0) } })
    }
  }

  private func cell(_ key: [DimensionValue]) -> Cell? { places[key].map { table.cells[$0] } }

  /// A place of the table, and the cell that stands there.
  private func place(_ down: [DimensionValue], _ across: [DimensionValue]) -> (key: [DimensionValue], cell: Cell?) {
    let key = key(down, across)
    return (key, cell(key))
  }

  /// A line of the table with its estimates, for formats in which a figure is a number.
  struct EstimateLine {
    /// The values down the side, each with its type; empty where the measure's label stands there.
    let side: [(value: DimensionValue, type: ValueType)]
    let stub: [String]
    let isTotal: Bool
    /// The figures with the place of their measure; nil where the table has none.
    let figures: [(measure: Int, estimate: Estimate?)]
  }

  var estimateLines: [EstimateLine] {
    let measures = table.plan.measures.indices
    if measuresAreRows {
      return measures.map { measure in
        EstimateLine(
          side: [], stub: [label(of: table.plan.measures[measure])], isTotal: false,
          figures: top.keys.map { (measure, cell(key([], $0))?.estimates[measure]) })
      }
    }
    let types = side.places.map { table.plan.dimensions[$0].column.type }
    return side.keys.map { down in
      EstimateLine(
        side: Array(zip(down, types)), stub: texts(down, side), isTotal: down.contains(.summedOut),
        figures: top.keys.flatMap { across in
          let cell = cell(key(down, across))
          return measures.map { ($0, cell?.estimates[$0]) }
        })
    }
  }

  /// How the figures of a measure are written.
  func style(of measure: Int) -> FigureStyle { styles[measure] }

  /// The words by which `peil explain` finds a cell: the table, and the cell by name and code.
  func address(of key: [DimensionValue]) -> [String] { [table.plan.name] + NamedTable.words(of: key, in: table.plan) }

  /// The name of a measure, as `peil explain` takes it.
  func name(of measure: Int) -> String { table.plan.measures[measure].name }

  /// What stands for a cell of the table: the labels of its dimensions.
  func texts(of key: [DimensionValue]) -> [String] {
    zip(key, table.plan.dimensions).map { labels.text(of: $0, in: $1.column.type) }
  }

  /// The cells in the order of the table: down the side, and across within.
  var orderedCells: [Cell] {
    side.keys.flatMap { down in top.keys.compactMap { cell(key(down, $0)) } }
  }

  /// A figure as it is written.
  func text(_ estimate: Estimate, of measure: Int) -> FigureText { text(estimate, styles[measure]) }

  /// A value as the figures of a measure are written.
  func text(_ quantity: Quantity, of measure: Int) -> String { styles[measure].text(quantity) }

  /// The label of a dimension.
  func label(of dimension: Dimension) -> String { labels.text(of: dimension) }

  var legendLines: [String] {
    let overlaps = table.plan.dimensions.enumerated().contains { place, dimension in
      dimension.isSpread && table.cells.contains { $0.key[place] == .summedOut }
    }
    let rounding = Set(table.plan.measures.map(\.rounding))
    return legend.lines + (overlaps ? [words[.eachUnitOnce]] : [])
      + (rounding.contains(.halfEven) ? [words[.roundedHalfEven]] : [])
      + (rounding.contains(.largestRemainder) ? [words[.roundedTogether]] : [])
      + (RoundedTotals(table: table, styles: styles).miss ? [words[.roundedTotals]] : [])
  }

  func label(of measure: PlannedMeasure) -> String { measure.label(in: words.language) }

  private func texts(_ key: [DimensionValue], _ axis: Axis) -> [String] {
    zip(key, axis.places).map { labels.text(of: $0, in: table.plan.dimensions[$1].column.type) }
  }

  private func figure(_ measure: Int, _ cell: Cell?) -> FigureText? {
    cell.map { text($0.estimates[measure], styles[measure]) }
  }

  private func key(_ down: [DimensionValue], _ across: [DimensionValue]) -> [DimensionValue] {
    var key = [DimensionValue](repeating: .summedOut, count: table.plan.dimensions.count)
    for (value, place) in zip(down, side.places) { key[place] = value }
    for (value, place) in zip(across, top.places) { key[place] = value }
    return key
  }

  private func text(_ estimate: Estimate, _ style: FigureStyle) -> FigureText {
    let remark = Remark(estimate)
    guard let value = estimate.value else {
      let text = remark == .belowMinimum ? style.outOf(estimate) : remark.map(legend.sign(of:)) ?? ""
      return FigureText(value: text, interval: nil, sign: nil, quantity: nil)
    }
    return FigureText(
      value: style.text(value), interval: estimate.interval.map { style.text($0, unit: value.unit) },
      sign: remark.map { legend.sign(of: $0) }, quantity: value)
  }
}

extension PlannedMeasure {
  /// What the measure is called: its label, or where it has none its name.
  func label(in language: Language) -> String { label?.text(in: language.rawValue) ?? name }
}
