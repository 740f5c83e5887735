import PeilTable

extension FormulaTyper {
  /// The value as one of `type`, or nil after a report.
  ///
  /// Literals take the type, also within the branches of `if`, `coalesce` and `lookup`; other values must have it, or one
  /// that it holds exactly.
  mutating func fit(_ value: Expression, to type: ValueType) -> Expression? {
    if value.type == type { return value }
    switch value.node {
    case .literal(let literal): return fit(literal, of: value, to: type)
    case .conditional(let condition, let then, let other):
      let branches = (fit(then, to: type), fit(other, to: type))
      guard case (let then?, let other?) = branches else { return nil }
      return Expression(.conditional(condition, then: then, else: other), type: type, span: value.span)
    case .call(let function, let arguments) where function == .coalesce || function == .least || function == .greatest:
      var fitted: [Expression] = []
      for argument in arguments { if let argument = fit(argument, to: type) { fitted.append(argument) } }
      guard fitted.count == arguments.count else { return nil }
      return Expression(.call(function, fitted), type: type, span: value.span)
    case .lookup(let key, let entries, let otherwise):
      var fitted: [Expression.LookupEntry] = []
      for entry in entries {
        guard let to = fit(entry.to, of: value, to: type)?.literal else { return nil }
        fitted.append(.init(from: entry.from, to: to))
      }
      let fallback = otherwise.map { fit($0, of: value, to: type)?.literal }
      if case .some(.none) = fallback { return nil }
      return Expression(.lookup(key, fitted, otherwise: fallback ?? nil), type: type, span: value.span)
    default: return widened(value, to: type)
    }
  }

  private mutating func fit(_ literal: Literal, of value: Expression, to type: ValueType) -> Expression? {
    switch literal.fitted(to: type) {
    case .fits(let fitted): return Expression(.literal(fitted), type: type, span: value.span)
    case .refused(let kind): report(kind, at: value.span)
    case .foreign: report(.notAssignable(value.type, to: type), at: value.span)
    }
    return nil
  }

  private mutating func widened(_ value: Expression, to type: ValueType) -> Expression? {
    if value.type.joined(with: type) == type { return Expression(value.node, type: type, span: value.span) }
    report(.notAssignable(value.type, to: type), at: value.span)
    return nil
  }
}
