import PeilDiagnostics
import PeilExpression
import PeilTable

/// An expression made ready for the chunks of one edge.
struct RowFormula {
  private let evaluator: Evaluator

  init(_ expression: Expression, schema: Schema) {
    evaluator = Evaluator(expression, schema: schema)
  }

  /// The value for each row; what cannot be computed is an error that names the row.
  func values(_ chunk: Chunk) throws(RowFailure) -> ColumnBuffer {
    do {
      return try evaluator.evaluate(chunk)
    } catch {
      throw RowFailure(error)
    }
  }

  /// For each row 1 where the condition is true, 2 where it is unknown, and 0 where it is false.
  func truth(_ chunk: Chunk) throws(RowFailure) -> [UInt8] {
    let mask = try self.mask(chunk)
    guard let unknown = mask.isUnknown else { return mask.isTrue }
    return zip(mask.isTrue, unknown).map { $0 | $1 &<< 1 }
  }

  /// For each row 1 where the condition is true, and 0 elsewhere.
  func isTrue(_ chunk: Chunk) throws(RowFailure) -> [UInt8] { try mask(chunk).isTrue }

  private func mask(_ chunk: Chunk) throws(RowFailure) -> TruthMask {
    do {
      return try evaluator.truth(chunk)
    } catch {
      throw RowFailure(error)
    }
  }
}

extension RowFailure {
  /// What could not be computed for a row.
  init(_ error: EvaluationError) {
    self.init("overflow", "a result is too large", origins: [error.origin])
    if let words = error.diagnostics.first { diagnostic = words }
  }
}
