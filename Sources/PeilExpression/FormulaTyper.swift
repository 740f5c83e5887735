import PeilDiagnostics
import PeilTable
import PeilValues

/// Gives every part of a formula its meaning and its type, and gathers all that is wrong on the way.
///
/// A part that is wrong is nil; what contains it reports nothing more of it.
struct FormulaTyper {
  let scope: FormulaScope
  let source: SourceText
  /// The aggregate around the part being typed; nil in a formula on rows.
  var aggregate: Aggregate.Kind?
  private(set) var problems: [FormulaProblem] = []

  init(scope: FormulaScope, source: SourceText) {
    self.scope = scope
    self.source = source
  }

  mutating func report(_ kind: FormulaProblem.Kind, at span: SourceSpan?) {
    problems.append(FormulaProblem(kind: kind, span: span ?? source.span))
  }

  func span(_ syntax: FormulaSyntax) -> SourceSpan { source.span(of: syntax.range) }

  func text(_ range: Range<Int>) -> String {
    let start = source.text.index(source.text.startIndex, offsetBy: range.lowerBound)
    return String(source.text[start..<source.text.index(start, offsetBy: range.count)])
  }

  /// The value per row of a part; `expected` is what a bare `missing` takes its type from.
  mutating func expression(_ syntax: FormulaSyntax, expecting expected: ValueType? = nil) -> Expression? {
    let span = span(syntax)
    switch syntax.node {
    case .name(let name): return column(name, at: span)
    case .parameter(let name) where scope.arguments[name] != nil:
      return scope.arguments[name].map { Expression($0.node, type: $0.type, span: span) }
    case .parameter, .text, .number, .boolean, .missing, .days, .euro, .typed:
      return literal(syntax, expecting: expected).map { Expression(.literal($0), type: $0.ownType, span: span) }
    case .not(let inner):
      return truth(inner, for: "not").map { Expression(.not($0), type: .boolean, span: span) }
    case .connective(let connective, let left, let right):
      let sides = (truth(left, for: connective.rawValue), truth(right, for: connective.rawValue))
      guard case (let left?, let right?) = sides else { return nil }
      return Expression(connective == .and ? .and(left, right) : .or(left, right), type: .boolean, span: span)
    case .compare(let comparison, let left, let right): return comparing(comparison, left, right, at: span)
    case .isIn(let value, let list, let negated):
      guard let found = membership(expression(value), list, at: span) else { return nil }
      return negated ? Expression(.not(found), type: .boolean, span: span) : found
    case .isMissing(let value, let negated):
      guard let value = expression(value) else { return nil }
      let missing = Expression(.isMissing(value), type: .boolean, span: span)
      return negated ? Expression(.not(missing), type: .boolean, span: span) : missing
    case .arithmetic(let operation, let left, let right): return calculation(operation, left, right, at: span)
    case .negate(let inner): return negation(inner, at: span)
    case .call(let name, let nameRange, let arguments):
      return call(name, nameRange, arguments, expecting: expected, at: span)
    case .aggregate(let inner):
      report(aggregate == nil ? .aggregateInRow(inner.kind.rawValue) : .nestedAggregate(inner.kind.rawValue), at: span)
      return nil
    }
  }

  // MARK: Names and literals

  private mutating func column(_ name: String, at span: SourceSpan) -> Expression? {
    if let column = scope.schema[name] { return Expression(.column(name), type: column.type, span: span) }
    reportUnknownColumn(name, code: nil, at: span)
    return nil
  }

  mutating func reportUnknownColumn(_ name: String, code: String?, at span: SourceSpan) {
    let hint: FormulaProblem.NameHint? =
      if let code {
        .code(code)
      } else if let near = nearestName(to: name, among: scope.schema.names) {
        .column(near)
      } else if scope.parameterNames.contains(name) {
        .parameter(name)
      } else if ScalarFunction(rawValue: name) != nil || Aggregate.Kind(rawValue: name) != nil {
        .function(name)
      } else {
        nil
      }
    report(.unknownColumn(name, dataset: scope.dataset, columns: scope.schema.names, hint: hint), at: span)
  }

  /// The value of a literal or a parameter; nil, without a report, for any other part.
  mutating func literal(_ syntax: FormulaSyntax, expecting expected: ValueType? = nil) -> Literal? {
    let span = span(syntax)
    switch syntax.node {
    case .parameter(let name):
      if let value = scope.parameters[name] { return value }
      // A list, for one, holds only what is the same in every row.
      report(
        scope.arguments[name] == nil ? .unknownParameter(name, parameters: scope.parameterNames) : .listOfLiterals,
        at: span)
      return nil
    case .text(let text): return .text(text)
    case .boolean(let value): return .boolean(value)
    case .days(let count): return .days(Days(count: count))
    case .number(let value): return number(value, at: span)
    case .euro(let value):
      if let money = Money(value) { return .money(money) }
      report(.notAValue(value.description, of: .money), at: span)
      return nil
    case .typed(let type, let word): return typed(type, word, at: span)
    case .missing:
      if let expected { return .missing(expected) }
      report(.untypedMissing, at: span)
      return nil
    default: return nil
    }
  }

  private mutating func number(_ value: ExactDecimal, at span: SourceSpan) -> Literal? {
    guard let stored = Int64(exactly: value.unscaled) else {
      report(.tooManyDigits(value.description), at: span)
      return nil
    }
    return value.scale == 0 ? .integer(stored) : .decimal(value)
  }

  private mutating func typed(_ type: FormulaSyntax.TypedLiteral, _ word: String, at span: SourceSpan) -> Literal? {
    switch type {
    case .date:
      if let date = CalendarDate(iso: word) { return .date(date) }
      report(.notADate(word), at: span)
    case .number:
      if let number = Double(word), number.isFinite { return .number(number) }
      report(.malformedLiteral(word, type: .number), at: span)
    }
    return nil
  }

  // MARK: Logic

  /// A part that must be true or false.
  mutating func truth(_ syntax: FormulaSyntax, for connective: String) -> Expression? {
    guard let value = expression(syntax, expecting: .boolean) else { return nil }
    if value.type == .boolean { return value }
    report(.connective(connective, value.type), at: value.span)
    return nil
  }

  // MARK: Arithmetic

  private mutating func calculation(
    _ operation: Arithmetic, _ left: FormulaSyntax, _ right: FormulaSyntax, at span: SourceSpan
  ) -> Expression? {
    // Bound first: a pattern over the calls themselves would leave out the second where the first gives nil.
    let sides = (expression(left), expression(right))
    guard case (var left?, var right?) = sides else { return nil }
    if operation == .subtract {
      // A day written as text stands beside a date for a date.
      if right.type == .date, left.isTextLiteral { left = fit(left, to: .date) ?? left }
      if left.type == .date, right.isTextLiteral { right = fit(right, to: .date) ?? right }
      if left.isTextLiteral || right.isTextLiteral, left.type == .date || right.type == .date { return nil }
    }
    guard let type = checkedResult(of: operation, left.type, right.type, right: right, at: span) else { return nil }
    return Expression(.arithmetic(operation, left, right), type: type, span: span)
  }

  /// The type of an operation's result, or nil after a report.
  mutating func checkedResult(
    of operation: Arithmetic, _ left: ValueType, _ right: ValueType, right operand: Expression?, at span: SourceSpan
  ) -> ValueType? {
    guard let type = left.result(of: operation, with: right) else {
      report(.arithmetic(operation, left, right, write: Self.unit(beside: left, for: operand)), at: span)
      return nil
    }
    if case .decimal(let scale) = type, !ExactDecimal.scales.contains(scale) {
      report(.tooManyDecimals(operation), at: span)
      return nil
    }
    return type
  }

  /// The bare number with the unit that the other operand calls for.
  private static func unit(beside type: ValueType, for operand: Expression?) -> String? {
    guard case .literal(let literal) = operand?.node, literal.isBare, literal.ownType.isNumeric,
      let written = operand?.formula
    else { return nil }
    switch type {
    case .money, .rational(.money): return "\(written) euro"
    case .date, .days, .rational(.days): return literal.ownType == .integer ? "\(written) days" : nil
    default: return nil
    }
  }

  private mutating func negation(_ inner: FormulaSyntax, at span: SourceSpan) -> Expression? {
    guard let value = expression(inner) else { return nil }
    guard value.type.isNumeric else {
      report(.negation(value.type), at: span)
      return nil
    }
    return Expression(.negate(value), type: value.type, span: span)
  }
}

extension Expression {
  /// The literal an expression consists of, or nil.
  var literal: Literal? { if case .literal(let literal) = node { literal } else { nil } }

  var isTextLiteral: Bool { if case .literal(.text) = node { true } else { false } }
}
