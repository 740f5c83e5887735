import PeilDiagnostics
import PeilTable

extension FormulaTyper {
  /// A call of a function, `if` and `lookup` among them.
  mutating func call(
    _ name: String, _ nameRange: Range<Int>, _ arguments: [FormulaSyntax], expecting expected: ValueType?,
    at span: SourceSpan
  ) -> Expression? {
    switch name {
    case "if": return conditional(arguments, expecting: expected, at: span)
    case "lookup": return lookup(arguments, expecting: expected, at: span)
    default: break
    }
    guard let function = ScalarFunction(rawValue: name) else {
      report(.unknownFunction(name), at: source.span(of: nameRange))
      for argument in arguments { _ = expression(argument, expecting: .boolean) }
      return nil
    }
    guard function.takes(arguments.count) else {
      report(
        .argumentCount(function: name, expected: function.argumentCount, found: arguments.count), at: span)
      return nil
    }
    switch function {
    case .coalesce, .least, .greatest: return choice(function, arguments, expecting: expected, at: span)
    case .has: return holding(arguments[0], arguments[1], at: span)
    default: return plain(function, arguments, at: span)
    }
  }

  private mutating func conditional(
    _ arguments: [FormulaSyntax], expecting expected: ValueType?, at span: SourceSpan
  ) -> Expression? {
    guard arguments.count == 3 else {
      report(
        .argumentCount(function: "if", expected: "a condition and two values", found: arguments.count), at: span)
      return nil
    }
    let condition = truth(arguments[0], for: "if")
    let branches = unified(Array(arguments[1...]), for: "if", expecting: expected, at: span)
    guard let condition, let branches else { return nil }
    return Expression(
      .conditional(condition, then: branches.values[0], else: branches.values[1]), type: branches.type, span: span)
  }

  /// `lookup(value, from, to, …, otherwise)`: a replacement for each of some values.
  private mutating func lookup(
    _ arguments: [FormulaSyntax], expecting expected: ValueType?, at span: SourceSpan
  ) -> Expression? {
    guard arguments.count >= 3 else {
      report(
        .argumentCount(
          function: "lookup", expected: "a value and pairs of literals, then what all else becomes",
          found: arguments.count), at: span)
      return nil
    }
    let value = expression(arguments[0])
    let pairCount = (arguments.count - 1) / 2
    let otherwise = arguments.count.isMultiple(of: 2) ? arguments.suffix(1) : []
    let results = (0..<pairCount).map { arguments[2 + 2 * $0] } + otherwise
    let keys = membership(value, (0..<pairCount).map { arguments[1 + 2 * $0] }, at: span)
    for result in results where !result.isLiteral { report(.listOfLiterals, at: self.span(result)) }
    guard let value, results.allSatisfy(\.isLiteral), case .isIn(_, let from) = keys?.node,
      let unified = unified(results, for: "lookup", expecting: expected, at: span)
    else { return nil }
    let to = unified.values.compactMap { fit($0, to: unified.type)?.literal }
    guard to.count == results.count else { return nil }
    let entries = zip(from, to).map { Expression.LookupEntry(from: $0, to: $1) }
    let fallback = to.count > entries.count ? to.last : nil
    return Expression(.lookup(value, entries, otherwise: fallback), type: unified.type, span: span)
  }

  private mutating func choice(
    _ function: ScalarFunction, _ arguments: [FormulaSyntax], expecting expected: ValueType?, at span: SourceSpan
  ) -> Expression? {
    guard let unified = unified(arguments, for: function.rawValue, expecting: expected, at: span) else { return nil }
    guard function == .coalesce || unified.type.isNumeric || unified.type == .date else {
      report(
        .argumentType(function: function.rawValue, expected: "numbers or dates", found: unified.type),
        at: unified.values[0].span)
      return nil
    }
    return Expression(.call(function, unified.values), type: unified.type, span: span)
  }

  private mutating func holding(_ set: FormulaSyntax, _ code: FormulaSyntax, at span: SourceSpan) -> Expression? {
    let arguments = (expression(set), expression(code))
    guard case (let set?, var code?) = arguments else { return nil }
    guard case .set(let domain) = set.type else {
      report(.argumentType(function: "has", expected: "a set", found: set.type), at: set.span)
      return nil
    }
    guard adapt(&code, to: .category(domain)) else { return nil }
    guard code.type.isSingleCode else {
      report(.argumentType(function: "has", expected: "a code", found: code.type), at: code.span)
      return nil
    }
    guard code.type.domain == domain else {
      report(.differentLists(left: set.formula, right: code.formula), at: span)
      return nil
    }
    return Expression(.call(.has, [set, code]), type: .boolean, span: span)
  }

  /// A function whose arguments are all of one kind.
  private mutating func plain(
    _ function: ScalarFunction, _ arguments: [FormulaSyntax], at span: SourceSpan
  ) -> Expression? {
    var values: [Expression] = []
    for argument in arguments {
      guard var value = expression(argument) else { continue }
      if function.takesDates, !adapt(&value, to: .date) { continue }
      guard function.accepts(value.type) else {
        report(
          .argumentType(function: function.rawValue, expected: function.accepted, found: value.type), at: value.span)
        continue
      }
      values.append(value)
    }
    guard values.count == arguments.count, let first = values.first else { return nil }
    return Expression(.call(function, values), type: function.resultType(of: first.type), span: span)
  }
}

extension FormulaSyntax {
  var isLiteral: Bool {
    switch node {
    case .parameter, .text, .number, .boolean, .missing, .days, .euro, .typed: true
    default: false
    }
  }
}

extension ScalarFunction {
  var takesDates: Bool { self == .year || self == .month || self == .quarter }

  func takes(_ count: Int) -> Bool {
    switch self {
    case .coalesce, .least, .greatest: count >= 2
    case .startsWith, .endsWith, .contains, .has: count == 2
    default: count == 1
    }
  }

  /// How many arguments it takes, in words.
  var argumentCount: String {
    switch self {
    case .coalesce, .least, .greatest: "two arguments or more"
    case .startsWith, .endsWith, .contains, .has: "two arguments"
    default: "one argument"
    }
  }

  /// What its arguments are, in words.
  var accepted: String {
    switch self {
    case .year, .month, .quarter: "a date"
    case .abs: "a number"
    case .lower, .upper, .trim, .length, .startsWith, .endsWith, .contains: "text"
    case .has, .size: "a set"
    case .toNumber: "an exact number"
    case .coalesce, .least, .greatest: "values of one type"
    }
  }

  /// Whether a function of one kind of argument takes this type.
  func accepts(_ type: ValueType) -> Bool {
    switch self {
    case .year, .month, .quarter: type == .date
    case .abs: type.isNumeric
    case .lower, .upper, .trim, .length, .startsWith, .endsWith, .contains: type.isTextual
    case .has, .size: type.storageKind == .masks
    case .toNumber: type.dimension != nil
    case .coalesce, .least, .greatest: true
    }
  }

  func resultType(of argument: ValueType) -> ValueType {
    switch self {
    case .year, .month, .quarter, .length, .size: .integer
    case .abs, .coalesce, .least, .greatest: argument
    case .lower, .upper, .trim: .text
    case .startsWith, .endsWith, .contains, .has: .boolean
    case .toNumber: .number
    }
  }
}
