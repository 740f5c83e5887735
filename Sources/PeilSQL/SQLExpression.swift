import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// Prints formulas over the columns of a relation.
///
/// Values stand on the engine as Peil's columns store them: integers, cents, unscaled decimals, days and the places of codes
/// as 64-bit integers, sets as bit masks, binary64 numbers as integers that order as they do, quotients as text. What could
/// not be computed exactly there is refused.
struct SQLExpression {
  let dialect: SQLDialect
  /// What stands before each column, such as `l.`.
  var prefix = ""
  /// Formulas whose results stand in a column, by its quoted name.
  var mapped: [Expression: String] = [:]

  /// The expression in the form of its own type.
  func sql(_ expression: Expression) throws(Unlowerable) -> String {
    let (text, type) = try natural(expression)
    return try converted(text, type, to: expression.type, expression.span)
  }

  /// A column.
  func column(_ name: String) -> String { prefix + dialect.identifier(name) }

  /// A value that is missing.
  func missing(_ type: ValueType) -> String { "CAST(NULL AS \(dialect.castType(of: type)))" }

  /// A literal in the form of a type.
  func literal(_ literal: Literal, as type: ValueType, _ span: SourceSpan?) throws(Unlowerable) -> String {
    if case .missing = literal { return missing(type) }
    let buffer = literal.buffer(of: type)
    guard buffer.isKnown(0) else { throw Unlowerable("a value that its type cannot hold", at: span) }
    return try value(buffer, 0, span)
  }

  /// A stored value as a literal.
  func value(_ buffer: ColumnBuffer, _ row: Int, _ span: SourceSpan?) throws(Unlowerable) -> String {
    switch buffer.values {
    case .bits(let values): return values[row] == 1 ? "TRUE" : "FALSE"
    case .integers(let values): return dialect.literal(values[row])
    case .codes(let values): return dialect.literal(Int64(values[row]))
    case .masks(let values): return dialect.literal(Int64(bitPattern: values[row]))
    case .doubles(let values): return dialect.literal(OrderedNumber.word(of: values[row]))
    case .ratios(let values): return "'\(RatioText.of(values[row]))'"
    case .text(let storage):
      guard let text = dialect.literal(storage.string(at: row)) else {
        throw Unlowerable("a text with the character NUL", at: span)
      }
      return text
    }
  }

  // MARK: Types

  /// The same value in the form of another type.
  private func converted(
    _ text: String, _ type: ValueType, to other: ValueType, _ span: SourceSpan?
  ) throws(Unlowerable) -> String {
    if type.storageKind == other.storageKind, type.scale == other.scale { return text }
    guard type.storageKind == .integers, other.storageKind == .integers, let from = type.scale, let to = other.scale,
      to >= from
    else { throw Unlowerable("a quotient or a binary64 number that is computed", at: span) }
    return "(\(text) * \(dialect.literal(Int64(Self.powerOfTen(to - from)))))"
  }

  static func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { product, _ in product * 10 } }

  /// The expression in the type that its parts give it.
  private func natural(_ expression: Expression) throws(Unlowerable) -> (String, ValueType) {
    let span = expression.span
    if let result = mapped[expression] { return (prefix + result, expression.type) }
    switch expression.node {
    case .column(let name): return (column(name), expression.type)
    case .literal(.missing(let type)): return (missing(type), type)
    case .literal(let literal): return (try self.literal(literal, as: literal.ownType, span), literal.ownType)
    case .not(let inner): return ("(NOT \(try sql(inner)))", .boolean)
    case .and(let left, let right): return ("(\(try sql(left)) AND \(try sql(right)))", .boolean)
    case .or(let left, let right): return ("(\(try sql(left)) OR \(try sql(right)))", .boolean)
    case .compare(let comparison, let left, let right):
      return (try compared(comparison, left, right, span), .boolean)
    case .isIn(let value, let list): return (try membership(value, list, span), .boolean)
    case .isMissing(let value): return ("(\(try sql(value)) IS NULL)", .boolean)
    case .arithmetic(let operation, let left, let right): return try arithmetic(operation, left, right, span)
    case .negate(let inner):
      guard inner.type.storageKind == .integers else { throw Unlowerable("the sign of a quotient or number", at: span) }
      return ("(- \(try sql(inner)))", inner.type)
    case .conditional(let condition, let then, let other):
      let type = expression.type
      let values = (try sql(then, as: type), try sql(other, as: type))
      return ("(CASE \(try sql(condition)) WHEN TRUE THEN \(values.0) WHEN FALSE THEN \(values.1) END)", type)
    case .lookup(let value, let entries, let otherwise):
      return (try lookup(value, entries, otherwise, expression.type, span), expression.type)
    case .call(let function, let arguments): return try call(function, arguments, expression.type, span)
    }
  }

  private func sql(_ expression: Expression, as type: ValueType) throws(Unlowerable) -> String {
    try converted(try sql(expression), expression.type, to: type, expression.span)
  }

  // MARK: Comparison

  private func compared(
    _ comparison: Comparison, _ left: Expression, _ right: Expression, _ span: SourceSpan?
  ) throws(Unlowerable) -> String {
    guard let common = left.type.joined(with: right.type) else {
      throw Unlowerable("a comparison of \(left.type.name) and \(right.type.name)", at: span)
    }
    let sign = comparison.sqlSign
    if common.storageKind == .integers, let leftScale = left.type.scale, let rightScale = right.type.scale,
      leftScale != rightScale
    {
      let scale = max(leftScale, rightScale)
      return "(\(try wide(left, times: scale - leftScale)) \(sign) \(try wide(right, times: scale - rightScale)))"
    }
    if common.storageKind == .ratios, comparison != .equal, comparison != .notEqual {
      throw Unlowerable("the order of quotients", at: span)
    }
    return "(\(try sql(left, as: common)) \(sign) \(try sql(right, as: common)))"
  }

  private func wide(_ expression: Expression, times exponent: Int) throws(Unlowerable) -> String {
    let value = "CAST(\(try sql(expression)) AS \(dialect.wideType))"
    return exponent == 0 ? value : "(\(value) * \(dialect.literal(Int64(Self.powerOfTen(exponent)))))"
  }

  private func membership(
    _ value: Expression, _ list: [Literal], _ span: SourceSpan?
  ) throws(Unlowerable) -> String {
    var texts: [String] = []
    for literal in list { texts.append(try self.literal(literal, as: value.type, span)) }
    let tested = try sql(value)
    guard !texts.isEmpty else { return "(CASE WHEN \(tested) IS NOT NULL THEN FALSE END)" }
    return "(\(tested) IN (\(texts.joined(separator: ", "))))"
  }

  private func lookup(
    _ value: Expression, _ entries: [Expression.LookupEntry], _ otherwise: Literal?, _ type: ValueType,
    _ span: SourceSpan?
  ) throws(Unlowerable) -> String {
    let tested = try sql(value)
    var lines = "CASE WHEN \(tested) IS NULL THEN \(missing(type))"
    for entry in entries {
      let from = try literal(entry.from, as: value.type, span)
      lines += " WHEN \(tested) = \(from) THEN \(try literal(entry.to, as: type, span))"
    }
    return "(\(lines) ELSE \(try literal(otherwise ?? .missing(type), as: type, span)) END)"
  }

  // MARK: Arithmetic

  private func arithmetic(
    _ operation: Arithmetic, _ left: Expression, _ right: Expression, _ span: SourceSpan?
  ) throws(Unlowerable) -> (String, ValueType) {
    guard let type = left.type.result(of: operation, with: right.type) else {
      throw Unlowerable("arithmetic on \(left.type.name) and \(right.type.name)", at: span)
    }
    if operation == .divide { return (try quotient(left, right, span), type) }
    guard type.storageKind == .integers else {
      throw Unlowerable("a quotient or a binary64 number that is computed", at: span)
    }
    let keepsScale = operation == .multiply || left.type == .date || right.type == .date
    let one = keepsScale ? try sql(left) : try sql(left, as: type)
    let other = keepsScale ? try sql(right) : try sql(right, as: type)
    let result = "(\(one) \(operation.rawValue) \(other))"
    return (type == .date ? date(result) : result, type)
  }

  /// An exact quotient of whole numbers, amounts or decimals.
  private func quotient(_ left: Expression, _ right: Expression, _ span: SourceSpan?) throws(Unlowerable) -> String {
    guard left.type.storageKind == .integers, right.type.storageKind == .integers, let scale = left.type.scale,
      let otherScale = right.type.scale
    else { throw Unlowerable("a quotient of quotients or binary64 numbers", at: span) }
    let least = min(scale, otherScale)
    let parts = (try wide(left, times: otherScale - least), try wide(right, times: scale - least))
    guard let text = dialect.quotient(parts.0, parts.1) else {
      throw Unlowerable("a quotient in lowest terms", at: span)
    }
    return text
  }

  /// A day that the calendar knows; for any other the engine stops, because its text is no number.
  private func date(_ days: String) -> String {
    let range = "\(CalendarDate.earliest.daysSinceEpoch) AND \(CalendarDate.latest.daysSinceEpoch)"
    let fault =
      "CAST('a date beyond the years 1 to 9999: day ' || CAST(\(days) AS \(dialect.handedOverType)) AS BIGINT)"
    return "(CASE WHEN \(days) BETWEEN \(range) THEN \(days) WHEN \(days) IS NOT NULL THEN \(fault) END)"
  }

  // MARK: Functions

  private func call(
    _ function: ScalarFunction, _ arguments: [Expression], _ type: ValueType, _ span: SourceSpan?
  ) throws(Unlowerable) -> (String, ValueType) {
    switch function {
    case .year, .month, .quarter: return (dialect.part(function.rawValue, of: try sql(arguments[0])), .integer)
    case .abs:
      guard arguments[0].type.storageKind == .integers else { break }
      return ("abs(\(try sql(arguments[0])))", arguments[0].type)
    case .coalesce: return ("coalesce(\(try list(arguments, as: type)))", type)
    case .least, .greatest:
      guard type.storageKind == .integers || type.storageKind == .doubles else { break }
      var tests: [String] = []
      for argument in arguments { tests.append("\(try sql(argument)) IS NOT NULL") }
      let extreme = "\(function.rawValue)(\(try list(arguments, as: type)))"
      return ("(CASE WHEN \(tests.joined(separator: " AND ")) THEN \(extreme) END)", type)
    case .startsWith, .endsWith, .contains:
      return (dialect.match(function.rawValue, try sql(arguments[0]), try sql(arguments[1])), .boolean)
    case .has: return ("(\(dialect.bit(try sql(arguments[1]), of: try sql(arguments[0]))))", .boolean)
    case .size: return (dialect.bitCount(try sql(arguments[0])), .integer)
    case .lower, .upper, .trim, .length, .toNumber: break
    }
    throw Unlowerable("the function '\(function.rawValue)'", at: span)
  }

  private func list(_ arguments: [Expression], as type: ValueType) throws(Unlowerable) -> String {
    var texts: [String] = []
    for argument in arguments { texts.append(try sql(argument, as: type)) }
    return texts.joined(separator: ", ")
  }
}

extension Comparison {
  fileprivate var sqlSign: String {
    switch self {
    case .equal: "="
    case .notEqual: "<>"
    default: rawValue
    }
  }
}

extension SQLDialect {
  /// The type under which values of a type stand on the engine.
  func type(of type: ValueType) -> String {
    switch type.storageKind {
    case .bits: "BOOLEAN"
    case .integers, .codes, .masks, .doubles: integerType
    case .text, .ratios: textType
    }
  }

  /// The name of a type in a cast, which takes no collation.
  func castType(of type: ValueType) -> String {
    switch type.storageKind {
    case .text, .ratios: handedOverType
    default: self.type(of: type)
    }
  }
}
