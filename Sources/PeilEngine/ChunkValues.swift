import PeilExpression
import PeilTable

/// What the components that hang on one edge need of a chunk: each condition and each value once.
struct ChunkValues {
  let chunk: Chunk
  /// For each condition, 1 where it is true.
  let truths: [[UInt8]]
  /// For each value expression, its column.
  let values: [ColumnBuffer]
  let schema: Schema
}

/// Collects the different conditions and values of an edge and computes them per chunk.
struct ChunkValuesReader {
  private let schema: Schema
  private var conditions: [Expression] = []
  private var expressions: [Expression] = []
  private var conditionFormulas: [RowFormula] = []
  private var valueFormulas: [RowFormula] = []

  init(_ schema: Schema) { self.schema = schema }

  var types: [ValueType] { expressions.map(\.type) }

  /// The place of a condition in `truths`.
  mutating func place(ofCondition condition: Expression) -> Int {
    if let place = conditions.firstIndex(of: condition) { return place }
    conditions.append(condition)
    conditionFormulas.append(RowFormula(condition, schema: schema))
    return conditions.count - 1
  }

  /// The place of a value in `values`.
  mutating func place(ofValue expression: Expression) -> Int {
    if let place = expressions.firstIndex(of: expression) { return place }
    expressions.append(expression)
    valueFormulas.append(RowFormula(expression, schema: schema))
    return expressions.count - 1
  }

  func read(_ chunk: Chunk) throws -> ChunkValues {
    let truths = try conditionFormulas.map { try $0.isTrue(chunk) }
    let values = try valueFormulas.map { try $0.values(chunk) }
    return ChunkValues(chunk: chunk, truths: truths, values: values, schema: schema)
  }
}
