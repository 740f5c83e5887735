import PeilCore
import PeilTable

/// A stage that makes something of the values of one column: rules over words, a code list, a pseudonym, a period.
///
/// It is worked out here for every different value, however many rows have it, and joins the rows again by that value.
struct StageValues {
  let dataset: Int
  /// The stage's place, from 1.
  let stage: Int
  /// Where the rows come from.
  let input: SQLRelation
  /// The column whose values are taken.
  let column: Column
  /// The relation of values and what was made of them; a value that the stage does not admit stands not there.
  let relation: SQLRelation
  /// Why rows are rejected whose value does not stand there; nil where they are kept.
  let rejection: String?

  /// The name under which the values stand beside what was made of them, which may have taken theirs.
  static let key = "_v"

  /// The values' column under that name.
  var keyColumn: Column { Column(name: Self.key, type: column.type, grain: .whole) }
}

extension StageSQL {
  /// The stage as one that looks at the different values of a column; nil for any other.
  func values() throws(Unlowerable) -> StageValues? {
    let name: String
    let made: [String]
    var rejection: String?
    switch stage.relation.operation {
    case .classify(let classification):
      name = classification.column
      made = [classification.into] + (classification.log.map { [$0] } ?? [])
    case .code(let coding):
      (name, made) = (coding.column, [coding.into])
      if coding.unknown == .reject { rejection = "not-in-list" }
    case .replace(let replacement): (name, made) = (replacement.column, [replacement.into])
    default: return nil
    }
    guard stage.relation.noted.isEmpty else { return nil }
    guard let column = input.schema[name] else { throw Unlowerable("a column that does not come in", at: stage.span) }
    let columns = output.schema.columns.filter { made.contains($0.name) }
    return StageValues(
      dataset: dataset, stage: stage.number, input: input, column: column,
      relation: SQLRelation(
        name: dialect.identifier("peil_d\(dataset)_\(stage.number)_values"),
        schema: Schema(
          columns: [Column(name: StageValues.key, type: column.type, grain: .whole)] + columns, grain: .whole)),
      rejection: rejection)
  }

  /// The rows with what was made of their values.
  func joined(_ values: StageValues) -> Lowered {
    let made = Set(values.relation.schema.names.dropFirst())
    let name = dialect.identifier(values.column.name)
    let items =
      ["t.\(order) AS \(order)", "t.\(origin) AS \(origin)"]
      + output.schema.names.map {
        "\(made.contains($0) ? "m" : "t").\(dialect.identifier($0)) AS \(dialect.identifier($0))"
      }
    let key = dialect.identifier(StageValues.key)
    let source = "FROM \(input.name) AS t\nLEFT JOIN \(values.relation.name) AS m ON m.\(key) = t.\(name)"
    let isUnknown = "t.\(name) IS NOT NULL AND m.\(key) IS NULL"
    let filter = values.rejection == nil ? "" : "\nWHERE NOT (\(isUnknown))"
    var questions: [SQLQuery] = []
    if let reason = values.rejection {
      let (dataset, number, column) = (dataset, stage.number, values.column)
      questions.append(
        SQLQuery(
          items: [dialect.handedOver("t.\(origin)"), dialect.handedOver("t.\(name)", column.type)],
          source: "\(source)\nWHERE \(isUnknown)"
        ) { rows, record in
          record.reject(
            OutsideRejections(
              dataset: dataset, stage: number, reason: reason, names: [column.name],
              columns: [try rows.column(1, column.type)], types: [column.type], origins: rows.origins(0)))
        })
    }
    return Lowered(
      statements: query(output.name, as: "SELECT \(list(items))\n\(source)\(filter)", isKept: false),
      questions: questions)
  }
}
