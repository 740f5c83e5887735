public import PeilTable

/// The grain of an expression's values: that of its columns where they share one, otherwise that of the rows.
public func grain(of expression: Expression, in schema: Schema) -> Grain {
  let grains = Set(expression.columns.compactMap { schema[$0]?.grain })
  guard grains.count == 1, let grain = grains.first else { return schema.grain }
  return grain
}

extension Expression {
  /// The first term of a sum whose values repeat over the rows of a schema; the whole before its terms.
  ///
  /// The sum over rows of `a - b` is that of `a` less that of `b`, so each term must have the grain of the rows.
  public func coarserTerm(than schema: Schema) -> Expression? {
    if columns.isEmpty { return nil }
    if grain(of: self, in: schema) != schema.grain { return self }
    switch node {
    case .arithmetic(.add, let left, let right), .arithmetic(.subtract, let left, let right):
      return left.coarserTerm(than: schema) ?? right.coarserTerm(than: schema)
    case .negate(let inner): return inner.coarserTerm(than: schema)
    default: return nil
    }
  }
}
