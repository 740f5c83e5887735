import PeilCore
import PeilExpression
import PeilTable

/// Prints the states of a table as aggregates.
struct TableSQL {
  let dialect: SQLDialect
  let place: Int
  let work: OutsideWork.Table
  let relation: SQLRelation

  /// What each group's states are read from: the table's rows, every spread set code by code.
  private struct Base {
    let name: String
    let query: String
    let summedOut: UInt64
    /// The dimensions that are told apart, with their types.
    let dimensions: [(sql: String, type: ValueType)]
  }

  private var formulas: SQLExpression { SQLExpression(dialect: dialect) }

  /// The questions whose answers are the table's states; the last one makes the figures.
  func questions() throws(Unlowerable) -> [SQLQuery] {
    let states = GatheredStates()
    var queries: [SQLQuery] = []
    for summedOut in work.accumulations {
      let base = try base(summedOut)
      queries.append(try fixed(base, states))
      for (component, kind) in work.components.enumerated() {
        if let query = try lines(kind, component, base, states) { queries.append(query) }
      }
    }
    return closing(queries, states)
  }

  /// The last answer makes the figures of all that came before.
  private func closing(_ queries: [SQLQuery], _ states: GatheredStates) -> [SQLQuery] {
    guard var last = queries.last else { return [] }
    let place = place
    last = SQLQuery(common: last.common, items: last.items, source: last.source) { [take = last.take] rows, record in
      try take(rows, record)
      try record.table(place, states: states.all)
    }
    return queries.dropLast() + [last]
  }

  // MARK: The rows

  private func base(_ summedOut: UInt64) throws(Unlowerable) -> Base {
    let table = work.table
    var dimensions: [(String, ValueType)] = []
    var columns = ["r.*"]
    var joins = ""
    var conditions: [String] = []
    if let condition = table.condition {
      conditions.append(try SQLExpression(dialect: dialect, prefix: "r.").sql(condition))
    }
    for (place, dimension) in table.dimensions.enumerated() where summedOut & 1 << UInt64(place) == 0 {
      let column = "r." + dialect.identifier(dimension.column.name)
      let name = dialect.identifier("_d\(place)")
      guard dimension.isSpread, let domain = dimension.column.type.domain else {
        columns.append("\(column) AS \(name)")
        dimensions.append((name, dimension.column.type))
        continue
      }
      let codes = ["(CAST(NULL AS BIGINT))"] + domain.codes.indices.map { "(\(dialect.literal(Int64($0))))" }
      joins += "\nCROSS JOIN (VALUES \(codes.joined(separator: ", "))) AS v\(place)(c)"
      let code = "v\(place).c"
      conditions.append(
        "((\(column) IS NULL AND \(code) IS NULL) OR (\(code) IS NOT NULL AND \(dialect.bit(code, of: column))))")
      columns.append("\(code) AS \(name)")
      dimensions.append((name, .category(domain)))
    }
    let filter = conditions.isEmpty ? "" : "\nWHERE \(conditions.joined(separator: "\n  AND "))"
    return Base(
      name: dialect.identifier("t\(place)_\(summedOut)"),
      query: "SELECT \(columns.joined(separator: ", "))\nFROM \(relation.name) AS r\(joins)\(filter)",
      summedOut: summedOut, dimensions: dimensions)
  }

  // MARK: Counts, sums and extremes

  /// How the columns of an answer become a part; the number is that of the first of them.
  private typealias Reading = (width: Int, part: (ResultRows, Int) throws -> OutsideStates.Part)

  /// All that has one value for each group, in one question.
  private func fixed(_ base: Base, _ states: GatheredStates) throws(Unlowerable) -> SQLQuery {
    var items = base.dimensions.map { dialect.handedOver($0.sql, $0.type) } + [dialect.handedOver("count(*)")]
    var readings: [(first: Int, reading: Reading)] = []
    for (component, kind) in work.components.enumerated() {
      guard let (texts, reading) = try aggregates(kind, component) else { continue }
      readings.append((items.count, reading))
      items += texts
    }
    let groups = base.dimensions.isEmpty ? "" : "\nGROUP BY \(base.dimensions.map(\.sql).joined(separator: ", "))"
    let types = base.dimensions.map(\.type)
    return SQLQuery(
      common: [(base.name, base.query)], items: items, source: "FROM \(base.name)\(groups)"
    ) { [summedOut = base.summedOut] rows, _ in
      let dimensions = try types.enumerated().map { try rows.column($0.offset, $0.element) }
      states.all.append(
        OutsideStates(
          summedOut: summedOut, dimensions: dimensions, count: rows.count, rows: rows.integers(types.count),
          parts: try readings.map { try $0.reading.part(rows, $0.first) }))
    }
  }

  private func aggregates(_ component: Component, _ place: Int) throws(Unlowerable) -> ([String], Reading)? {
    let only = try filter(component.condition)
    switch component {
    case .count:
      return (
        [dialect.handedOver("count(*)\(only)")],
        (1, { rows, first in OutsideStates.Part(component: place, admitted: [rows.integers(first)]) })
      )
    case .sum(let value, _):
      guard value.type.storageKind == .integers else { return nil }
      let sql = try formulas.sql(value)
      return (
        [dialect.sum(sql, only)].map { dialect.handedOver($0) } + (try known(component.condition, [sql])),
        (
          3,
          { rows, first in
            OutsideStates.Part(
              component: place, sums: [rows.wide(first)], admitted: [rows.integers(first + 1)],
              missing: [rows.integers(first + 2)])
          }
        )
      )
    case .minimum(let value, _), .maximum(let value, _):
      guard value.type.storageKind != .ratios else { throw Unlowerable("an extreme of quotients", at: value.span) }
      let sql = try formulas.sql(value)
      var function = "max"
      if case .minimum = component { function = "min" }
      let type = value.type
      return (
        [dialect.handedOver("\(function)(\(sql))\(only)", type)] + (try known(component.condition, [sql])),
        (
          3,
          { rows, first in
            OutsideStates.Part(
              component: place, columns: [try rows.column(first, type)], admitted: [rows.integers(first + 1)],
              missing: [rows.integers(first + 2)])
          }
        )
      )
    case .countDistinct(let values, _):
      var texts: [String] = []
      for value in values { texts.append(try formulas.sql(value)) }
      return (
        try known(component.condition, texts),
        (
          2,
          { rows, first in
            OutsideStates.Part(
              component: place, admitted: [rows.integers(first)], missing: [rows.integers(first + 1)])
          }
        )
      )
    case .sumPerKey, .tally, .histogram, .histogramPerKey, .resampled: return nil
    }
  }

  /// How many rows a condition admits, and how many of them lack one of the values.
  private func known(_ condition: Expression?, _ values: [String]) throws(Unlowerable) -> [String] {
    let lacks = values.map { "\($0) IS NULL" }.joined(separator: " OR ")
    let lacking =
      try condition.map { condition throws(Unlowerable) in
        "\(try formulas.sql(condition)) AND (\(lacks))"
      } ?? lacks
    return [
      dialect.handedOver("count(*)\(try filter(condition))"),
      dialect.handedOver("count(*) FILTER (WHERE \(lacking))"),
    ]
  }

  private func filter(_ condition: Expression?) throws(Unlowerable) -> String {
    guard let condition else { return "" }
    return " FILTER (WHERE \(try formulas.sql(condition)))"
  }

  // MARK: Values that are told apart

  /// A question whose answer has a line for each group and value; nil for a component that has none.
  private func lines(
    _ component: Component, _ place: Int, _ base: Base, _ states: GatheredStates
  ) throws(Unlowerable) -> SQLQuery? {
    switch component {
    case .count, .minimum, .maximum: return nil
    case .sum(let value, let condition):
      guard value.type.storageKind != .integers else { return nil }
      return try lines(place, base, states, [value], where: condition)
    case .histogram(let value, let condition): return try lines(place, base, states, [value], where: condition)
    case .tally(let values, let condition): return try lines(place, base, states, values, where: condition)
    case .countDistinct(let values, let condition):
      return try lines(place, base, states, values, where: condition, onlyKnown: true)
    case .sumPerKey(let value, let key, let condition), .histogramPerKey(let value, let key, let condition):
      return try lines(place, base, states, try columns(key) + [value], where: condition)
    case .resampled(let resampling): return try resampled(resampling, place, base, states)
    }
  }

  private func columns(_ names: [String]) throws(Unlowerable) -> [Expression] {
    var columns: [Expression] = []
    for name in names {
      guard let column = relation.schema[name] else { throw Unlowerable("a key that does not come in") }
      columns.append(Expression(.column(name), type: column.type))
    }
    return columns
  }

  private func lines(
    _ place: Int, _ base: Base, _ states: GatheredStates, _ values: [Expression], where condition: Expression?,
    onlyKnown: Bool = false
  ) throws(Unlowerable) -> SQLQuery {
    var texts: [String] = []
    for value in values { texts.append(try formulas.sql(value)) }
    var conditions: [String] = []
    if let condition { conditions.append(try formulas.sql(condition)) }
    if onlyKnown { conditions += texts.map { "\($0) IS NOT NULL" } }
    let types = values.map(\.type)
    return lines(
      base, states, texts, types, where: conditions, items: [dialect.handedOver("count(*)")]
    ) { columns, rows, first in
      OutsideStates.Part(component: place, columns: columns, admitted: [rows.integers(first)])
    }
  }

  private func resampled(
    _ resampling: Resampling, _ place: Int, _ base: Base, _ states: GatheredStates
  ) throws(Unlowerable) -> SQLQuery {
    let key = try columns(resampling.key)
    let lacks = resampling.key.map { "\(formulas.column($0)) IS NULL" }.joined(separator: " OR ")
    let apart = try columns(resampling.apart)
    let values = key + apart
    let texts =
      resampling.key.map(formulas.column)
      + apart.map { "CASE WHEN \(lacks) THEN \(formulas.column($0.columns.first ?? "")) END" }
    var items: [String] = []
    var admits: [String] = []
    var admitsAll = false
    for part in resampling.parts {
      let only = try filter(part.condition)
      if let condition = part.condition { admits.append(try formulas.sql(condition)) } else { admitsAll = true }
      guard let value = part.value else {
        items += [dialect.handedOver("count(*)\(only)"), dialect.handedOver("count(*)\(only)"), "'0'"]
        continue
      }
      guard value.type.storageKind == .integers else {
        throw Unlowerable("a sum of quotients or numbers by unit", at: value.span)
      }
      let sql = try formulas.sql(value)
      items += [dialect.handedOver(dialect.sum(sql, only))] + (try known(part.condition, [sql]))
    }
    let conditions = admitsAll ? [] : ["(\(admits.joined(separator: " OR ")))"]
    let count = resampling.parts.count
    return lines(base, states, texts, values.map(\.type), where: conditions, items: items) { columns, rows, first in
      OutsideStates.Part(
        component: place, columns: columns, sums: (0..<count).map { rows.wide(first + 3 * $0) },
        admitted: (0..<count).map { rows.integers(first + 3 * $0 + 1) },
        missing: (0..<count).map { rows.integers(first + 3 * $0 + 2) })
    }
  }

  private func lines(
    _ base: Base, _ states: GatheredStates, _ values: [String], _ types: [ValueType], where conditions: [String],
    items: [String], part: @escaping ([ColumnBuffer], ResultRows, Int) -> OutsideStates.Part
  ) -> SQLQuery {
    let names = values.indices.map { dialect.identifier("_v\($0)") }
    let all = base.dimensions + zip(names, types).map { ($0, $1) }
    let filter = conditions.isEmpty ? "" : "\n  WHERE \(conditions.joined(separator: " AND "))"
    let groups = all.isEmpty ? "" : "\nGROUP BY \(all.map(\.0).joined(separator: ", "))"
    let columns = ["b.*"] + zip(values, names).map { "\($0) AS \($1)" }
    let dimensionTypes = base.dimensions.map(\.type)
    return SQLQuery(
      common: [(base.name, base.query)], items: all.map { dialect.handedOver($0.0, $0.1) } + items,
      source: "FROM (SELECT \(columns.joined(separator: ", "))\n  FROM \(base.name) AS b\(filter)) AS x\(groups)"
    ) { [summedOut = base.summedOut] rows, _ in
      let dimensions = try dimensionTypes.enumerated().map { try rows.column($0.offset, $0.element) }
      let columns = try types.enumerated().map { try rows.column(dimensions.count + $0.offset, $0.element) }
      states.all.append(
        OutsideStates(
          summedOut: summedOut, dimensions: dimensions, count: rows.count, rows: nil,
          parts: [part(columns, rows, dimensions.count + columns.count)]))
    }
  }
}

/// States as answers bring them.
private final class GatheredStates {
  var all: [OutsideStates] = []
}

extension SQLDialect {
  /// The sum of integers, exact in 128 bits; nought where there is none.
  func sum(_ value: String, _ filter: String) -> String {
    let value = self == .spark ? "CAST(\(value) AS DECIMAL(20,0))" : value
    return "coalesce(sum(\(value))\(filter), 0)"
  }
}
