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
  private let cells: [[DimensionValue]: Cell]
  private let side: Axis
  private let top: Axis

  init(_ table: PublishedTable, _ language: Language) {
    let numbers = NumberStyle(language)
    let labels = DimensionLabel(language: language)
    self.table = table
    self.labels = labels
    words = Words(language)
    cells = Dictionary(table.cells.map { ($0.key, $0) }) { first, _ in first }
    side = Axis(table, .row)
    top = Axis(table, .column)
    styles = table.plan.measures.indices.map { place in
      FigureStyle(table.plan.measures[place], table.cells.map { $0.estimates[place] }, numbers)
    }
    let dimensions = table.plan.dimensions
    legend = Legend(table.cells.flatMap(\.estimates), words: words, numbers: numbers) { name in
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
    let measures = table.plan.measures.indices
    if measuresAreRows {
      return measures.map { measure in
        TableLayout.Row(
          stub: [label(of: table.plan.measures[measure])], figures: top.keys.map { figure(measure, [], $0) })
      }
    }
    return side.keys.map { key in
      TableLayout.Row(
        stub: texts(key, side), figures: top.keys.flatMap { across in measures.map { figure($0, key, across) } })
    }
  }

  var legendLines: [String] {
    let overlaps = table.plan.dimensions.enumerated().contains { place, dimension in
      dimension.isSpread && table.cells.contains { $0.key[place] == .summedOut }
    }
    return legend.lines + (overlaps ? [words[.eachUnitOnce]] : [])
  }

  func label(of measure: PlannedMeasure) -> String {
    measure.label?.text(in: words.language.rawValue) ?? measure.name
  }

  private func texts(_ key: [DimensionValue], _ axis: Axis) -> [String] {
    zip(key, axis.places).map { labels.text(of: $0, in: table.plan.dimensions[$1].column.type) }
  }

  private func figure(_ measure: Int, _ down: [DimensionValue], _ across: [DimensionValue]) -> String {
    var key = [DimensionValue](repeating: .summedOut, count: table.plan.dimensions.count)
    for (value, place) in zip(down, side.places) { key[place] = value }
    for (value, place) in zip(across, top.places) { key[place] = value }
    return cells[key].map { text($0.estimates[measure], styles[measure]) } ?? ""
  }

  private func text(_ estimate: Estimate, _ style: FigureStyle) -> String {
    let remark = Remark(estimate)
    guard let value = estimate.value else {
      return remark == .belowMinimum ? style.outOf(estimate) : remark.map(legend.sign(of:)) ?? ""
    }
    let interval = estimate.interval.map { " " + style.text($0, unit: value.unit) } ?? ""
    return style.text(value) + interval + (remark.map { " " + legend.sign(of: $0) } ?? "")
  }
}
