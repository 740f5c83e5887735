import PeilCore
import PeilExpression
import PeilJSON
import PeilTable
import PeilValues
import PeilWords

/// A table of `tables.json`: what its dimensions and measures are, and a line for each figure.
struct TableJSON {
  private let table: PublishedTable
  /// The figures as people see them: shares may be rounded together.
  private let shown: PublishedTable
  private let maker: TableLayoutMaker
  private let language: Language

  init(_ table: PublishedTable, shown: PublishedTable, _ language: Language) {
    self.table = table
    self.shown = shown
    self.language = language
    maker = TableLayoutMaker(shown, language)
  }

  func append(to bytes: inout [UInt8]) {
    for (key, value) in head { JSONPublisher.append(key, value, to: &bytes) }
    bytes.append(contentsOf: "\"figures\":[".utf8)
    var isFirst = true
    for (cell, shown) in zip(table.cells, shown.cells) {
      let place = place(of: cell)
      for (measure, estimate) in cell.estimates.enumerated() {
        bytes.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        JSONValue.map(place + figure(estimate, shown: shown.estimates[measure], measure)).appendLine(to: &bytes)
        bytes.removeLast()
      }
    }
    bytes.append(contentsOf: "\n]".utf8)
  }

  private var head: [(String, JSONValue)] {
    let code = language.rawValue
    return [
      ("name", .text(table.plan.name)), ("title", .text(table.plan.title.text(in: code))),
      ("note", table.plan.note.map { .text($0.text(in: code)) } ?? .null),
      ("dimensions", .list(table.plan.dimensions.map(dimension))),
      ("measures", .list(table.plan.measures.enumerated().map(measure))),
      ("legend", .list(maker.legendLines.map(JSONValue.text))),
    ]
  }

  private func dimension(_ dimension: Dimension) -> JSONValue {
    let labels = DimensionLabel(language: language)
    let type = dimension.column.type
    let values = type.domain?.codes.enumerated().map { place, code in
      JSONValue.map([
        ("code", .text(code)), ("label", .text(labels.text(of: .code(UInt32(place)), in: type))),
      ])
    }
    return .map([
      ("name", .text(dimension.column.name)), ("label", .text(labels.text(of: dimension))),
      ("type", .text(type.name)), ("place", .text(dimension.place == .row ? "row" : "column")),
      ("each", .boolean(dimension.isSpread)), ("values", values.map(JSONValue.list) ?? .null),
    ])
  }

  private func measure(_ place: Int, _ measure: PlannedMeasure) -> JSONValue {
    let code = language.rawValue
    return .map([
      ("name", .text(measure.name)), ("label", .text(maker.label(of: measure))), ("kind", .text(measure.kind)),
      ("unit", .text(measure.bound.unit.rawValue)), ("decimals", .integer(maker.style(of: place).decimals)),
      ("definition", .text(measure.bound.definition.identifier)),
      ("text", .text(DefinitionText(language).text(measure.bound.definition))),
      ("where", .list(measure.bound.definition.restrictions.map { .text($0.condition.formula) })),
      ("note", measure.note.map { .text($0.text(in: code)) } ?? .null),
    ])
  }

  /// The codes of the dimensions, and those that are summed out.
  private func place(of cell: Cell) -> [(String, JSONValue)] {
    var codes: [(String, JSONValue)] = []
    var margin: [JSONValue] = []
    for (value, dimension) in zip(cell.key, table.plan.dimensions) {
      let name = dimension.column.name
      if value == .missing {
        codes.append((name, .null))
      } else if let code = value.code(in: dimension.column.type) {
        codes.append((name, .text(code)))
      } else {
        margin.append(.text(name))
      }
    }
    return [("key", .map(codes))] + (margin.isEmpty ? [] : [("margin", .list(margin))])
  }

  /// What a figure has; parts that it lacks are left out, but for the value.
  private func figure(_ estimate: Estimate, shown: Estimate, _ measure: Int) -> [(String, JSONValue)] {
    var parts: [(String, JSONValue)] = [
      ("measure", .text(table.plan.measures[measure].name)), ("value", estimate.value.map(Self.value) ?? .null),
      ("text", .text(maker.text(shown, of: measure).text)),
    ]
    if let numerator = estimate.numerator { parts.append(("numerator", Self.value(numerator))) }
    if let denominator = estimate.denominator { parts.append(("denominator", Self.value(denominator))) }
    if !estimate.isSuppressed { parts.append(("n", .integer(estimate.n))) }
    if estimate.missing > 0 { parts.append(("missing", .integer(estimate.missing))) }
    if let interval = estimate.interval {
      parts += [
        ("lower", .digits(interval.lower.tidyDescription)), ("upper", .digits(interval.upper.tidyDescription)),
        ("interval", .text("\(interval.method) \(interval.level.tidyDescription)")),
      ]
    }
    parts.append(("status", .text(estimate.status.rawValue)))
    if !estimate.reason.isEmpty { parts.append(("reason", .text(estimate.reason))) }
    return parts
  }

  /// A number by the digits of tidy CSV; a day is a text.
  private static func value(_ quantity: Quantity) -> JSONValue {
    if case .date = quantity.magnitude { return .text(quantity.tidyText) }
    return .digits(quantity.tidyText)
  }
}
