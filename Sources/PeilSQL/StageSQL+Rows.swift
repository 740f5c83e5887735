import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// Stages that make other rows of those that come in.
extension StageSQL {
  func explode(_ explosion: Explosion) throws(Unlowerable) -> Lowered {
    guard let domain = input.schema[explosion.set]?.type.domain else {
      throw Unlowerable("a set that does not come in", at: stage.span)
    }
    let set = dialect.identifier(explosion.set)
    let codes = ["(CAST(NULL AS BIGINT))"] + domain.codes.indices.map { "(\(dialect.literal(Int64($0))))" }
    let kept = explosion.keepsEmpty ? "\(set) IS NULL OR \(set) = \(dialect.literal(0))" : "\(set) IS NULL"
    let items = output.schema.names.map {
      $0 == explosion.into ? "v.c AS \(dialect.identifier($0))" : dialect.identifier($0)
    }
    let text =
      "SELECT \(list([numbered(by: [order, "v.c"]), origin] + items))\nFROM \(input.name)\nCROSS JOIN (VALUES \(list(codes))) AS v(c)\nWHERE (v.c IS NULL AND (\(kept))) OR (v.c IS NOT NULL AND \(dialect.bit("v.c", of: set)))"
    let count = dialect.bitCount(set)
    let question = try question([
      counted("\(set) IS NULL"), counted("\(set) = \(dialect.literal(0))"),
      dialect.handedOver("coalesce(sum(\(count) - 1) FILTER (WHERE \(set) <> \(dialect.literal(0))), 0)"),
    ]) { rowsIn, numbers, entry, _ in
      entry.leftOut = explosion.keepsEmpty ? 0 : numbers[1]
      entry.added = numbers[2]
      entry.rowsOut = rowsIn - entry.leftOut + entry.added
      entry.details = [LedgerDetail("empty", numbers[1]), LedgerDetail("missing", numbers[0])]
      return []
    }
    return Lowered(statements: query(output.name, as: text, isKept: isOrdered), questions: [question])
  }

  func union(_ union: Union) throws(Unlowerable) -> Lowered {
    let made = Set(output.schema.names + (union.key ?? []))
    func select(_ projections: [Projection], from relation: String, part: Int) throws(Unlowerable) -> String {
      var items = columns([]) + ["\(part) AS _part"]
      for projection in projections where made.contains(projection.name) {
        items.append("\(try formulas.sql(projection.expression)) AS \(dialect.identifier(projection.name))")
      }
      return "SELECT \(list(items)) FROM \(relation)"
    }
    var parts = [try select(union.projections, from: input.name, part: 0)]
    var counts: [String] = []
    for (place, other) in union.others.enumerated() {
      guard let relation = relations[other.dataset] else {
        throw Unlowerable("a part that is not there", at: stage.span)
      }
      parts.append(try select(other.projections, from: relation.name, part: place + 1))
      counts.append(rowCount(of: relation.name))
    }
    let all = "(\(parts.joined(separator: "\nUNION ALL\n"))) AS u"
    let key = union.key.map { $0.map(dialect.identifier) } ?? []
    let repeated =
      union.key == nil
      ? "'0'"
      : dialect.handedOver(
        "(SELECT count(*) FROM (SELECT 1 AS n FROM \(all)\(key.isEmpty ? "" : " GROUP BY \(list(key))") HAVING min(_part) <> max(_part)) AS k)"
      )
    let (name, number, dataset) = (name, stage.number, dataset)
    let question = try question(counts + [repeated]) { rowsIn, numbers, entry, record in
      entry.added = numbers.dropLast().reduce(0, +)
      entry.rowsOut = rowsIn + entry.added
      entry.details = zip(union.others, numbers).map { LedgerDetail("from \($0.dataset)", $1) }
      if let repetitions = numbers.last, repetitions > 0 {
        record.fail(
          "union-key-not-unique",
          "the key \((union.key ?? []).joined(separator: ", ")) does not tell the rows of '\(name)' apart: \(repetitions) key(s) come in several sources or datasets",
          remedy: "where a key may come in each of them, write `keys: per-source` and name an `into` column",
          dataset: dataset, stage: number)
      }
      return []
    }
    let items = [numbered(by: ["_part", order]), origin] + output.schema.names.map(dialect.identifier)
    return Lowered(
      statements: query(output.name, as: "SELECT \(list(items))\nFROM \(all)", isKept: true), questions: [question])
  }

  func aggregate(_ aggregation: Aggregation) throws(Unlowerable) -> Lowered {
    var items: [String] = []
    for name in output.schema.names {
      if aggregation.by.contains(name) {
        items.append(dialect.identifier(name))
      } else if aggregation.kept.contains(name) {
        items.append("\(kept(name)) AS \(dialect.identifier(name))")
      } else if let made = aggregation.made.first(where: { $0.name == name }) {
        items.append("\(try value(of: made)) AS \(dialect.identifier(name))")
      }
    }
    var keys: [String] = []
    for name in aggregation.by {
      let sorted = try sorting(try column(name, in: input.schema))
      if isOrdered { keys += sorted }
    }
    let by = aggregation.by.map(dialect.identifier)
    let groups = by.isEmpty ? "HAVING count(*) > 0" : "GROUP BY \(list(by))"
    let numbered = isOrdered && !keys.isEmpty ? self.numbered(by: keys) : "\(dialect.literal(0)) AS \(order)"
    let text =
      "SELECT \(list([numbered, "CAST(NULL AS BIGINT) AS \(origin)"] + items))\nFROM \(input.name)\n\(groups)"
    var conflicts: [String] = []
    for name in aggregation.kept {
      let column = dialect.identifier(name)
      let several = "count(DISTINCT \(column)) + max(CASE WHEN \(column) IS NULL THEN 1 ELSE 0 END) > 1"
      let grouped = by.isEmpty ? "" : " GROUP BY \(list(by))"
      conflicts.append(
        dialect.handedOver("(SELECT count(*) FROM (SELECT 1 AS n FROM \(input.name)\(grouped) HAVING \(several)) AS k)")
      )
    }
    let (name, number, dataset) = (name, stage.number, dataset)
    let question = try question([rowCount(of: output.name)] + conflicts) { rowsIn, numbers, entry, record in
      entry.rowsOut = numbers[0]
      entry.merged = rowsIn - numbers[0]
      entry.details = [LedgerDetail("groups", numbers[0])]
      for (column, count) in zip(aggregation.kept, numbers.dropFirst()) where count > 0 {
        record.fail(
          "unequal-within-key",
          "'\(column)' has several values within \(count) group(s) of '\(name)', and only one can be kept",
          remedy: "run it without --engine to see the groups", dataset: dataset, stage: number)
      }
      return []
    }
    return Lowered(statements: query(output.name, as: text, isKept: true), questions: [question])
  }

  /// The one value that a column has in each group.
  private func kept(_ name: String) -> String {
    let column = dialect.identifier(name)
    guard input.schema[name]?.type.storageKind == .bits else { return "min(\(column))" }
    return "(min(CASE \(column) WHEN TRUE THEN 1 WHEN FALSE THEN 0 END) = 1)"
  }

  private func value(of made: Aggregation.Made) throws(Unlowerable) -> String {
    let aggregates = made.formula.aggregates
    switch made.formula.body {
    case .aggregate(let place):
      let aggregate = aggregates[place]
      if aggregate.kind == .mean { return try mean(aggregate) }
      guard made.formula.type.storageKind == .integers, aggregate.hasOwnForm(of: made.formula.type) else {
        throw Unlowerable("an aggregate of quotients or numbers", at: aggregate.span ?? stage.span)
      }
      let sql = try value(of: aggregate)
      return aggregate.kind == .sum ? "CAST(\(sql) AS BIGINT)" : sql
    case .arithmetic(.divide, .aggregate(let part), .aggregate(let whole)):
      return try quotient(
        try value(of: aggregates[part]), aggregates[part].scale, try value(of: aggregates[whole]),
        aggregates[whole].scale, aggregates[part].span)
    default: throw Unlowerable("arithmetic on aggregates", at: stage.span)
    }
  }

  /// A whole number: counts, sums, and the extremes of what is kept as whole numbers.
  private func value(of aggregate: Aggregate) throws(Unlowerable) -> String {
    let span = aggregate.span ?? stage.span
    let only = try only(aggregate)
    guard aggregate.per.isEmpty || aggregate.kind == .count else {
      throw Unlowerable("an aggregate that takes each key once", at: span)
    }
    guard let argument = aggregate.argument else {
      guard !aggregate.per.isEmpty else { return "count(*)\(only)" }
      guard aggregate.per.count == 1 else { throw Unlowerable("a count of several keys together", at: span) }
      return distinct(dialect.identifier(aggregate.per[0]), only)
    }
    let sql = try formulas.sql(argument)
    switch aggregate.kind {
    case .count, .countDistinct: return distinct(sql, only)
    case .min,
      .max where argument.type.storageKind == .integers:
      return "\(aggregate.kind.rawValue)(\(sql))\(only)"
    case .sum where argument.type.storageKind == .integers:
      return "(CASE WHEN count(*)\(only) = 0 THEN 0 ELSE sum(\(summed(sql)))\(only) END)"
    case .median: throw Unlowerable("a median", at: span)
    case .mean, .min, .max, .sum: throw Unlowerable("an aggregate of quotients or numbers", at: span)
    }
  }

  /// The mean of whole numbers, amounts or decimals; missing where none is known.
  private func mean(_ aggregate: Aggregate) throws(Unlowerable) -> String {
    let span = aggregate.span ?? stage.span
    guard let argument = aggregate.argument, argument.type.storageKind == .integers, argument.type.scale != nil,
      aggregate.per.isEmpty
    else { throw Unlowerable("a mean of quotients or numbers, or one that takes each key once", at: span) }
    let (sql, only) = (try formulas.sql(argument), try only(aggregate))
    return try quotient(
      "sum(\(summed(sql)))\(only)", aggregate.scale, "count(\(sql))\(only)", 0, aggregate.span)
  }

  private func quotient(
    _ part: String, _ scale: Int?, _ whole: String, _ otherScale: Int?, _ span: SourceSpan?
  ) throws(Unlowerable) -> String {
    guard let scale, let otherScale else { throw Unlowerable("a quotient of aggregates", at: span ?? stage.span) }
    let least = min(scale, otherScale)
    func wide(_ value: String, _ exponent: Int) -> String {
      "(CAST(\(value) AS \(dialect.wideType)) * \(dialect.literal(Int64(SQLExpression.powerOfTen(exponent)))))"
    }
    guard let text = dialect.quotient(wide(part, otherScale - least), wide(whole, scale - least)) else {
      throw Unlowerable("a quotient in lowest terms", at: span ?? stage.span)
    }
    return text
  }

  private func only(_ aggregate: Aggregate) throws(Unlowerable) -> String {
    guard let condition = aggregate.condition else { return "" }
    return " FILTER (WHERE \(try formulas.sql(condition)))"
  }

  private func summed(_ value: String) -> String { dialect == .spark ? "CAST(\(value) AS DECIMAL(20,0))" : value }

  /// How many different known values there are; missing where there are rows and none is known.
  private func distinct(_ value: String, _ only: String) -> String {
    "CASE WHEN count(*)\(only) > 0 AND count(\(value))\(only) = 0 THEN NULL ELSE count(DISTINCT \(value))\(only) END"
  }
}

extension Aggregate {
  /// How many decimals the whole number has that it is kept as; nil where it is kept as no such number.
  fileprivate var scale: Int? {
    switch kind {
    case .count, .countDistinct: 0
    case .sum, .min, .max, .mean, .median: argument?.type.scale
    }
  }

  /// Whether its value is kept as a result of this type is.
  fileprivate func hasOwnForm(of type: ValueType) -> Bool {
    kind == .count || kind == .countDistinct || type == .date || argument?.type.scale == type.scale
  }
}
