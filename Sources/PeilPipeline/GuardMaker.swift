import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// Makes the guards that decline a measure's figures by a dimension not known for its whole denominator.
struct GuardMaker {
  let dimensions: [Dimension]
  /// By the place of a dimension: when it is known.
  let knownWhen: [Int: Expression]

  /// The share of a denominator that may lack a dimension where its column does not say.
  static let standardLimit = Rational(1, 20) ?? .zero

  /// One guard for each dimension.
  func guards(for measure: BoundMeasure) -> [DimensionGuard] {
    dimensions.enumerated().map { place, dimension in
      let column = Expression(.column(dimension.column.name), type: dimension.column.type)
      return DimensionGuard(
        dimension: place, name: dimension.column.name, denominator: .count(where: measure.base),
        outside: knownWhen[place].map { Component.count(where: measure.base).restricted(to: Self.isNotTrue($0)) },
        lacking: Component.count(where: measure.base).restricted(to: Self.isMissing(column)),
        unknownLimit: dimension.column.unknownLimit ?? Self.standardLimit)
    }
  }

  private static func isMissing(_ expression: Expression) -> Expression {
    Expression(.isMissing(expression), type: .boolean)
  }

  /// False or missing: never missing itself, for `missing or true` is true.
  private static func isNotTrue(_ condition: Expression) -> Expression {
    Expression(.or(Expression(.not(condition), type: .boolean), isMissing(condition)), type: .boolean)
  }
}
