import PeilTable
import PeilValues

extension Expression {
  /// The expression in the formula language, with parentheses only where they are needed.
  ///
  /// Read again in the same scope, as a value of `type`, it gives the same expression. Parameters stand there as their
  /// values.
  public var formula: String { FormulaPrinter.text(self) }
}

extension AggregateFormula {
  /// The formula in the formula language; read again in the same scope it gives the same formula.
  public var formula: String { FormulaPrinter.text(body, aggregates, atLeast: .or) }
}

extension Aggregate {
  /// The aggregate in the formula language.
  public var formula: String {
    let keys = per.count == 1 ? per[0] : "(\(per.joined(separator: ", ")))"
    let parts = [argument?.formula, per.isEmpty ? nil : "per \(keys)", condition.map { "where \($0.formula)" }]
    return "\(kind.rawValue)(\(parts.compactMap { $0 }.joined(separator: " ")))"
  }
}

/// Writes expressions in their canonical form.
enum FormulaPrinter {
  static func text(_ expression: Expression) -> String { text(expression, atLeast: .or) }

  /// The text of a part, in parentheses where it binds more loosely than its place asks.
  private static func text(_ expression: Expression, atLeast level: Precedence) -> String {
    let text = bare(expression)
    return precedence(expression.node) < level ? "(\(text))" : text
  }

  private static func bare(_ expression: Expression) -> String {
    switch expression.node {
    case .column(let name): name
    case .literal(let literal): text(literal)
    case .not(let inner): negated(inner)
    case .and(let left, let right): "\(text(left, atLeast: .and)) and \(text(right, atLeast: .not))"
    case .or(let left, let right): "\(text(left, atLeast: .or)) or \(text(right, atLeast: .and))"
    case .compare(let comparison, let left, let right):
      "\(comparand(left, beside: right)) \(comparison.rawValue) \(comparand(right, beside: left))"
    case .isIn(let value, let list): "\(text(value, atLeast: .additive)) in (\(texts(list)))"
    case .isMissing(let value): "\(text(value, atLeast: .additive)) is missing"
    case .arithmetic(let operation, let left, let right):
      text(operation, text(left, atLeast: operation.precedence), text(right, atLeast: operation.precedence.tighter))
    case .negate(let inner): inner.startsWithDigitOrSign ? "-(\(bare(inner)))" : "-\(text(inner, atLeast: .operand))"
    case .conditional(let condition, let then, let other): "if(\(text(condition)), \(text(then)), \(text(other)))"
    case .lookup(let value, let entries, let otherwise): lookup(value, entries, otherwise)
    case .call(let function, let arguments):
      "\(function.rawValue)(\(arguments.map { text($0) }.joined(separator: ", ")))"
    }
  }

  private static func negated(_ inner: Expression) -> String {
    switch inner.node {
    case .isMissing(let value): "\(text(value, atLeast: .additive)) is known"
    case .isIn(let value, let list): "\(text(value, atLeast: .additive)) not in (\(texts(list)))"
    default: "not \(text(inner, atLeast: .not))"
    }
  }

  /// An amount beside a value that is an amount is written without its unit.
  private static func comparand(_ expression: Expression, beside other: Expression) -> String {
    if case .literal(.money(let money)) = expression.node, other.literal == nil { return number(money) }
    return text(expression, atLeast: .additive)
  }

  private static func lookup(
    _ value: Expression, _ entries: [Expression.LookupEntry], _ otherwise: Literal?
  ) -> String {
    let pairs = entries.flatMap { [listed($0.from), text($0.to)] }
    return "lookup(\(([text(value)] + pairs + (otherwise.map { [text($0)] } ?? [])).joined(separator: ", ")))"
  }

  // MARK: Literals

  private static func texts(_ literals: [Literal]) -> String { literals.map(listed).joined(separator: ", ") }

  private static func listed(_ literal: Literal) -> String {
    if case .money(let money) = literal { number(money) } else { text(literal) }
  }

  private static func number(_ money: Money) -> String {
    money.cents.isMultiple(of: 100) ? String(money.cents / 100) : money.description
  }

  static func text(_ literal: Literal) -> String {
    switch literal {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): value.description
    case .number(let value): "number '\(value)'"
    case .money(let money): "\(number(money)) euro"
    case .date(let date): "date '\(date)'"
    case .days(let days): "\(days) days"
    case .text(let text): quoted(text)
    case .code(let place, let domain): quoted(domain.codes[Int(place)])
    case .missing: "missing"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView("'".unicodeScalars)
    for scalar in text.unicodeScalars {
      result.append(scalar)
      if scalar == "'" { result.append(scalar) }
    }
    result.append("'")
    return String(result)
  }

  // MARK: Aggregates

  static func text(_ body: AggregateFormula.Body, _ aggregates: [Aggregate], atLeast level: Precedence) -> String {
    switch body {
    case .aggregate(let place): return aggregates[place].formula
    case .literal(let literal): return text(literal)
    case .negate(let inner):
      if case .literal(let literal) = inner, literal.startsWithDigitOrSign { return "-(\(text(literal)))" }
      return "-\(text(inner, aggregates, atLeast: .operand))".inParentheses(.sign < level)
    case .arithmetic(let operation, let left, let right):
      return text(
        operation, text(left, aggregates, atLeast: operation.precedence),
        text(right, aggregates, atLeast: operation.precedence.tighter)
      ).inParentheses(operation.precedence < level)
    }
  }

  private static func text(_ operation: Arithmetic, _ left: String, _ right: String) -> String {
    "\(left) \(operation.rawValue) \(right)"
  }

  // MARK: Precedence

  private static func precedence(_ node: Expression.Node) -> Precedence {
    switch node {
    case .or: .or
    case .and: .and
    case .not(let inner): inner.isNegatedInPlace ? .comparison : .not
    case .compare, .isIn, .isMissing: .comparison
    case .arithmetic(let operation, _, _): operation.precedence
    case .negate: .sign
    case .column, .literal, .conditional, .lookup, .call: .operand
    }
  }
}

extension Arithmetic {
  fileprivate var precedence: Precedence {
    switch self {
    case .add, .subtract: .additive
    case .multiply, .divide: .multiplicative
    }
  }
}

extension Precedence {
  /// The next level; operators of one level group from the left.
  fileprivate var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .operand }
}

extension Expression {
  /// Whether its negation is written within it: `is known`, `not in`.
  fileprivate var isNegatedInPlace: Bool {
    switch node {
    case .isMissing, .isIn: true
    default: false
    }
  }

  fileprivate var startsWithDigitOrSign: Bool { literal?.startsWithDigitOrSign ?? false }
}

extension Literal {
  /// Whether a sign before it would be read as part of it.
  fileprivate var startsWithDigitOrSign: Bool {
    switch self {
    case .integer, .decimal, .money, .days: true
    default: false
    }
  }
}

extension String {
  fileprivate func inParentheses(_ needed: Bool) -> String { needed ? "(\(self))" : self }
}
