import PeilCore
import PeilExpression
import PeilTable

/// Joins: what the relations make of each other, what the ledger counts, and which rows have no partner.
extension StageSQL {
  /// The two sides of a key as expressions that are equal where the values are.
  private struct KeyPair {
    let left: String
    let right: String
    /// Whether both columns hold values in the same form.
    let hasSameForm: Bool
  }

  func join(_ join: Join) throws(Unlowerable) -> Lowered {
    guard let right = relations[join.right] else { throw Unlowerable("a side that is not there", at: stage.span) }
    let pairs = try pairs(join, right)
    let text = try rows(join, right, pairs)
    var questions = [try counts(join, right, pairs)]
    if join.unmatchedLeft == .reject, !join.isAnti {
      questions.append(
        try strangers(
          "unmatched-left", join.keys.map(\.left), of: input, among: right, pairs.map { ($0.left, $0.right) }))
    }
    if join.unmatchedRight == .reject, !join.isAnti {
      questions.append(
        try strangers(
          "unmatched-right", join.keys.map(\.right), of: right, among: input, pairs.map { ($0.right, $0.left) }))
    }
    return Lowered(statements: query(output.name, as: text, isKept: true), questions: questions)
  }

  // MARK: Keys

  private func pairs(_ join: Join, _ right: SQLRelation) throws(Unlowerable) -> [KeyPair] {
    var pairs: [KeyPair] = []
    for key in join.keys {
      let one = try column(key.left, in: input.schema).type
      let other = try column(key.right, in: right.schema).type
      let (left, right) = (dialect.identifier(key.left), dialect.identifier(key.right))
      if let scale = one.scale, let otherScale = other.scale, scale != otherScale {
        let most = max(scale, otherScale)
        pairs.append(
          KeyPair(
            left: scaled(left, by: most - scale), right: scaled(right, by: most - otherScale), hasSameForm: false))
      } else if one.domain != other.domain || one.isTextual != other.isTextual {
        pairs.append(
          KeyPair(
            left: try spelled(left, one), right: try spelled(right, other), hasSameForm: false))
      } else {
        pairs.append(KeyPair(left: left, right: right, hasSameForm: one.storageKind == other.storageKind))
      }
    }
    return pairs
  }

  private func scaled(_ column: String, by exponent: Int) -> String {
    "(CAST(\(column) AS \(dialect.wideType)) * \(dialect.literal(Int64(SQLExpression.powerOfTen(exponent)))))"
  }

  /// A code as its word, where it meets a text or a code of another list.
  func spelled(_ column: String, _ type: ValueType) throws(Unlowerable) -> String {
    guard let domain = type.domain, type.storageKind == .codes else { return column }
    var text = "CASE \(column)"
    for (place, code) in domain.codes.enumerated() {
      guard let word = dialect.literal(code) else { throw Unlowerable("a code with the character NUL", at: stage.span) }
      text += " WHEN \(dialect.literal(Int64(place))) THEN \(word)"
    }
    return domain.count == 0 ? "CAST(NULL AS \(dialect.handedOverType))" : "(\(text) END)"
  }

  /// A side with its keys, numbered, beside its columns.
  private func keyed(_ relation: String, _ keys: [String]) -> String {
    let named = keys.enumerated().map { "\($0.element) AS _k\($0.offset)" }
    return "(SELECT t.*, \(list(named)), 1 AS _is FROM \(relation) AS t)"
  }

  private func meeting(_ count: Int) -> String {
    (0..<count).map { "l._k\($0) = r._k\($0)" }.joined(separator: " AND ")
  }

  // MARK: Rows

  private func rows(_ join: Join, _ right: SQLRelation, _ pairs: [KeyPair]) throws(Unlowerable) -> String {
    let left = keyed(input.name, pairs.map(\.left))
    let other = keyed(right.name, pairs.map(\.right))
    let meets = meeting(pairs.count)
    let brought = Dictionary(join.brought.map { ($0.name, $0.column) }) { first, _ in first }
    if join.isAnti {
      let items = columns(output.schema.names, prefix: "l.")
      return
        "SELECT \(list(items))\nFROM \(left) AS l\nWHERE NOT EXISTS (SELECT 1 FROM \(other) AS r WHERE \(meets))"
    }
    let keepsRight = join.unmatchedRight == .keep
    let isToMany = join.expected?.allowsRepeatedRight ?? true
    var items: [String] = []
    var alone: [String] = []
    let places = Dictionary(join.keys.enumerated().map { ($0.element.left, $0.offset) }) { first, _ in first }
    for column in output.schema.columns {
      let name = dialect.identifier(column.name)
      let none = "CAST(NULL AS \(dialect.castType(of: column.type)))"
      if let source = brought[column.name] {
        let value = "r.\(dialect.identifier(source))"
        let lacking = right.schema[source]?.missingAs.map { dialect.literal(Int64($0)) }
        items.append("\(lacking.map { "CASE WHEN r._is IS NULL THEN \($0) ELSE \(value) END" } ?? value) AS \(name)")
        alone.append("\(value) AS \(name)")
      } else {
        items.append("l.\(name) AS \(name)")
        if let place = places[column.name] {
          alone.append(
            "\(pairs[place].hasSameForm ? "r.\(dialect.identifier(join.keys[place].right))" : none) AS \(name)")
        } else {
          let lacking = input.schema[column.name]?.missingAs.map { dialect.literal(Int64($0)) }
          alone.append("\(lacking ?? none) AS \(name)")
        }
      }
    }
    let kind = join.unmatchedLeft == .keep ? "LEFT JOIN" : "JOIN"
    let standing = ["l.\(order) AS _lo", "r.\(order) AS _ro", "l.\(origin) AS \(origin)"]
    if !isToMany, !keepsRight {
      return
        "SELECT \(list(["l.\(order) AS \(order)", "l.\(origin) AS \(origin)"] + items))\nFROM \(left) AS l\n\(kind) \(other) AS r ON \(meets)"
    }
    var all = "SELECT \(list(["0 AS _alone"] + standing + items))\nFROM \(left) AS l\n\(kind) \(other) AS r ON \(meets)"
    if keepsRight {
      let own = ["1 AS _alone", "CAST(NULL AS BIGINT) AS _lo", "r.\(order) AS _ro", "r.\(origin) AS \(origin)"]
      all +=
        "\nUNION ALL\nSELECT \(list(own + alone))\nFROM \(other) AS r\nWHERE NOT EXISTS (SELECT 1 FROM \(left) AS l WHERE \(meets))"
    }
    let names = output.schema.names.map(dialect.identifier)
    return "SELECT \(list([numbered(by: ["_alone", "_lo", "_ro"]), origin] + names))\nFROM (\(all)) AS j"
  }

  // MARK: Counts

  private func counts(_ join: Join, _ right: SQLRelation, _ pairs: [KeyPair]) throws(Unlowerable) -> SQLQuery {
    func keys(_ relation: String, _ keys: [String]) -> String {
      let named = keys.enumerated().map { "\($0.element) AS _k\($0.offset)" }
      let names = keys.indices.map { "_k\($0)" }
      let known = names.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
      return
        "(SELECT \(list(names)), count(*) AS n FROM (SELECT \(list(named)) FROM \(relation)) AS t WHERE \(known) GROUP BY \(list(names)))"
    }
    let (left, other) = (keys(input.name, pairs.map(\.left)), keys(right.name, pairs.map(\.right)))
    let met = "(SELECT l.n AS ln, r.n AS rn FROM \(left) AS l JOIN \(other) AS r ON \(meeting(pairs.count)))"
    func sum(_ value: String) -> String {
      dialect.handedOver("(SELECT coalesce(sum(\(value)), 0) FROM \(met) AS m)")
    }
    let items = [
      rowCount(of: right.name), sum("ln"), sum("rn"), sum("ln * (rn - 1)"),
      dialect.handedOver("(SELECT coalesce(max(ln), 0) FROM \(met) AS m)"),
      dialect.handedOver("(SELECT coalesce(max(rn), 0) FROM \(met) AS m)"),
      dialect.handedOver("(SELECT count(*) FROM \(left) AS l WHERE n > 1)"),
      dialect.handedOver("(SELECT count(*) FROM \(other) AS r WHERE n > 1)"),
    ]
    let (lackedLeft, lackedRight) = lackedOutcomes(join, right)
    let (name, number, dataset, own) = (name, stage.number, dataset, self)
    return try question(items) { rowsIn, numbers, entry, record in
      let (matched, rightOnly) = (numbers[1], numbers[0] - numbers[2])
      let leftOnly = rowsIn - matched
      entry = own.entry(join, entry, rowsIn: rowsIn, matched: matched, rightOnly: rightOnly, added: numbers[3])
      let found = Join.Cardinality.found(left: numbers[4] > 1, right: numbers[5] > 1)
      entry.details = [
        LedgerDetail("matched", matched), LedgerDetail("left-only", leftOnly), LedgerDetail("right-only", rightOnly),
        LedgerDetail("right-rejected", join.unmatchedRight == .reject && !join.isAnti ? rightOnly : 0),
        LedgerDetail("repeated-keys-left", numbers[6]), LedgerDetail("repeated-keys-right", numbers[7]),
        LedgerDetail("cardinality", found.rawValue),
      ]
      if let expected = join.expected, !found.isWithin(expected) {
        record.fail(
          "join-cardinality",
          "'\(name)' joins '\(join.right)' \(found.rawValue) on \(join.keys.map(\.left).joined(separator: ", ")), \(expected.rawValue) was expected",
          remedy: "leave one row for each key before the join, or say 'expect: \(found.rawValue)'", dataset: dataset,
          stage: number)
      }
      for (outcomes, count, isKept) in [
        (lackedLeft, leftOnly, join.unmatchedLeft == .keep), (lackedRight, rightOnly, join.unmatchedRight == .keep),
      ] where !join.isAnti && isKept && count > 0 && !outcomes.isEmpty {
        record.fail(
          "missing-outcome",
          "\(count) row(s) of '\(name)' have no outcome after the join with '\(join.right)' (\(outcomes.joined(separator: ", ")))",
          remedy: "say 'missing-as: open' for the column, or leave out or reject rows without a partner",
          dataset: dataset, stage: number)
      }
      return []
    }
  }

  private func entry(
    _ join: Join, _ entry: LedgerEntry, rowsIn: Int, matched: Int, rightOnly: Int, added: Int
  ) -> LedgerEntry {
    var entry = entry
    let leftOnly = rowsIn - matched
    if join.isAnti {
      entry.leftOut = matched
      entry.rowsOut = leftOnly
      return entry
    }
    entry.added = (join.expected?.allowsRepeatedRight ?? true) ? added : 0
    switch join.unmatchedLeft {
    case .keep: break
    case .leaveOut: entry.leftOut = leftOnly
    case .reject: entry.rejected = leftOnly
    }
    if join.unmatchedRight == .keep { entry.added += rightOnly }
    entry.rowsOut = rowsIn - entry.leftOut - entry.rejected + entry.added
    return entry
  }

  /// Outcomes that rows without partner would lack.
  private func lackedOutcomes(_ join: Join, _ right: SQLRelation) -> (left: [String], right: [String]) {
    let keys = Set(join.keys.map(\.left))
    let brought = join.brought.filter { column in
      guard let column = fullRight(join)[column.column] else { return false }
      return column.type == .outcome && column.missingAs == nil
    }
    let own = stage.input.columns.filter { $0.type == .outcome && $0.missingAs == nil && !keys.contains($0.name) }
    return (brought.map(\.name), own.map(\.name))
  }

  /// The right side's columns before those that nobody reads were left away.
  private func fullRight(_ join: Join) -> Schema {
    schemas[join.right] ?? Schema(columns: [], grain: .whole)
  }

  /// Rows of one side that meet none of the other, with their keys.
  private func strangers(
    _ reason: String, _ names: [String], of relation: SQLRelation, among other: SQLRelation, _ keys: [(String, String)]
  ) throws(Unlowerable) -> SQLQuery {
    var types: [ValueType] = []
    var items = [dialect.handedOver("l.\(origin)")]
    for name in names {
      let type = try column(name, in: relation.schema).type
      types.append(type)
      items.append(dialect.handedOver("l.\(dialect.identifier(name))", type))
    }
    let (dataset, number) = (dataset, stage.number)
    let source =
      "FROM \(keyed(relation.name, keys.map(\.0))) AS l\nWHERE NOT EXISTS (SELECT 1 FROM \(keyed(other.name, keys.map(\.1))) AS r WHERE \(meeting(keys.count)))"
    return SQLQuery(items: items, source: source) { rows, record in
      let columns = try types.enumerated().map { try rows.column($0.offset + 1, $0.element) }
      record.reject(
        OutsideRejections(
          dataset: dataset, stage: number, reason: reason, names: names, columns: columns, types: types,
          origins: rows.origins(0)))
    }
  }
}

extension Join.Cardinality {
  /// The cardinality of rows that met, by whether rows of a side shared a partner.
  fileprivate static func found(left: Bool, right: Bool) -> Join.Cardinality {
    switch (left, right) {
    case (false, false): .oneToOne
    case (false, true): .oneToMany
    case (true, false): .manyToOne
    case (true, true): .manyToMany
    }
  }

  fileprivate func isWithin(_ expected: Join.Cardinality) -> Bool {
    (!allowsRepeatedLeft || expected.allowsRepeatedLeft) && (!allowsRepeatedRight || expected.allowsRepeatedRight)
  }
}
