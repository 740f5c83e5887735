import PeilCore
import PeilExpression
import PeilJSON
import PeilTable
import PeilValues

/// `internal/figures.jsonl`: every cell of every table on a line of its own, its figures exact and unrounded, with the
/// values of their components.
///
/// An exact value is text, `12` or `3/4`, a binary64 value a number, a day text. For inside the house: nothing here has
/// passed disclosure control.
enum FigureLines {
  static let path = "internal/figures.jsonl"

  static func bytes(of result: RunResult, plan: Plan) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, table) in plan.tables.enumerated() where place < result.tables.count {
      let states = place < result.states.count ? result.states[place].cells : []
      for (index, cell) in result.tables[place].cells.enumerated() {
        line(cell, index < states.count ? states[index] : [], of: table).appendLine(to: &bytes)
      }
    }
    return bytes
  }

  private static func line(_ cell: Cell, _ states: [[ComponentValue]], of table: PlannedTable) -> JSONValue {
    let figures = zip(table.measures, cell.estimates).enumerated().map { place, figure in
      json(figure.0.name, figure.1, place < states.count ? states[place] : nil)
    }
    return .map([
      ("table", .text(table.name)), ("place", .list(zip(cell.key, table.dimensions).map(json))),
      ("figures", .list(figures)),
    ])
  }

  private static func json(_ value: DimensionValue, _ dimension: Dimension) -> JSONValue {
    switch value {
    case .code(let position):
      if let codes = dimension.column.type.domain?.codes, Int(position) < codes.count {
        return .text(codes[Int(position)])
      }
      return .map([("position", .integer(Int(position)))])
    case .text(let text): return .text(text)
    case .integer(let value): return .integer(Int(value))
    case .missing: return .null
    case .summedOut: return .boolean(true)
    }
  }

  private static func json(_ measure: String, _ estimate: Estimate, _ state: [ComponentValue]?) -> JSONValue {
    var entries: [(String, JSONValue)] = [("measure", .text(measure))]
    for (name, quantity) in [
      ("value", estimate.value), ("numerator", estimate.numerator), ("denominator", estimate.denominator),
    ] {
      if let quantity { entries.append((name, .list([json(quantity.magnitude), .text(quantity.unit.rawValue)]))) }
    }
    entries.append(("n", .integer(estimate.n)))
    entries.append(("missing", .integer(estimate.missing)))
    if let interval = estimate.interval {
      entries.append(
        (
          "interval",
          .list([.number(interval.lower), .number(interval.upper), .text(interval.method), .number(interval.level)])
        ))
    }
    entries.append(("status", .text(estimate.status.rawValue)))
    if !estimate.reason.isEmpty { entries.append(("reason", .text(estimate.reason))) }
    if let state { entries.append(("components", .list(state.map(json)))) }
    return .map(entries)
  }

  private static func json(_ magnitude: Quantity.Magnitude) -> JSONValue {
    switch magnitude {
    case .exact(let value): .text(value.description)
    case .approximate(let value): .number(value)
    case .date(let date): .text(date.description)
    }
  }

  /// The value, how many units were admitted, and how many of them lacked it.
  private static func json(_ component: ComponentValue) -> JSONValue {
    let value: JSONValue =
      switch component.value {
      case .exact(let value): .text(value.description)
      case .number(let value): .number(value)
      case .date(let date): .text(date.description)
      case .undefined(let reason): .map([("undefined", .text(reason.rawValue))])
      }
    return .list([value, .integer(component.admitted), .integer(component.missing)])
  }
}
