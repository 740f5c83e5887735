import PeilDiagnostics
import PeilTable
import PeilValues

/// An expression made ready for chunks: columns are places, literals are values of their type, and each operation knows
/// the form of its operands.
struct EvaluationStep: Sendable {
  indirect enum Operation: Sendable {
    case column(Int)
    case constant(ColumnBuffer)
    case convert(EvaluationStep)
    case not(EvaluationStep)
    case and(EvaluationStep, EvaluationStep)
    case or(EvaluationStep, EvaluationStep)
    case compare(Comparison, EvaluationStep, EvaluationStep)
    /// A comparison of exact numbers with different numbers of decimals, by the factors that make them alike.
    case compareScaled(Comparison, EvaluationStep, EvaluationStep, Int128, Int128)
    case isIn(EvaluationStep, LiteralIndex)
    case isMissing(EvaluationStep)
    /// Addition, subtraction or multiplication of stored integers.
    case integers(Arithmetic, EvaluationStep, EvaluationStep)
    /// The quotient of stored integers, each times a factor that evens out their decimals.
    case quotient(EvaluationStep, EvaluationStep, Int128, Int128)
    /// The product of stored integers over a power of ten.
    case product(EvaluationStep, EvaluationStep, over: Int128)
    case ratios(Arithmetic, EvaluationStep, EvaluationStep)
    case doubles(Arithmetic, EvaluationStep, EvaluationStep)
    case negate(EvaluationStep)
    case absolute(EvaluationStep)
    case conditional(EvaluationStep, EvaluationStep, EvaluationStep)
    case coalesce([EvaluationStep])
    case extreme([EvaluationStep], greatest: Bool)
    case lookup(EvaluationStep, LiteralIndex, results: ColumnBuffer)
    case datePart(ScalarFunction, EvaluationStep)
    case text(ScalarFunction, EvaluationStep)
    case match(ScalarFunction, EvaluationStep, EvaluationStep)
    case has(EvaluationStep, EvaluationStep)
    case size(EvaluationStep)
  }

  let operation: Operation
  let type: ValueType
  let span: SourceSpan?
}

extension EvaluationStep {
  /// Compiles an expression against the schema of the chunks it will see; its columns must be there.
  init(_ expression: Expression, schema: Schema) {
    let natural = Self.natural(expression, schema)
    self = natural.converted(to: expression.type)
  }

  /// The same value in the form of another type that holds it.
  private func converted(to other: ValueType) -> EvaluationStep {
    if type == other || (type.storageKind == other.storageKind && type.scale == other.scale) {
      return EvaluationStep(operation: operation, type: other, span: span)
    }
    return EvaluationStep(operation: .convert(self), type: other, span: span)
  }

  /// The expression in the type its parts give it, which the expression's own type may widen.
  private static func natural(_ expression: Expression, _ schema: Schema) -> EvaluationStep {
    let span = expression.span
    func step(_ operation: Operation, _ type: ValueType = .boolean) -> EvaluationStep {
      EvaluationStep(operation: operation, type: type, span: span)
    }
    func compiled(_ part: Expression) -> EvaluationStep { EvaluationStep(part, schema: schema) }
    func compiled(_ part: Expression, as type: ValueType) -> EvaluationStep { compiled(part).converted(to: type) }

    switch expression.node {
    case .column(let name):
      guard let position = schema.position(of: name) else { preconditionFailure("no column \(name) in the chunks") }
      return step(.column(position), schema.columns[position].type)
    case .literal(.missing(let type)): return step(.constant(.missing(type.storageKind, count: 1)), type)
    case .literal(let literal): return step(.constant(literal.buffer), literal.ownType)
    case .not(let inner): return step(.not(compiled(inner)))
    case .and(let left, let right): return step(.and(compiled(left), compiled(right)))
    case .or(let left, let right): return step(.or(compiled(left), compiled(right)))
    case .compare(let comparison, let left, let right):
      return step(Self.comparing(comparison, compiled(left), compiled(right)))
    case .isIn(let value, let list): return step(.isIn(compiled(value), LiteralIndex(list, of: value.type)))
    case .isMissing(let value): return step(.isMissing(compiled(value)))
    case .arithmetic(let operation, let left, let right):
      return Self.arithmetic(operation, compiled(left), compiled(right), expression.type, span)
    case .negate(let inner): return step(.negate(compiled(inner)), inner.type)
    case .conditional(let condition, let then, let other):
      let type = expression.type
      return step(.conditional(compiled(condition), compiled(then, as: type), compiled(other, as: type)), type)
    case .lookup(let value, let entries, let otherwise):
      let results = entries.map(\.to) + [otherwise ?? .missing(expression.type)]
      return step(
        .lookup(
          compiled(value), LiteralIndex(entries.map(\.from), of: value.type),
          results: .concatenated(results.map { $0.buffer(of: expression.type) })), expression.type)
    case .call(let function, let arguments):
      return Self.call(function, arguments.map { compiled($0) }, expression.type, span)
    }
  }

  private static func comparing(
    _ comparison: Comparison, _ left: EvaluationStep, _ right: EvaluationStep
  ) -> Operation {
    guard let common = left.type.joined(with: right.type) else {
      preconditionFailure("\(left.type.name) compared with \(right.type.name)")
    }
    if common.storageKind == .integers, let leftScale = left.type.scale, let rightScale = right.type.scale,
      leftScale != rightScale
    {
      let scale = max(leftScale, rightScale)
      return .compareScaled(
        comparison, left, right, powerOfTen(scale - leftScale), powerOfTen(scale - rightScale))
    }
    return .compare(comparison, left.converted(to: common), right.converted(to: common))
  }

  private static func arithmetic(
    _ operation: Arithmetic, _ left: EvaluationStep, _ right: EvaluationStep, _ widened: ValueType,
    _ span: SourceSpan?
  ) -> EvaluationStep {
    guard let type = left.type.result(of: operation, with: right.type) else {
      preconditionFailure("\(left.type.name) \(operation.rawValue) \(right.type.name)")
    }
    func step(_ operation: Operation) -> EvaluationStep { EvaluationStep(operation: operation, type: type, span: span) }
    switch type {
    case .number: return step(.doubles(operation, left.converted(to: .number), right.converted(to: .number)))
    case .date, .days, .integer, .money, .decimal:
      let keepsScale = operation == .multiply || left.type == .date || right.type == .date
      return keepsScale
        ? step(.integers(operation, left, right))
        : step(.integers(operation, left.converted(to: type), right.converted(to: type)))
    default: break
    }
    if let leftScale = left.type.scale, let rightScale = right.type.scale {
      if operation == .divide {
        return step(.quotient(left, right, powerOfTen(rightScale), powerOfTen(leftScale)))
      }
      return step(.product(left, right, over: powerOfTen(leftScale) * powerOfTen(rightScale)))
    }
    return step(.ratios(operation, left.asRatio, right.asRatio))
  }

  private var asRatio: EvaluationStep { converted(to: .rational(type.dimension ?? .pure)) }

  private static func call(
    _ function: ScalarFunction, _ arguments: [EvaluationStep], _ type: ValueType, _ span: SourceSpan?
  ) -> EvaluationStep {
    func step(_ operation: Operation, _ type: ValueType) -> EvaluationStep {
      EvaluationStep(operation: operation, type: type, span: span)
    }
    switch function {
    case .year, .month, .quarter: return step(.datePart(function, arguments[0]), .integer)
    case .abs: return step(.absolute(arguments[0]), arguments[0].type)
    case .coalesce: return step(.coalesce(arguments.map { $0.converted(to: type) }), type)
    case .least: return step(.extreme(arguments.map { $0.converted(to: type) }, greatest: false), type)
    case .greatest: return step(.extreme(arguments.map { $0.converted(to: type) }, greatest: true), type)
    case .lower, .upper, .trim: return step(.text(function, arguments[0]), .text)
    case .length: return step(.text(function, arguments[0]), .integer)
    case .startsWith, .endsWith, .contains: return step(.match(function, arguments[0], arguments[1]), .boolean)
    case .has: return step(.has(arguments[0], arguments[1]), .boolean)
    case .size: return step(.size(arguments[0]), .integer)
    case .toNumber: return arguments[0].converted(to: .number)
    }
  }
}

/// Ten to a power of 0 to 18.
func powerOfTen(_ exponent: Int) -> Int128 {
  var result: Int128 = 1
  for _ in 0..<exponent { result *= 10 }
  return result
}
