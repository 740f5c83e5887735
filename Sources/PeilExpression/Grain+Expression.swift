public import PeilTable

/// The grain of an expression's values: that of its columns where they share one, otherwise that of the rows.
public func grain(of expression: Expression, in schema: Schema) -> Grain {
  let grains = Set(expression.columns.compactMap { schema[$0]?.grain })
  guard grains.count == 1, let grain = grains.first else { return schema.grain }
  return grain
}
