import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// The rows of a table that stand in a cell, as a condition over their columns.
enum CellCondition {
  /// The condition of a cell; nil where all rows of the dataset stand in it.
  static func of(_ key: [DimensionValue], in table: PlannedTable) -> Expression? {
    all(
      [table.condition].compactMap(\.self)
        + zip(table.dimensions, key).compactMap { condition(of: $0, value: $1) })
  }

  /// Several conditions as one; nil where there are none.
  static func all(_ conditions: [Expression]) -> Expression? {
    conditions.first.map { conditions.dropFirst().reduce($0) { $0.and($1) } }
  }

  /// At least one of several conditions; nil where there are none.
  static func any(_ conditions: [Expression]) -> Expression? {
    conditions.first.map { conditions.dropFirst().reduce($0) { $0.or($1) } }
  }

  private static func condition(of dimension: Dimension, value: DimensionValue) -> Expression? {
    let column = Expression(.column(dimension.column.name), type: dimension.column.type)
    if case .summedOut = value { return nil }
    if case .missing = value { return Expression(.isMissing(column), type: .boolean) }
    guard let literal = literal(value, of: dimension.column.type) else { return nil }
    let written = Expression(.literal(literal), type: elementType(of: dimension.column.type))
    guard dimension.isSpread else { return Expression(.compare(.equal, column, written), type: .boolean) }
    return Expression(.call(.has, [column, written]), type: .boolean)
  }

  /// The type of one code of a set; any other type itself.
  private static func elementType(of type: ValueType) -> ValueType {
    if case .set(let domain) = type { return .category(domain) }
    return type
  }

  private static func literal(_ value: DimensionValue, of type: ValueType) -> Literal? {
    switch (value, type) {
    case (.text(let text), _): .text(text)
    case (.code(let code), .boolean): .boolean(code != 0)
    case (.code(let code), _): type.domain.map { .code(code, $0) }
    case (.integer(let stored), .date): CalendarDate(exactlyDaysSinceEpoch: Int(stored)).map(Literal.date)
    case (.integer(let stored), .money): .money(Money(cents: stored))
    case (.integer(let stored), .decimal(let scale)):
      .decimal(ExactDecimal(unscaled: Int128(stored), scale: scale))
    case (.integer(let stored), _): .integer(stored)
    case (.missing, _), (.summedOut, _): nil
    }
  }
}
