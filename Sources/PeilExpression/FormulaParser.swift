import PeilDiagnostics
import PeilTable
import PeilValues

/// Reads tokens into a tree by precedence climbing: or < and < not < comparison < additive < multiplicative < sign.
struct FormulaParser {
  /// How deep a formula may nest, so that no formula exhausts the stack.
  static let depthLimit = 200
  /// How many characters a formula may have.
  static let lengthLimit = 100_000

  private let source: SourceText
  private let tokens: [FormulaToken]
  private var position = 0
  private var depth = 0

  private init(_ source: SourceText) throws(FormulaError) {
    self.source = source
    tokens = try FormulaLexer.tokens(of: source)
  }

  /// The tree of a whole formula.
  static func tree(of source: SourceText) throws(FormulaError) -> FormulaSyntax {
    guard source.text.utf8.count <= lengthLimit || source.text.count <= lengthLimit else {
      throw FormulaError(.tooLong(limit: lengthLimit), at: source.span)
    }
    var parser = try FormulaParser(source)
    guard parser.current.kind != .end else { throw FormulaError(.empty, at: source.span) }
    let tree = try parser.expression(from: .or)
    guard parser.current.kind == .end else { throw parser.unexpected("an operator or the end of the formula") }
    return tree
  }

  // MARK: Levels

  private mutating func expression(from level: Precedence) throws(FormulaError) -> FormulaSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure(.tooDeep(limit: Self.depthLimit), at: current.range) }

    let start = current.range.lowerBound
    var left = try operand(for: level)
    while let found = Precedence(of: current.kind), found >= level {
      switch found {
      case .or: left = try connective(.or, left, from: start, right: .and)
      case .and: left = try connective(.and, left, from: start, right: .not)
      case .comparison: left = try comparison(left, from: start)
      case .additive: left = try arithmetic(left, from: start, right: .multiplicative)
      case .multiplicative: left = try arithmetic(left, from: start, right: .sign)
      case .not, .sign, .operand: return left
      }
      guard left.depth <= Self.depthLimit else { throw failure(.tooDeep(limit: Self.depthLimit), at: left.range) }
    }
    return left
  }

  private mutating func operand(for level: Precedence) throws(FormulaError) -> FormulaSyntax {
    let start = current.range.lowerBound
    switch current.kind {
    case .keyword(.not):
      guard level <= .not else { throw failure(.notWithoutParentheses, at: current.range) }
      advance()
      let negated = try expression(from: .not)
      return node(.not(negated), from: start, over: [negated])
    case .arithmetic(.subtract):
      advance()
      if case .number(let digits) = current.kind {
        advance()
        return try quantity(ExactDecimal(unscaled: -digits.unscaled, scale: digits.scale), from: start)
      }
      let negated = try expression(from: .sign)
      return node(.negate(negated), from: start, over: [negated])
    default: return try primary()
    }
  }

  private mutating func connective(
    _ connective: FormulaSyntax.Connective, _ left: FormulaSyntax, from start: Int, right level: Precedence
  ) throws(FormulaError) -> FormulaSyntax {
    advance()
    let right = try expression(from: level)
    return node(.connective(connective, left, right), from: start, over: [left, right])
  }

  private mutating func arithmetic(
    _ left: FormulaSyntax, from start: Int, right level: Precedence
  ) throws(FormulaError) -> FormulaSyntax {
    guard case .arithmetic(let operation) = current.kind else { return left }
    advance()
    let right = try expression(from: level)
    return node(.arithmetic(operation, left, right), from: start, over: [left, right])
  }

  // MARK: Comparisons

  private mutating func comparison(_ left: FormulaSyntax, from start: Int) throws(FormulaError) -> FormulaSyntax {
    let result: FormulaSyntax
    switch current.kind {
    case .comparison(let comparison):
      advance()
      let right = try expression(from: .additive)
      result = node(.compare(comparison, left, right), from: start, over: [left, right])
      if case .comparison(let next) = current.kind { throw try chained(result, right, next) }
    case .keyword(.in): result = try membership(left, from: start, negated: false)
    case .keyword(.not):
      advance()
      guard current.kind == .keyword(.in) else { throw unexpected("'in' after 'not'") }
      result = try membership(left, from: start, negated: true)
    default: result = try knowledge(left, from: start)
    }
    if Precedence(of: current.kind) == .comparison {
      throw failure(.chainedComparison(rewritten: nil), at: current.range)
    }
    return result
  }

  /// What to say of `a < b < c`.
  private mutating func chained(
    _ first: FormulaSyntax, _ middle: FormulaSyntax, _ next: Comparison
  ) throws(FormulaError) -> FormulaError {
    let range = current.range
    advance()
    let last = try expression(from: .additive)
    let rewritten = "\(text(first.range)) and \(text(middle.range)) \(next.rawValue) \(text(last.range))"
    return failure(.chainedComparison(rewritten: rewritten), at: range)
  }

  private mutating func membership(
    _ left: FormulaSyntax, from start: Int, negated: Bool
  ) throws(FormulaError) -> FormulaSyntax {
    advance()
    try take(.open, "'(' and a list of values after 'in'")
    if current.kind == .close { throw failure(.emptyList, at: current.range) }
    var values = [try expression(from: .or)]
    while current.kind == .comma {
      advance()
      values.append(try expression(from: .or))
    }
    try take(.close, "',' or ')'")
    return node(.isIn(left, values, negated: negated), from: start, over: [left] + values)
  }

  private mutating func knowledge(_ left: FormulaSyntax, from start: Int) throws(FormulaError) -> FormulaSyntax {
    advance()
    switch current.kind {
    case .keyword(.missing):
      advance()
      return node(.isMissing(left, negated: false), from: start, over: [left])
    case .name("known"):
      advance()
      return node(.isMissing(left, negated: true), from: start, over: [left])
    default: throw unexpected("'missing' or 'known' after 'is'")
    }
  }

  // MARK: Operands

  private mutating func primary() throws(FormulaError) -> FormulaSyntax {
    let token = current
    let start = token.range.lowerBound
    switch token.kind {
    case .open:
      advance()
      let inner = try expression(from: .or)
      try take(.close, "')'")
      return inner
    case .number(let number):
      advance()
      return try quantity(number, from: start)
    case .text(let text):
      advance()
      return node(.text(text), from: start)
    case .parameter(let name):
      advance()
      return node(.parameter(name), from: start)
    case .keyword(.true), .keyword(.false):
      advance()
      return node(.boolean(token.kind == .keyword(.true)), from: start)
    case .keyword(.missing):
      advance()
      return node(.missing, from: start)
    case .keyword(.if):
      advance()
      guard current.kind == .open else { throw unexpected("'(' after 'if'") }
      return try call("if", token.range)
    case .name(let name):
      advance()
      return try named(name, token.range)
    default: throw unexpected("a value")
    }
  }

  /// A number, with `weeks`, `days` or `euro` where one follows.
  private mutating func quantity(_ number: ExactDecimal, from start: Int) throws(FormulaError) -> FormulaSyntax {
    guard case .name(let unit) = current.kind else { return node(.number(number), from: start) }
    let daysPerUnit: Int128
    switch unit {
    case "day", "days": daysPerUnit = 1
    case "week", "weeks": daysPerUnit = 7
    case "euro":
      advance()
      return node(.euro(number), from: start)
    default: return node(.number(number), from: start)
    }
    advance()
    let range = start..<previousEnd
    guard number.scale == 0 else {
      throw failure(.malformedLiteral(text(range), type: .days), at: range)
    }
    let (count, overflow) = number.unscaled.multipliedReportingOverflow(by: daysPerUnit)
    guard !overflow, let days = Int(exactly: count) else {
      throw failure(.tooManyDigits(text(range)), at: range)
    }
    return node(.days(days), from: start)
  }

  private mutating func named(_ name: String, _ range: Range<Int>) throws(FormulaError) -> FormulaSyntax {
    if case .text(let word) = current.kind, let type = FormulaSyntax.TypedLiteral(rawValue: name) {
      advance()
      return node(.typed(type, word), from: range.lowerBound)
    }
    guard current.kind == .open else { return node(.name(name), from: range.lowerBound) }
    if let kind = Aggregate.Kind(rawValue: name) { return try aggregate(kind, from: range.lowerBound) }
    return try call(name, range)
  }

  private mutating func call(_ name: String, _ nameRange: Range<Int>) throws(FormulaError) -> FormulaSyntax {
    advance()
    var arguments: [FormulaSyntax] = []
    if current.kind != .close {
      arguments.append(try expression(from: .or))
      while current.kind == .comma {
        advance()
        arguments.append(try expression(from: .or))
      }
    }
    try take(.close, "',' or ')'")
    return node(.call(name, nameRange: nameRange, arguments), from: nameRange.lowerBound, over: arguments)
  }

  // MARK: Aggregates

  private mutating func aggregate(_ kind: Aggregate.Kind, from start: Int) throws(FormulaError) -> FormulaSyntax {
    advance()
    var argument: FormulaSyntax?
    var condition: FormulaSyntax?
    var per: [FormulaSyntax.AggregateSyntax.Key] = []
    switch current.kind {
    case .close, .keyword(.per), .keyword(.where): break
    default: argument = try expression(from: .or)
    }
    if current.kind == .keyword(.per) {
      advance()
      per = try keys()
    }
    if current.kind == .keyword(.where) {
      advance()
      condition = try expression(from: .or)
      if current.kind == .keyword(.per) { throw unexpected("')': 'per' stands before 'where'") }
    }
    try take(.close, condition != nil ? "')'" : per.isEmpty ? "'per', 'where' or ')'" : "'where' or ')'")
    let syntax = FormulaSyntax.AggregateSyntax(kind: kind, argument: argument, per: per, condition: condition)
    return node(.aggregate(syntax), from: start, over: [argument, condition].compactMap { $0 })
  }

  private mutating func keys() throws(FormulaError) -> [FormulaSyntax.AggregateSyntax.Key] {
    guard current.kind == .open else { return [try key()] }
    advance()
    var keys = [try key()]
    while current.kind == .comma {
      advance()
      keys.append(try key())
    }
    try take(.close, "',' or ')'")
    return keys
  }

  private mutating func key() throws(FormulaError) -> FormulaSyntax.AggregateSyntax.Key {
    let token = current
    switch token.kind {
    case .name(let name):
      advance()
      return .init(name: name, isParameter: false, range: token.range)
    case .parameter(let name):
      advance()
      return .init(name: name, isParameter: true, range: token.range)
    default: throw unexpected("a column after 'per'")
    }
  }

  // MARK: Tokens

  private var current: FormulaToken { tokens[position] }

  private var previousEnd: Int { tokens[max(0, position - 1)].range.upperBound }

  /// The end is never passed: it is the last token, and nothing takes it.
  private mutating func advance() { position = min(position + 1, tokens.count - 1) }

  private mutating func take(_ kind: FormulaToken.Kind, _ expected: String) throws(FormulaError) {
    guard current.kind == kind else { throw unexpected(expected) }
    advance()
  }

  private func node(
    _ node: FormulaSyntax.Node, from start: Int, over parts: [FormulaSyntax] = []
  ) -> FormulaSyntax {
    FormulaSyntax(node, range: start..<previousEnd, over: parts)
  }

  private func text(_ range: Range<Int>) -> String {
    let start = source.text.index(source.text.startIndex, offsetBy: range.lowerBound)
    return String(source.text[start..<source.text.index(start, offsetBy: range.count)])
  }

  private func unexpected(_ expected: String) -> FormulaError {
    let found = current.kind == .end ? "the end of the formula" : "'\(text(current.range))'"
    return failure(.unexpected(found: found, expected: expected), at: current.range)
  }

  private func failure(_ kind: FormulaProblem.Kind, at range: Range<Int>) -> FormulaError {
    FormulaError(kind, at: source.span(of: range))
  }
}
