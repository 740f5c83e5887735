import PeilTable
import PeilValues

extension Evaluation {
  // MARK: Stored integers

  /// Addition, subtraction and multiplication of 64-bit integers, with the overflow looked for after the loop.
  func integers(
    _ operation: Arithmetic, _ left: Vector, _ right: Vector, _ step: EvaluationStep, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    switch operation {
    case .add: return try integers(.addition, left, right, step, active) { $0.addingReportingOverflow($1) }
    case .subtract: return try integers(.subtraction, left, right, step, active) { $0.subtractingReportingOverflow($1) }
    case .multiply:
      return try integers(.multiplication, left, right, step, active) { $0.multipliedReportingOverflow(by: $1) }
    case .divide: preconditionFailure("a quotient of integers is a ratio")
    }
  }

  @inline(__always)
  private func integers(
    _ operation: EvaluationError.Operation, _ left: Vector, _ right: Vector, _ step: EvaluationStep,
    _ active: [UInt8]?, _ body: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) throws(EvaluationError) -> Vector {
    let (count, isConstant) = shape(left, right)
    let (lefts, rights) = (left.integers, right.integers)
    let isDate = step.type == .date
    var anyFault = false
    let values = mapped(left.lane(lefts), right.lane(rights), count: count) { one, other in
      let (value, overflow) = body(one, other)
      let fault = overflow || (isDate && !dateRange.contains(value))
      anyFault = anyFault || fault
      // A faulty row that nobody looks at must still hold a date that the calendar knows.
      return isDate && fault ? 0 : value
    }
    let known = known(left, right)
    if anyFault {
      try check(operation, step, known: known, isConstant: isConstant, active: active) { row in
        let (value, overflow) = body(lefts[left.place(row)], rights[right.place(row)])
        return overflow || (isDate && !dateRange.contains(value))
      }
    }
    return Vector(.integers(values), known: known, isConstant: isConstant)
  }

  /// The quotient of stored integers; missing where the divisor is zero.
  func quotient(_ left: Vector, _ right: Vector, _ leftFactor: Int128, _ rightFactor: Int128) -> Vector {
    let (count, isConstant) = shape(left, right)
    let divisors = right.integers
    let values = mapped(left.lane(left.integers), right.lane(divisors), count: count) {
      Rational(Int128($0) * leftFactor, Int128($1) * rightFactor) ?? .zero
    }
    return Vector(
      .ratios(values), known: knownQuotients(left, right) { divisors[$0] == 0 }, isConstant: isConstant)
  }

  /// The product of stored integers over a power of ten, at most 10²⁰: 126 bits hold the product.
  func product(_ left: Vector, _ right: Vector, _ denominator: Int128) -> Vector {
    let (count, isConstant) = shape(left, right)
    let values = mapped(left.lane(left.integers), right.lane(right.integers), count: count) {
      Rational(Int128($0) * Int128($1), denominator) ?? .zero
    }
    return Vector(.ratios(values), known: known(left, right), isConstant: isConstant)
  }

  /// Where a quotient is known: where both sides are and the divisor is not zero.
  private func knownQuotients(_ left: Vector, _ right: Vector, _ isZero: (Int) -> Bool) -> [UInt8]? {
    let (count, _) = shape(left, right)
    let known = known(left, right)
    let hasZero = (0..<(right.isConstant ? 1 : count)).contains(where: isZero)
    guard hasZero else { return known }
    return (0..<count).map { isZero(right.place($0)) ? 0 : known?[$0] ?? 1 }
  }

  // MARK: Quotients

  func ratios(
    _ operation: Arithmetic, _ left: Vector, _ right: Vector, _ step: EvaluationStep, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    let (count, isConstant) = shape(left, right)
    let (lefts, rights) = (left.ratios, right.ratios)
    var anyFault = false
    let values = mapped(left.lane(lefts), right.lane(rights), count: count) { one, other in
      let value = operation.applied(one, other)
      anyFault = anyFault || value == nil
      return value ?? .zero
    }
    let known =
      operation == .divide ? knownQuotients(left, right) { rights[$0].isZero } : known(left, right)
    if anyFault {
      try check(operation.faultName, step, known: known, isConstant: isConstant, active: active) {
        operation.applied(lefts[left.place($0)], rights[right.place($0)]) == nil
      }
    }
    return Vector(.ratios(values), known: known, isConstant: isConstant)
  }

  // MARK: Binary64

  /// Binary64 arithmetic; a result that is no finite number is a fault, division by zero is missing.
  func doubles(
    _ operation: Arithmetic, _ left: Vector, _ right: Vector, _ step: EvaluationStep, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    let (count, isConstant) = shape(left, right)
    let (lefts, rights) = (left.doubles, right.doubles)
    let known = operation == .divide ? knownQuotients(left, right) { rights[$0] == 0 } : known(left, right)
    let (one, other) = (left.lane(lefts), right.lane(rights))
    let values: [Double] =
      switch operation {
      case .add: mapped(one, other, count: count) { $0 + $1 }
      case .subtract: mapped(one, other, count: count) { $0 - $1 }
      case .multiply: mapped(one, other, count: count) { $0 * $1 }
      case .divide: mapped(one, other, count: count) { $0 / $1 }
      }
    if values.contains(where: { !$0.isFinite }) {
      try check(operation.faultName, step, known: known, isConstant: isConstant, active: active) {
        !values[$0].isFinite
      }
    }
    return Vector(.doubles(values), known: known, isConstant: isConstant)
  }

  // MARK: Signs and conversions

  /// A number with its sign turned, or without it.
  func signed(
    _ inner: Vector, _ operation: EvaluationError.Operation, _ step: EvaluationStep, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    let always = operation == .negation
    switch inner.values {
    case .integers(let values):
      let result = mapped(values) { always || $0 < 0 ? 0 &- $0 : $0 }
      if values.contains(.min) {
        try check(operation, step, known: inner.known, isConstant: inner.isConstant, active: active) {
          values[$0] == .min
        }
      }
      return inner.with(.integers(result))
    case .doubles(let values): return inner.with(.doubles(mapped(values) { always ? 0 - $0 : Swift.abs($0) }))
    case .ratios(let values):
      let result = mapped(values) { always || $0.sign < 0 ? (try? $0.negated()) ?? .zero : $0 }
      if values.contains(where: { $0.numerator == .min }) {
        try check(operation, step, known: inner.known, isConstant: inner.isConstant, active: active) {
          values[$0].numerator == .min
        }
      }
      return inner.with(.ratios(result))
    default: preconditionFailure("only numbers have a sign")
    }
  }

  /// The same values in the form of another type that holds them.
  func converted(
    _ inner: Vector, from type: ValueType, _ step: EvaluationStep, _ active: [UInt8]?
  ) throws(EvaluationError) -> Vector {
    switch (inner.values, step.type.storageKind) {
    case (.integers(let values), .integers):
      let factor = Int64(powerOfTen((step.type.scale ?? 0) - (type.scale ?? 0)))
      var anyFault = false
      let result = mapped(values) { value in
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        anyFault = anyFault || overflow
        return product
      }
      if anyFault {
        try check(.rescaling, step, known: inner.known, isConstant: inner.isConstant, active: active) {
          values[$0].multipliedReportingOverflow(by: factor).overflow
        }
      }
      return inner.with(.integers(result))
    case (.integers(let values), .ratios):
      let denominator = powerOfTen(type.scale ?? 0)
      return inner.with(.ratios(mapped(values) { Rational(Int128($0), denominator) ?? .zero }))
    case (.integers(let values), .doubles):
      let scale = type.scale ?? 0
      return inner.with(.doubles(mapped(values) { nearestDouble($0, scale: scale) }))
    case (.ratios(let values), .doubles): return inner.with(.doubles(mapped(values) { $0.doubleValue }))
    default: preconditionFailure("\(type.name) does not become \(step.type.name)")
    }
  }
}

/// The days since 1970-01-01 of the years 1 to 9999.
private let dateRange =
  Int64(CalendarDate.earliest.daysSinceEpoch)...Int64(CalendarDate.latest.daysSinceEpoch)

/// The binary64 number nearest to a decimal.
private func nearestDouble(_ unscaled: Int64, scale: Int) -> Double {
  // Both are exact in binary64, so that the division is the only rounding.
  if unscaled.magnitude <= 1 << 53 { return Double(unscaled) / Double(powerOfTen(scale)) }
  return Rational(ExactDecimal(unscaled: Int128(unscaled), scale: scale)).doubleValue
}

extension Arithmetic {
  /// The name of the operation in an error.
  fileprivate var faultName: EvaluationError.Operation {
    switch self {
    case .add: .addition
    case .subtract: .subtraction
    case .multiply: .multiplication
    case .divide: .division
    }
  }

  /// The exact result; nil where 128 bits do not hold it, or the divisor is zero.
  func applied(_ left: Rational, _ right: Rational) -> Rational? {
    switch self {
    case .add: try? left.adding(right)
    case .subtract: try? left.subtracting(right)
    case .multiply: try? left.multiplying(right)
    case .divide: (try? left.dividing(by: right)) ?? nil
    }
  }
}
