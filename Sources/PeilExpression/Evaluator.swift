public import PeilTable

/// Computes an expression on chunks, column by column.
///
/// Names are resolved once, when it is made; a chunk then costs one loop per operation.
public struct Evaluator: Sendable {
  private let step: EvaluationStep

  /// Makes an expression ready for chunks of a schema; a precondition holds that its columns are there.
  public init(_ expression: Expression, schema: Schema) {
    step = EvaluationStep(expression, schema: schema)
  }

  /// The value for each row of a chunk.
  ///
  /// Missing rows hold zero, an empty text or the first code. Throws where a result is more than its type holds, but not
  /// for rows whose result a conditional or `coalesce` leaves aside.
  public func evaluate(_ chunk: Chunk) throws(EvaluationError) -> ColumnBuffer {
    try Evaluation(chunk: chunk).vector(step, active: nil).column(rows: chunk.rowCount)
  }

  /// For each row of a chunk whether the condition is true or unknown; the expression must be boolean.
  public func truth(_ chunk: Chunk) throws(EvaluationError) -> TruthMask {
    precondition(step.type == .boolean, "a condition is true or false")
    let vector = try Evaluation(chunk: chunk).vector(step, active: nil)
    let rows = chunk.rowCount
    let isTrue = vector.isConstant ? [UInt8](repeating: vector.bits[0], count: rows) : vector.bits
    return TruthMask(isTrue: isTrue, isUnknown: vector.known(rows: rows).map { mapped($0) { $0 ^ 1 } })
  }
}
