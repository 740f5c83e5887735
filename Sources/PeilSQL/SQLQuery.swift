import PeilCore
import PeilTable

/// A question whose answer is told to the record; several are asked as one statement.
struct SQLQuery {
  /// Relations the question names first, that only it or its like read.
  var common: [(name: String, query: String)] = []
  /// What is asked for, each as text.
  let items: [String]
  /// Where it comes from, from `FROM` on.
  let source: String
  /// What becomes of the answer.
  let take: (ResultRows, any OutsideRecord) throws -> Void

  /// Several questions as one statement, whose first column numbers them.
  static func statement(_ queries: [SQLQuery], _ dialect: SQLDialect) -> String {
    var names: Set<String> = []
    var common: [String] = []
    for one in queries.flatMap(\.common) where names.insert(one.name).inserted {
      common.append("\(one.name) AS (\n\(one.query)\n)")
    }
    let width = queries.map(\.items.count).max() ?? 0
    let nothing = "CAST(NULL AS \(dialect.handedOverType))"
    let selects = queries.enumerated().map { number, query in
      let items = query.items + [String](repeating: nothing, count: width - query.items.count)
      return "SELECT \(([String(number)] + items).joined(separator: ",\n  "))\n\(query.source)"
    }
    return (common.isEmpty ? "" : "WITH \(common.joined(separator: ",\n"))\n")
      + selects.joined(separator: "\nUNION ALL\n")
  }

  /// How many columns the statement of several questions has.
  static func width(_ queries: [SQLQuery]) -> Int { 1 + (queries.map(\.items.count).max() ?? 0) }
}

extension SQLDialect {
  /// A value as text that Peil reads back: a text begins with a letter, so that it is never empty.
  func handedOver(_ value: String, _ type: ValueType) -> String {
    switch type.storageKind {
    case .bits: "(CASE \(value) WHEN TRUE THEN '1' WHEN FALSE THEN '0' END)"
    case .text, .ratios: "('t' || \(value))"
    default: "CAST(\(value) AS \(handedOverType))"
    }
  }

  /// A count or sum as text.
  func handedOver(_ number: String) -> String { "CAST(\(number) AS \(handedOverType))" }
}
