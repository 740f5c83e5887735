import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// Prints one stage: the relation it makes, and the questions its ledger entry is filled from.
struct StageSQL {
  let dialect: SQLDialect
  /// The dataset's place.
  let dataset: Int
  let stage: PlannedStage
  let name: String
  var input: SQLRelation
  let output: SQLRelation
  /// Whether it matters in which order the rows stand that it makes.
  let isOrdered: Bool
  /// The relations of sources and datasets that are there already.
  let relations: [String: SQLRelation]
  /// All columns of each source and dataset.
  let schemas: [String: Schema]

  /// The statements that make the relation, and what is asked.
  struct Lowered {
    var statements: [String]
    var questions: [SQLQuery]
  }

  /// Formulas whose results the input has in columns of their own.
  var mapped: [Expression: String] = [:]

  var formulas: SQLExpression { SQLExpression(dialect: dialect, mapped: mapped) }
  var order: String { dialect.identifier(RowFormat.order) }
  var origin: String { dialect.identifier(RowFormat.origin) }

  func lowered() throws(Unlowerable) -> Lowered {
    var lowered: Lowered
    switch stage.relation.operation {
    case .project(let projections): lowered = try project(projections)
    case .filter(let condition): lowered = try filter(condition)
    case .check(let rules): lowered = try check(rules)
    case .join(let join): lowered = try self.join(join)
    case .aggregate(let aggregation): lowered = try aggregate(aggregation)
    case .sort(let keys): lowered = try sort(keys)
    case .limit(let count): lowered = limit(count)
    case .rank(let ranking): lowered = try rank(ranking)
    case .runningTotal(let total): lowered = try runningTotal(total)
    case .keepOne(let choice): lowered = try keepOne(choice)
    case .explode(let explosion): lowered = try explode(explosion)
    case .union(let union): lowered = try self.union(union)
    case .sample(let sampling): lowered = try sample(sampling)
    case .allocate: throw Unlowerable("an allocation under a ceiling", at: stage.span)
    case .classify: throw Unlowerable("rules over words with conditions noted besides", at: stage.span)
    case .code: throw Unlowerable("a code list with conditions noted besides", at: stage.span)
    case .replace: throw Unlowerable("a pseudonym or a period with conditions noted besides", at: stage.span)
    case .program: throw Unlowerable("a program of its author's", at: stage.span)
    }
    return lowered
  }

  // MARK: Parts

  /// A list of columns as they are, with where a row stands and where it came from.
  func columns(_ names: [String], prefix: String = "") -> [String] {
    ([RowFormat.order, RowFormat.origin] + names).map { prefix + dialect.identifier($0) }
  }

  func list(_ columns: [String]) -> String { columns.joined(separator: ", ") }

  /// A number for each row in an order; nothing where the order does not matter.
  func numbered(by keys: [String]) -> String {
    isOrdered ? "row_number() OVER (ORDER BY \(list(keys))) AS \(order)" : "\(dialect.literal(0)) AS \(order)"
  }

  /// Sort keys; a missing value comes last either way.
  func keys(_ keys: [SortKey]) throws(Unlowerable) -> [String] {
    var texts: [String] = []
    for key in keys { texts += try sorting(key.value, isDescending: key.isDescending) }
    return texts
  }

  func sorting(_ value: Expression, isDescending: Bool = false) throws(Unlowerable) -> [String] {
    let type = value.type
    guard type.storageKind != .ratios else { throw Unlowerable("the order of quotients", at: value.span) }
    if type.storageKind == .masks, type.domain?.count ?? 0 > 63 {
      throw Unlowerable("the order of sets", at: value.span)
    }
    let sql = try formulas.sql(value)
    return ["(\(sql) IS NULL)", "\(sql)\(isDescending ? " DESC" : "")"]
  }

  func column(_ name: String, in schema: Schema) throws(Unlowerable) -> Expression {
    guard let column = schema[name] else { throw Unlowerable("a column that does not come in", at: stage.span) }
    return Expression(.column(name), type: column.type)
  }

  /// A number of rows in which something is true.
  func counted(_ condition: String) -> String { dialect.handedOver("count(*) FILTER (WHERE \(condition))") }

  var countedAll: String { dialect.handedOver("count(*)") }

  /// How many rows a relation has.
  func rowCount(of relation: String) -> String { dialect.handedOver("(SELECT count(*) FROM \(relation))") }

  /// How many incoming rows meet the conditions that are noted besides.
  func noted() throws(Unlowerable) -> [String] {
    var texts: [String] = []
    for noted in stage.relation.noted { texts.append(counted(try formulas.sql(noted.condition))) }
    return texts
  }

  func entry() -> LedgerEntry { LedgerEntry(dataset: name, stage: stage.number, kind: stage.kind) }

  func query(_ name: String, as text: String, isKept: Bool) -> [String] {
    isKept ? dialect.table(name, as: text) : [dialect.view(name, as: text)]
  }

  /// A question over the incoming rows: how many there are, then these numbers, then what is noted.
  func question(
    _ items: [String], source: String? = nil,
    take: @escaping (_ rowsIn: Int, _ numbers: [Int], inout LedgerEntry, any OutsideRecord) throws -> [CheckResult]
  ) throws(Unlowerable) -> SQLQuery {
    let noted = try noted()
    let empty = entry()
    let (dataset, number) = (dataset, stage.number)
    return SQLQuery(
      items: [countedAll] + items + noted, source: source ?? "FROM \(input.name)"
    ) { rows, record in
      let all = (0..<1 + items.count + noted.count).map { rows.integers($0).first ?? 0 }
      var entry = empty
      entry.rowsIn = all[0]
      let checks = try take(all[0], Array(all[1..<1 + items.count]), &entry, record)
      record.note(entry, dataset: dataset, stage: number, checks: checks, noted: Array(all.dropFirst(1 + items.count)))
    }
  }

  // MARK: Stages that take row by row

  private func project(_ projections: [Projection]) throws(Unlowerable) -> Lowered {
    var items = columns([])
    for projection in projections where output.schema[projection.name] != nil {
      items.append("\(try formulas.sql(projection.expression)) AS \(dialect.identifier(projection.name))")
    }
    let question = try question([]) { rowsIn, _, entry, _ in
      entry.rowsOut = rowsIn
      return []
    }
    return Lowered(
      statements: query(output.name, as: "SELECT \(list(items))\nFROM \(input.name)", isKept: false),
      questions: [question])
  }

  private func filter(_ condition: Expression) throws(Unlowerable) -> Lowered {
    let sql = try formulas.sql(condition)
    let question = try question([counted(sql), counted("(\(sql)) IS NULL")]) { rowsIn, numbers, entry, _ in
      entry.rowsOut = numbers[0]
      entry.leftOutUnknown = numbers[1]
      entry.leftOut = rowsIn - numbers[0] - numbers[1]
      return []
    }
    let text = "SELECT \(list(columns(output.schema.names)))\nFROM \(input.name)\nWHERE \(sql)"
    return Lowered(statements: query(output.name, as: text, isKept: false), questions: [question])
  }

  /// A row that one rule rejects is not held against the next.
  private func check(_ rules: [Rule]) throws(Unlowerable) -> Lowered {
    var conditions: [String] = []
    for rule in rules { conditions.append("(\(try formulas.sql(rule.condition)))") }
    var items: [String] = []
    var before: [String] = []
    var questions: [SQLQuery] = []
    for (place, rule) in rules.enumerated() {
      func reaching(_ condition: String) -> String { (before + [condition]).joined(separator: " AND ") }
      let condition = conditions[place]
      items += [
        counted(reaching("\(condition)")), counted(reaching("NOT \(condition)")),
        counted(reaching("\(condition) IS NULL")),
      ]
      if rule.otherwise == .reject {
        questions.append(rejections(of: rule, where: reaching("NOT \(condition)")))
      }
      if rule.otherwise != .warn { before.append("coalesce(\(condition), TRUE)") }
    }
    let (name, number, dataset) = (name, stage.number, dataset)
    let asked = try question(items) { rowsIn, numbers, entry, record in
      entry.rowsOut = rowsIn
      var results: [CheckResult] = []
      for (place, rule) in rules.enumerated() {
        let counts = Array(numbers[place * 3..<place * 3 + 3])
        results.append(
          CheckResult(
            dataset: name, stage: number, rule: rule.name, otherwise: rule.otherwise, passed: counts[0],
            failed: counts[1], unknown: counts[2]))
        if rule.otherwise == .reject {
          entry.rejected += counts[1]
          entry.rowsOut -= counts[1]
        }
        if rule.otherwise == .stop, counts[1] > 0 {
          record.fail(
            "failed-check", "\(counts[1]) row(s) of '\(name)' break the rule '\(rule.name)', which stops the run",
            remedy: "mend the rows, or say 'otherwise: reject' or 'otherwise: warn' for the rule", dataset: dataset,
            stage: number)
        }
        entry.details.append(LedgerDetail("\(rule.name): failed", counts[1]))
        entry.details.append(LedgerDetail("\(rule.name): unknown", counts[2]))
      }
      return results
    }
    let filter = before.isEmpty ? "" : "\nWHERE \(before.joined(separator: "\n  AND "))"
    let text = "SELECT \(list(columns(output.schema.names)))\nFROM \(input.name)\(filter)"
    return Lowered(statements: query(output.name, as: text, isKept: false), questions: [asked] + questions)
  }

  private func rejections(of rule: Rule, where condition: String) -> SQLQuery {
    let (dataset, number) = (dataset, stage.number)
    return SQLQuery(
      items: [dialect.handedOver(origin)], source: "FROM \(input.name)\nWHERE \(condition)"
    ) { rows, record in
      record.reject(
        OutsideRejections(
          dataset: dataset, stage: number, reason: "failed-check", names: [rule.name], origins: rows.origins(0)))
    }
  }

  private func limit(_ count: Int) -> Lowered {
    let text =
      "SELECT \(list(columns(output.schema.names)))\nFROM \(input.name)\nORDER BY \(order)\nLIMIT \(count)"
    let question = try? question([]) { rowsIn, _, entry, _ in
      entry.rowsOut = min(rowsIn, count)
      entry.leftOut = rowsIn - entry.rowsOut
      return []
    }
    return Lowered(
      statements: query(output.name, as: text, isKept: true), questions: [question].compactMap(\.self))
  }

  private func sort(_ keys: [SortKey]) throws(Unlowerable) -> Lowered {
    let numbered = numbered(by: try self.keys(keys) + [order])
    let items = [numbered, origin] + output.schema.names.map(dialect.identifier)
    let question = try question([]) { rowsIn, _, entry, _ in
      entry.rowsOut = rowsIn
      return []
    }
    return Lowered(
      statements: query(output.name, as: "SELECT \(list(items))\nFROM \(input.name)", isKept: isOrdered),
      questions: [question])
  }
}
