import PeilDiagnostics
import PeilTable

extension FormulaTyper {
  /// A comparison of two values that have a type in common.
  mutating func comparing(
    _ comparison: Comparison, _ left: FormulaSyntax, _ right: FormulaSyntax, at span: SourceSpan
  ) -> Expression? {
    if left.isMissingWord || right.isMissingWord {
      report(.comparedMissing(equal: comparison != .notEqual), at: span)
      _ = expression(left, expecting: .boolean)
      _ = expression(right, expecting: .boolean)
      return nil
    }
    guard case (var left?, var right?) = comparands(left, right) else { return nil }
    guard adapt(&left, to: right.type), adapt(&right, to: left.type) else { return nil }
    guard let common = left.type.joined(with: right.type) else {
      report(Self.incomparable(left, right), at: span)
      return nil
    }
    guard comparison.isEquality || common.isOrdered else {
      report(.unordered(comparison, common), at: span)
      return nil
    }
    return Expression(.compare(comparison, left, right), type: .boolean, span: span)
  }

  /// Both sides; an unknown name beside a closed list that has such a code was meant as that code.
  private mutating func comparands(
    _ left: FormulaSyntax, _ right: FormulaSyntax
  ) -> (Expression?, Expression?) {
    (comparand(left, beside: right), comparand(right, beside: left))
  }

  private mutating func comparand(_ syntax: FormulaSyntax, beside other: FormulaSyntax) -> Expression? {
    if case .name(let name) = syntax.node, scope.schema[name] == nil, case .name(let otherName) = other.node,
      let domain = scope.schema[otherName]?.type.domain, domain.position(of: name) != nil
    {
      reportUnknownColumn(name, code: name, at: span(syntax))
      return nil
    }
    return expression(syntax)
  }

  /// Gives a bare literal the type of what it stands beside; false after a report.
  mutating func adapt(_ value: inout Expression, to type: ValueType) -> Bool {
    guard let literal = value.literal, literal.isBare, literal.adapts(to: type) else { return true }
    switch literal.fitted(to: type) {
    case .fits(let fitted):
      let ownType = if case .identifier = type { type } else { fitted.ownType }
      value = Expression(.literal(fitted), type: ownType, span: value.span)
      return true
    case .refused(let kind):
      report(kind, at: value.span)
      return false
    case .foreign: return true
    }
  }

  private static func incomparable(_ left: Expression, _ right: Expression) -> FormulaProblem.Kind {
    if left.type.isSingleCode, right.type.isSingleCode {
      return .differentLists(left: left.formula, right: right.formula)
    }
    if left.type.isSingleCode && right.type.isTextual || left.type.isTextual && right.type.isSingleCode {
      return .categoryWithText
    }
    if case (.set, _) = (left.type, right.type) { return .comparedSet(code: nil) }
    if case (_, .set) = (left.type, right.type) { return .comparedSet(code: nil) }
    return .incomparable(left.type, right.type, code: left.namedCode(of: right) ?? right.namedCode(of: left))
  }

  // MARK: Lists

  /// Whether a value is one of a list of literals.
  mutating func membership(_ value: Expression?, _ list: [FormulaSyntax], at span: SourceSpan) -> Expression? {
    if case .set = value?.type {
      report(.comparedSet(code: nil), at: span)
      return nil
    }
    var literals: [Literal] = []
    for element in list {
      guard let literal = listed(element) else { continue }
      guard let type = value?.type else { continue }
      switch literal.fitted(to: type) {
      case .fits(let fitted): literals.append(fitted)
      case .refused(let kind): report(kind, at: self.span(element))
      case .foreign: report(.incomparable(type, literal.ownType, code: nil), at: self.span(element))
      }
    }
    guard let value, literals.count == list.count else { return nil }
    return Expression(.isIn(value, literals), type: .boolean, span: span)
  }

  private mutating func listed(_ element: FormulaSyntax) -> Literal? {
    switch element.node {
    case .text, .number, .boolean, .days, .euro, .typed, .parameter: return literal(element)
    case .missing:
      report(.comparedMissing(equal: true), at: span(element))
      return nil
    default:
      report(.listOfLiterals, at: span(element))
      return nil
    }
  }

  // MARK: One type for several values

  /// Several values with one type for all: branches of `if`, arguments of `coalesce`.
  ///
  /// Bare literals take the type of the others, and so does `missing`.
  mutating func unified(
    _ parts: [FormulaSyntax], for function: String, expecting expected: ValueType?, at span: SourceSpan
  ) -> (values: [Expression], type: ValueType)? {
    var values: [Expression?] = []
    for part in parts { values.append(part.isMissingWord ? nil : expression(part, expecting: expected)) }
    guard zip(parts, values).allSatisfy({ $0.isMissingWord || $1 != nil }) else { return nil }

    var type = values.compactMap { $0 }.first { $0.literal?.isBare != true }?.type
    for index in values.indices {
      guard var value = values[index] else { continue }
      if let anchor = type, !adapt(&value, to: anchor) { return nil }
      guard let joined = type.map({ $0.joined(with: value.type) }) ?? value.type else {
        report(.branches(function: function, type ?? value.type, value.type), at: value.span)
        return nil
      }
      type = joined
      values[index] = value
    }
    guard let type = type ?? expected else {
      report(.untypedMissing, at: span)
      return nil
    }
    let filled = zip(parts, values).map { part, value in
      value ?? Expression(.literal(.missing(type)), type: type, span: self.span(part))
    }
    return (filled, type)
  }
}

extension Comparison {
  /// Whether it asks only whether two values are the same.
  var isEquality: Bool { self == .equal || self == .notEqual }
}

extension Expression {
  /// The name of the column this is, where it may have been meant as a code of the other's list.
  fileprivate func namedCode(of other: Expression) -> String? {
    guard case .column(let name) = node, other.type.isSingleCode else { return nil }
    return other.type.domain?.position(of: name) == nil ? nil : name
  }
}

extension FormulaSyntax {
  var isMissingWord: Bool { if case .missing = node { true } else { false } }
}

extension Literal {
  /// Whether a bare literal beside a value of this type stands for a value of the type.
  fileprivate func adapts(to type: ValueType) -> Bool {
    switch (self, type) {
    case (.text, .text): false
    case (.text, _): type.isTextual || type == .date || type.isSingleCode || type.storageKind == .masks
    case (_, .money), (_, .days), (_, .rational(.money)), (_, .rational(.days)): true
    default: false
    }
  }
}
