import PeilDiagnostics
import PeilTable
import PeilValues

/// The run of one expression over one chunk.
///
/// `active` marks the rows whose result somebody will look at: a fault in any other row is none.
struct Evaluation {
  let chunk: Chunk

  var rows: Int { chunk.rowCount }

  func vector(_ step: EvaluationStep, active: [UInt8]?) throws(EvaluationError) -> Vector {
    switch step.operation {
    case .column(let position): return column(position)
    case .constant(let buffer): return Vector(buffer, isConstant: true)
    case .convert(let inner):
      return try converted(try vector(inner, active: active), from: inner.type, step, active)
    case .not(let inner): return negated(try vector(inner, active: active))
    case .and(let left, let right):
      return conjunction(try vector(left, active: active), try vector(right, active: active))
    case .or(let left, let right):
      // By De Morgan, in bytes: one loop more than a kernel of its own, and one truth table less to get wrong.
      return negated(
        conjunction(negated(try vector(left, active: active)), negated(try vector(right, active: active))))
    case .compare(let comparison, let left, let right):
      return compared(comparison, try vector(left, active: active), try vector(right, active: active))
    case .compareScaled(let comparison, let left, let right, let leftFactor, let rightFactor):
      return comparedScaled(
        comparison, try vector(left, active: active), try vector(right, active: active), leftFactor, rightFactor)
    case .isIn(let inner, let index): return membership(try vector(inner, active: active), index)
    case .isMissing(let inner): return missing(try vector(inner, active: active))
    case .integers(let operation, let left, let right):
      return try integers(operation, try vector(left, active: active), try vector(right, active: active), step, active)
    case .quotient(let left, let right, let leftFactor, let rightFactor):
      return quotient(
        try vector(left, active: active), try vector(right, active: active), leftFactor, rightFactor)
    case .product(let left, let right, let denominator):
      return product(try vector(left, active: active), try vector(right, active: active), denominator)
    case .ratios(let operation, let left, let right):
      return try ratios(operation, try vector(left, active: active), try vector(right, active: active), step, active)
    case .doubles(let operation, let left, let right):
      return try doubles(operation, try vector(left, active: active), try vector(right, active: active), step, active)
    case .negate(let inner): return try signed(try vector(inner, active: active), .negation, step, active)
    case .absolute(let inner): return try signed(try vector(inner, active: active), .absoluteValue, step, active)
    case .conditional(let condition, let then, let other): return try conditional(condition, then, other, active)
    case .coalesce(let steps): return try coalesced(steps, active)
    case .extreme(let steps, let greatest): return try extreme(steps, greatest: greatest, active)
    case .lookup(let inner, let index, let results):
      return replaced(try vector(inner, active: active), index, results)
    case .datePart(let part, let inner): return datePart(part, try vector(inner, active: active))
    case .text(let function, let inner): return text(function, try vector(inner, active: active))
    case .match(let function, let left, let right):
      return matched(function, try vector(left, active: active), try vector(right, active: active))
    case .has(let set, let code): return holding(try vector(set, active: active), try vector(code, active: active))
    case .size(let inner):
      let set = try vector(inner, active: active)
      return set.with(.integers(mapped(set.masks) { Int64($0.nonzeroBitCount) }))
    }
  }

  private func column(_ position: Int) -> Vector {
    let buffer = chunk.columns[position]
    // The logic below counts on truth values being 0 where they are missing.
    if case .bits(let bits) = buffer.values, let known = buffer.known {
      return Vector(.bits(mapped(Lane(bits), Lane(known), count: bits.count) { $0 & $1 }), known: known)
    }
    return Vector(buffer, isConstant: false)
  }

  // MARK: Rows of two operands

  /// How many values a result of two operands has, and whether it stands for every row.
  func shape(_ left: Vector, _ right: Vector) -> (count: Int, isConstant: Bool) {
    left.isConstant && right.isConstant ? (1, true) : (rows, false)
  }

  /// Where both operands are known; nil where they are everywhere.
  func known(_ left: Vector, _ right: Vector) -> [UInt8]? {
    if left.isConstant, right.isConstant {
      guard left.known != nil || right.known != nil else { return nil }
      return [(left.known?[0] ?? 1) & (right.known?[0] ?? 1)]
    }
    switch (left.known(rows: rows), right.known(rows: rows)) {
    case (nil, nil): return nil
    case (let one?, nil), (nil, let one?): return one
    case (let one?, let other?): return mapped(Lane(one), Lane(other), count: rows) { $0 & $1 }
    }
  }

  // MARK: Faults

  /// Throws for the first row that is faulty and matters; called only after a loop has seen a fault.
  func check(
    _ operation: EvaluationError.Operation, _ step: EvaluationStep, known: [UInt8]?, isConstant: Bool,
    active: [UInt8]?, _ isFaulty: (Int) -> Bool
  ) throws(EvaluationError) {
    for row in 0..<rows where active.map({ $0[row] != 0 }) ?? true {
      let place = isConstant ? 0 : row
      guard known.map({ $0[place] != 0 }) ?? true, isFaulty(place) else { continue }
      throw EvaluationError(
        row: row, origin: chunk.origins[row], operation: operation, type: step.type, span: step.span)
    }
  }
}

extension Vector {
  /// Other values for the same rows.
  func with(_ values: ColumnBuffer.Values) -> Vector { Vector(values, known: known, isConstant: isConstant) }

  /// The value of a row, where a vector may hold one value for all.
  @inline(__always)
  func place(_ row: Int) -> Int { isConstant ? 0 : row }
}
