import PeilCore
import PeilExpression
import PeilTable

/// Stages that hold rows against others of their group.
extension StageSQL {
  func rank(_ ranking: Ranking) throws(Unlowerable) -> Lowered {
    let known = try known(ranking.by, ranking.within)
    let function = ranking.ties == .dense ? "dense_rank()" : "rank()"
    let within = ranking.within.map(dialect.identifier)
    let order = try keys(ranking.by)
    let rank =
      "CASE WHEN \(known) THEN CAST(\(function) OVER (PARTITION BY \(list([known] + within)) ORDER BY \(list(order))) AS BIGINT) END"
    let items = try passing(making: ranking.into, as: rank)
    var values: [String] = []
    for key in ranking.by { values.append(try formulas.sql(key.value)) }
    let names = values.indices.map { dialect.identifier("_k\($0)") }
    let groups = within + names
    let listed = zip(values, names).map { "\($0) AS \($1)" }
    let ties =
      "(SELECT count(*) AS n FROM (SELECT \(list(within + listed)) FROM \(input.name) WHERE \(known)) AS k GROUP BY \(list(groups)) HAVING count(*) > 1)"
    let (name, number, dataset) = (name, stage.number, dataset)
    let told = ToldTies()
    let naming = ranking.ties == .error ? [] : [try self.ties(ranking, known, order, told)]
    let question = try question([
      counted(known), dialect.handedOver("(SELECT count(*) FROM \(ties) AS g)"),
      dialect.handedOver("(SELECT coalesce(sum(n), 0) FROM \(ties) AS h)"),
    ]) { rowsIn, numbers, entry, record in
      entry.rowsOut = rowsIn
      entry.details = [
        LedgerDetail("ranked", numbers[0]), LedgerDetail("unranked", rowsIn - numbers[0]),
        LedgerDetail("tied-groups", numbers[1]), LedgerDetail("tied-rows", numbers[2]),
      ]
      if ranking.ties != .error, numbers[1] > 0 {
        entry.details.append(LedgerDetail("ties", told.text(of: numbers[1])))
      }
      if ranking.ties == .error, numbers[1] > 0 {
        record.fail(
          "tied-ranks",
          "\(numbers[1]) rank(s) of '\(name)' are shared: rows are equal in \(ranking.by.map(\.value.formula).joined(separator: ", "))",
          remedy: "add a column to 'by' that tells the rows apart, or say 'ties: same' or 'ties: dense'",
          dataset: dataset, stage: number)
      }
      return []
    }
    return Lowered(
      statements: query(output.name, as: "SELECT \(list(items))\nFROM \(input.name)", isKept: true),
      questions: naming + [question])
  }

  /// The first ties with the names of their first rows, by group and rank.
  private func ties(
    _ ranking: Ranking, _ known: String, _ keys: [String], _ told: ToldTies
  ) throws(Unlowerable) -> SQLQuery {
    let within = ranking.within.map(dialect.identifier)
    var groups: [String] = []
    var types: [ValueType] = []
    for name in ranking.within {
      let column = try column(name, in: input.schema)
      groups += try sorting(column)
      types.append(column.type)
    }
    for name in ranking.names { types.append(try column(name, in: input.schema).type) }
    var values: [String] = []
    for key in ranking.by { values.append(try formulas.sql(key.value)) }
    let partition = within.isEmpty ? "" : "PARTITION BY \(list(within)) "
    let function = ranking.ties == .dense ? "dense_rank()" : "rank()"
    let columns = Array(Set(within + ranking.names.map(dialect.identifier))).sorted()
    let ranked =
      "SELECT \(list(columns + [self.order, "\(function) OVER (\(partition)ORDER BY \(list(keys))) AS _r", "count(*) OVER (PARTITION BY \(list(within + values))) AS _n"])) FROM \(input.name) WHERE \(known)"
    let placed =
      "SELECT \(list(columns)), _r, _n, dense_rank() OVER (ORDER BY \(list(groups + ["_r"]))) AS _g, row_number() OVER (PARTITION BY \(list(within + ["_r"])) ORDER BY \(self.order)) AS _i FROM (\(ranked)) AS a WHERE _n > 1"
    let items =
      ["_g", "_i", "_r", "_n"].map { dialect.handedOver($0) }
      + zip(ranking.within + ranking.names, types).map { dialect.handedOver(dialect.identifier($0), $1) }
    let withinCount = ranking.within.count
    return SQLQuery(
      items: items, source: "FROM (\(placed)) AS b\nWHERE _g <= \(ToldTies.shown) AND _i <= \(ToldTies.shown)"
    ) { rows, record in
      let columns = try types.enumerated().map { try rows.column($0.offset + 4, $0.element) }
      told.take(rows, columns, types, withinCount, record)
    }
  }

  func runningTotal(_ total: RunningTotal) throws(Unlowerable) -> Lowered {
    let known = try known(total.by, total.within)
    guard total.value.type.storageKind == .integers else {
      throw Unlowerable("a total of quotients or numbers", at: total.value.span)
    }
    let value = try formulas.sql(total.value)
    let order = try keys(total.by)
    let summed = dialect == .spark ? "CAST(\(value) AS DECIMAL(20,0))" : value
    let partition = list([known] + total.within.map(dialect.identifier))
    let sum =
      "CASE WHEN \(known) THEN CAST(coalesce(sum(\(summed)) OVER (PARTITION BY \(partition) ORDER BY \(list(order))), 0) AS BIGINT) END"
    let items = try passing(making: total.into, as: sum)
    let question = try question([counted(known), counted("\(known) AND \(value) IS NULL")]) {
      rowsIn, numbers, entry, _ in
      entry.rowsOut = rowsIn
      entry.details = [
        LedgerDetail("ordered", numbers[0]), LedgerDetail("unordered", rowsIn - numbers[0]),
        LedgerDetail("without-amount", numbers[1]),
      ]
      return []
    }
    return Lowered(
      statements: query(output.name, as: "SELECT \(list(items))\nFROM \(input.name)", isKept: true),
      questions: [question])
  }

  /// Keeps one row of each key, and every row without key.
  func keepOne(_ choice: KeepOne) throws(Unlowerable) -> Lowered {
    let by = choice.by.map(dialect.identifier)
    let hasKey = "(\(by.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")))"
    var values: [String] = []
    for key in choice.order { values.append(try formulas.sql(key.value)) }
    let sorted = try keys(choice.order)
    // Spark numbers rows in an order only; where ties stop the run it does not matter in which.
    let tie = ["\(order)\(choice.ties == .lastRow ? " DESC" : "")"]
    let window = "PARTITION BY \(list(by))" + (sorted + tie).orderClause
    let names = input.schema.names.map(dialect.identifier)
    let numbered =
      "SELECT \(list([order, origin] + names)), \(hasKey) AS _has, row_number() OVER (\(window)) AS _n\nFROM \(input.name)"
    let text =
      "SELECT \(list(columns(output.schema.names)))\nFROM (\(numbered)) AS k\nWHERE NOT _has OR _n = 1"
    let ofKeys = "(SELECT count(*) AS n FROM \(input.name) WHERE \(hasKey) GROUP BY \(list(by)))"
    let lacks = values.isEmpty ? "FALSE" : "(\(values.map { "\($0) IS NULL" }.joined(separator: " OR ")))"
    let ranked =
      "SELECT \(list(by)), \(lacks) AS _lacks, \(sorted.isEmpty ? "1" : "rank() OVER (PARTITION BY \(list(by))\(sorted.orderClause))") AS _r FROM \(input.name) WHERE \(hasKey)"
    let tied =
      "(SELECT 1 AS n FROM (\(ranked)) AS r WHERE _r = 1 GROUP BY \(list(by)) HAVING count(*) > 1)"
    let lacking =
      "(SELECT 1 AS n FROM (\(ranked)) AS r GROUP BY \(list(by)) HAVING count(*) > 1 AND count(*) FILTER (WHERE _lacks) > 0)"
    let (name, number, dataset) = (name, stage.number, dataset)
    let question = try question([
      counted("NOT \(hasKey)"), dialect.handedOver("(SELECT count(*) FROM \(ofKeys) AS a)"),
      dialect.handedOver("(SELECT count(*) FROM \(ofKeys) AS b WHERE n > 1)"),
      choice.ties == .error ? dialect.handedOver("(SELECT count(*) FROM \(tied) AS c)") : "'0'",
      choice.needsOrder ? dialect.handedOver("(SELECT count(*) FROM \(lacking) AS d)") : "'0'",
    ]) { rowsIn, numbers, entry, record in
      entry.rowsOut = numbers[0] + numbers[1]
      entry.merged = rowsIn - entry.rowsOut
      entry.details = [
        LedgerDetail("keys", numbers[1]), LedgerDetail("repeated-keys", numbers[2]),
        LedgerDetail("keyless-rows", numbers[0]),
      ]
      if numbers[3] > 0 || numbers[4] > 0 {
        record.fail(
          "undecided-rows",
          "\(max(numbers[3], numbers[4])) key(s) of '\(name)' have rows between which the order does not decide",
          remedy: "run it without --engine to see the rows, and name an order that tells them apart",
          dataset: dataset, stage: number)
      }
      return []
    }
    return Lowered(statements: query(output.name, as: text, isKept: true), questions: [question])
  }

  /// A condition that holds where all that ranks a row is known.
  private func known(_ keys: [SortKey], _ names: [String]) throws(Unlowerable) -> String {
    var tests = names.map { "\(dialect.identifier($0)) IS NOT NULL" }
    for key in keys { tests.append("\(try formulas.sql(key.value)) IS NOT NULL") }
    return "(\(tests.isEmpty ? "TRUE" : tests.joined(separator: " AND ")))"
  }

  /// The columns that go out, one of them made.
  private func passing(making name: String, as value: String) throws(Unlowerable) -> [String] {
    columns([])
      + output.schema.names.map { $0 == name ? "\(value) AS \(dialect.identifier($0))" : dialect.identifier($0) }
  }
}

extension [String] {
  /// An order, where there is one.
  fileprivate var orderClause: String { isEmpty ? "" : " ORDER BY \(joined(separator: ", "))" }
}
