import PeilCore
import PeilWords

/// The figures at the head of a report: those the author names, or those of the tables' totals that come first.
struct KeyFigures {
  let document: ReportDocument

  /// The most that are shown where the author names none.
  private static let most = 6

  private struct Choice {
    let table: ReportTable
    let measure: Int
    let estimate: Estimate

    /// The figure's number in the tidy file of its table, from one.
    var number: Int {
      let cells = table.table.cells
      let row = cells.firstIndex { $0.key.allSatisfy { $0 == .summedOut } } ?? 0
      return row * table.table.plan.measures.count + measure + 1
    }
  }

  /// What the template names.
  var values: [ReportValues] { choices.map(values) }

  private var choices: [Choice] {
    guard let named = document.report.keyFigures else { return own }
    return named.compactMap { figure in
      guard let table = document.tables.first(where: { $0.table.plan.name == figure.table }),
        let place = table.table.plan.measures.firstIndex(where: { $0.name == figure.measure }),
        let cell = table.whole
      else { return nil }
      return Choice(table: table, measure: place, estimate: cell.estimates[place])
    }
  }

  /// Four of the first table that has a total, then the first share of each table after it, each of another kind.
  private var own: [Choice] {
    var chosen: [Choice] = []
    var kinds: Set<String> = []
    for table in document.tables {
      guard let cell = table.whole else { continue }
      let isFirst = chosen.isEmpty
      for (place, measure) in table.table.plan.measures.enumerated() {
        let estimate = cell.estimates[place]
        guard chosen.count < Self.most, estimate.value != nil, measure.label != nil else { continue }
        if isFirst {
          guard chosen.count < 4, [.count, .money, .ratio].contains(measure.bound.unit) else { continue }
        } else {
          guard measure.bound.unit == .ratio, !kinds.contains(measure.kind) else { continue }
        }
        if measure.bound.unit == .ratio { kinds.insert(measure.kind) }
        chosen.append(Choice(table: table, measure: place, estimate: estimate))
        if !isFirst { break }
      }
    }
    return chosen
  }

  /// What a terminal shows: the label, the figure with what must be said beside it, and the title of its table.
  var rows: [[String]] {
    choices.map { choice in
      let text = choice.table.maker.text(choice.estimate, of: choice.measure)
      return [
        choice.table.maker.label(of: choice.table.table.plan.measures[choice.measure]),
        [text.value, text.interval, text.sign].compactMap(\.self).joined(separator: " "), choice.table.title,
      ]
    }
  }

  private func values(_ choice: Choice) -> ReportValues {
    let text = choice.table.maker.text(choice.estimate, of: choice.measure)
    var values = ReportValues()
    values.set("label", choice.table.maker.label(of: choice.table.table.plan.measures[choice.measure]))
    values.set("value", text.value)
    let remark = [text.interval, text.sign].compactMap(\.self).joined(separator: " ")
    values.set("remark", remark.isEmpty ? nil : remark)
    values.set("table", choice.table.identifier)
    values.set("figure", "\(choice.table.table.plan.name) \(choice.number)")
    values.set("place", choice.table.numbered)
    return values
  }
}

extension ReportTable {
  /// The cell that speaks of all: the grand total, or the only one; nil where there is none.
  var whole: Cell? { table.cells.first { cell in cell.key.allSatisfy { $0 == .summedOut } } }
}
