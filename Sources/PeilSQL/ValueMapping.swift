import PeilCore
import PeilExpression
import PeilTable

/// A formula over one column that cannot be said in SQL: it is worked out here for every different value, and joins the rows
/// again by that value.
struct ValueMapping {
  /// The formula.
  let expression: Expression
  /// The column it reads.
  let column: Column
  /// The relation of values and results.
  let relation: SQLRelation

  /// The name of the results' column.
  static let result = "_result"

  /// The results for values, each once, with the values before them; nil where a missing value has a result, which no
  /// join would find.
  func results(_ values: ColumnBuffer) throws(EvaluationError) -> Chunk? {
    let schema = Schema(columns: [column], grain: .whole)
    let evaluator = Evaluator(expression, schema: schema)
    let none = Chunk(index: 0, columns: [.missing(column.type.storageKind, count: 1)], origins: RowOrigins.derived(1))
    guard try !evaluator.evaluate(none).isKnown(0) else { return nil }
    let chunk = Chunk(index: 0, columns: [values], origins: RowOrigins.derived(values.count))
    return Chunk(index: 0, columns: [values, try evaluator.evaluate(chunk)], origins: chunk.origins)
  }
}

extension SQLExpression {
  /// The smallest formulas within one that cannot be said in SQL and read one column, unless there are others that cannot.
  func foreign(in expression: Expression) throws(Unlowerable) -> [Expression] {
    do {
      _ = try sql(expression)
      return []
    } catch {
      var found: [Expression] = []
      for part in expression.parts { found += try foreign(in: part) }
      guard found.isEmpty else { return found }
      guard expression.columns.count == 1, expression.hasNoResultOfNothing else { throw error }
      return [expression]
    }
  }
}

extension Expression {
  /// The formulas that it is made of.
  fileprivate var parts: [Expression] {
    switch node {
    case .column, .literal: []
    case .not(let one), .isIn(let one, _), .isMissing(let one), .negate(let one), .lookup(let one, _, _): [one]
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
      .arithmetic(_, let left, let right):
      [left, right]
    case .conditional(let condition, let then, let other): [condition, then, other]
    case .call(_, let arguments): arguments
    }
  }

  /// Whether it is missing wherever its column is.
  fileprivate var hasNoResultOfNothing: Bool {
    switch node {
    case .column: return true
    case .literal, .and, .or, .isMissing, .conditional: return false
    case .call(.coalesce, _): return false
    case .not(let one), .isIn(let one, _), .negate(let one), .lookup(let one, _, _): return one.hasNoResultOfNothing
    case .compare(_, let left, let right), .arithmetic(_, let left, let right):
      return left.hasNoResultOfNothing || right.hasNoResultOfNothing
    case .call(_, let arguments): return arguments.contains { $0.hasNoResultOfNothing }
    }
  }
}

extension Relation {
  /// The formulas that a stage works out row by row.
  var rowFormulas: [Expression] {
    let own: [Expression] =
      switch operation {
      case .project(let projections): projections.map(\.expression)
      case .filter(let condition): [condition]
      case .check(let rules): rules.map(\.condition)
      case .sort(let keys): keys.map(\.value)
      default: []
      }
    return own + noted.map(\.condition)
  }
}
