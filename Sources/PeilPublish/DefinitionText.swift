import PeilCore
import PeilExpression
import PeilTable
import PeilValues
import PeilWords

/// The definition of a figure in the words of its readers: the rows that alone are counted by labels, not by formulas.
struct DefinitionText {
  private let words: Words
  private let labels: DimensionLabel

  init(_ language: Language) {
    words = Words(language)
    labels = DimensionLabel(language: language)
  }

  /// The definition; a condition that has no plain words stands there as its formula.
  func text(_ definition: Definition) -> String {
    definition.restrictions.reduce(definition.unrestricted.text(in: words.language.rawValue)) { text, restriction in
      "\(text); \(words[.onlyWhere]) \(condition(restriction) ?? restriction.condition.formula)"
    }
  }

  private func condition(_ restriction: Definition.Restriction) -> String? {
    text(restriction.condition, Dictionary(restriction.columns.map { ($0.name, $0) }) { first, _ in first })
  }

  private func text(_ condition: Expression, _ columns: [String: Column]) -> String? {
    switch condition.node {
    case .column:
      return label(condition, columns).map { "\($0) \(words[.isEqual]) \(words[.yes].lowercased())" }
    case .and(let left, let right): return joined(left, right, .and, columns)
    case .or(let left, let right): return joined(left, right, .or, columns)
    case .not(let inner): return negated(inner, columns)
    case .isMissing(let value): return label(value, columns).map { "\($0) \(words[.isUnknown])" }
    case .isIn(let value, let list): return text(value, list, (.isEqual, .isOneOf), columns)
    case .compare(let comparison, let left, let right): return text(comparison, left, right, columns)
    case .call(.has, let arguments):
      guard arguments.count == 2, let set = column(arguments[0], columns),
        case .literal(let literal) = arguments[1].node, let item = text(literal, in: set.type)
      else { return nil }
      return "\(labels.text(of: set)) \(words[.includes]) \(item)"
    default: return nil
    }
  }

  /// Two conditions; one that binds more loosely stands in brackets.
  private func joined(
    _ left: Expression, _ right: Expression, _ word: ConditionWord, _ columns: [String: Column]
  ) -> String? {
    let parts = [left, right].compactMap { part -> String? in
      guard let text = text(part, columns) else { return nil }
      if case .or = part.node, word == .and { return "(\(text))" }
      return text
    }
    return parts.count == 2 ? "\(parts[0]) \(words[word]) \(parts[1])" : nil
  }

  private func negated(_ inner: Expression, _ columns: [String: Column]) -> String? {
    switch inner.node {
    case .column: return label(inner, columns).map { "\($0) \(words[.isEqual]) \(words[.no].lowercased())" }
    case .isMissing(let value): return label(value, columns).map { "\($0) \(words[.isKnown])" }
    case .isIn(let value, let list): return text(value, list, (.isNotEqual, .isNoneOf), columns)
    default: return text(inner, columns).map { "\(words[.not]) (\($0))" }
    }
  }

  private func text(
    _ value: Expression, _ list: [Literal], _ word: (one: ConditionWord, several: ConditionWord),
    _ columns: [String: Column]
  ) -> String? {
    guard let column = column(value, columns) else { return nil }
    let items = list.compactMap { text($0, in: column.type) }
    guard items.count == list.count, !items.isEmpty else { return nil }
    return "\(labels.text(of: column)) \(words[items.count == 1 ? word.one : word.several]) "
      + items.joined(separator: ", ")
  }

  private func text(
    _ comparison: Comparison, _ left: Expression, _ right: Expression, _ columns: [String: Column]
  ) -> String? {
    let type = column(left, columns)?.type ?? column(right, columns)?.type
    guard let type, let first = operand(left, type, columns), let second = operand(right, type, columns) else {
      return nil
    }
    let sign =
      switch comparison {
      case .equal: words[.isEqual]
      case .notEqual: words[.isNotEqual]
      case .less: "<"
      case .lessOrEqual: "≤"
      case .greater: ">"
      case .greaterOrEqual: "≥"
      }
    return "\(first) \(sign) \(second)"
  }

  private func operand(_ expression: Expression, _ type: ValueType, _ columns: [String: Column]) -> String? {
    if case .literal(let literal) = expression.node { return text(literal, in: type) }
    return label(expression, columns)
  }

  private func column(_ expression: Expression, _ columns: [String: Column]) -> Column? {
    guard case .column(let name) = expression.node else { return nil }
    return columns[name]
  }

  private func label(_ expression: Expression, _ columns: [String: Column]) -> String? {
    column(expression, columns).map(labels.text(of:))
  }

  private func text(_ literal: Literal, in type: ValueType) -> String? {
    let numbers = NumberStyle(words.language)
    switch literal {
    case .boolean(let value): return words[value ? .yes : .no].lowercased()
    case .integer(let value): return String(value)
    case .decimal(let value): return numbers.number(Rational(value), decimals: value.scale)
    case .money(let value): return numbers.euro(Rational(value), decimals: value.cents.isMultiple(of: 100) ? 0 : 2)
    case .date(let value): return numbers.date(value)
    case .text(let value): return value
    case .code(let place, _): return labels.text(of: .code(place), in: type)
    case .days, .number, .missing: return nil
    }
  }
}
