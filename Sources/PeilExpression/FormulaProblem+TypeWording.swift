import PeilDiagnostics
import PeilTable

extension FormulaProblem.Kind {
  /// The words for what the types do not allow.
  var typeWording: FormulaWording? { operatorWording ?? valueWording ?? callWording }

  private var operatorWording: FormulaWording? {
    switch self {
    case .arithmetic(let operation, let left, let right, let write):
      FormulaWording(
        "units", "\(left.phrase) \(operation.rawValue) \(right.phrase): the units do not go together",
        label: write.map { "write \($0)" } ?? Self.remedy(operation, left, right))
    case .tooManyDecimals(let operation):
      FormulaWording("too-many-decimals", "the result of '\(operation.rawValue)' has more than 18 decimals")
    case .negation(let type): FormulaWording("negation", "-\(type.phrase): only numbers have a sign")
    case .incomparable(let left, let right, let code):
      FormulaWording(
        "comparison", "\(left.phrase) is compared with \(right.phrase)",
        label: code.map { "text stands in single quotes: '\($0)'" } ?? Self.remedy(comparing: left, with: right))
    case .unordered(let comparison, let type):
      FormulaWording(
        "comparison", "'\(comparison.rawValue)' between values of type \(type.phrase), which have no order",
        label: "compare with == or !=, or write in (…)")
    case .differentLists(let left, let right):
      FormulaWording("comparison", "\(left) and \(right) take their codes from different lists")
    case .categoryWithText:
      FormulaWording(
        "comparison", "a category is compared with a column of text",
        label: "compare it with codes, or declare the other column as a category with the same values")
    case .comparedSet(let code):
      FormulaWording(
        "comparison", "a set holds any number of codes and is not compared with one",
        label: "write has(…, \(code.map { "'\($0)'" } ?? "'code'"))")
    case .comparedMissing(let equal):
      FormulaWording(
        "comparison", "a comparison with missing is always missing",
        label: equal ? "write … is missing" : "write … is known")
    case .connective(let word, let type):
      FormulaWording(
        "condition", "'\(word)' takes a condition, but this is \(type.phrase)", label: type.comparisonAdvice)
    case .expectedCondition(let type):
      FormulaWording(
        "condition", "a condition is true or false, but this is \(type.phrase)", label: type.comparisonAdvice)
    default: nil
    }
  }

  private var valueWording: FormulaWording? {
    switch self {
    case .unknownCode(let code, let codes):
      FormulaWording(
        "unknown-code", "no code '\(code)'",
        label: nearestName(to: code, among: codes).map { "did you mean '\($0)'?" },
        details: ["codes: \(codes.isEmpty ? "none" : listed(codes, limit: 20))"])
    case .notADate(let text):
      FormulaWording("not-a-date", "'\(text)' is no date", label: "dates are written '2021-01-19'")
    case .notAValue(let value, let type):
      FormulaWording("not-a-value", "'\(value)' is no value of type \(type.phrase)")
    case .listOfLiterals:
      FormulaWording("list", "a list holds only values that are written out: numbers, texts, dates, parameters")
    case .emptyList: FormulaWording("list", "the list is empty", label: "expected a value")
    case .untypedMissing: FormulaWording("untyped-missing", "nothing here says what type the missing value has")
    case .notAssignable(let found, let expected):
      FormulaWording("type", "this is \(found.phrase), but \(expected.phrase) is needed here")
    default: nil
    }
  }

  private var callWording: FormulaWording? {
    switch self {
    case .argumentCount(let function, let expected, let found):
      FormulaWording("argument-count", "'\(function)' takes \(expected), not \(found)")
    case .argumentType(let function, let expected, let found):
      FormulaWording("argument-type", "'\(function)' takes \(expected), but this is \(found.phrase)")
    case .branches(let function, let first, let second):
      FormulaWording("branches", "'\(function)' gives \(first.phrase) or \(second.phrase): the values need one type")
    default: nil
    }
  }

  private static func remedy(comparing left: ValueType, with right: ValueType) -> String {
    let isWord = [left, right].contains { if case .identifier = $0 { true } else { $0 == .text } }
    return isWord && (left.isCalculable || right.isCalculable)
      ? "a word is compared with text in single quotes" : "both sides must be values of one kind"
  }

  private static func remedy(_ operation: Arithmetic, _ left: ValueType, _ right: ValueType) -> String? {
    switch (left, right) {
    case (.date, .integer), (.integer, .date): "write '5 days' or '13 weeks' for a length of time"
    case (.number, _) where right.dimension != nil: "write to_number(…) to give up exactness"
    case (_, .number) where left.dimension != nil: "write to_number(…) to give up exactness"
    case (.date, .date): "dates are subtracted: that gives days"
    case _ where left.isCalculable && right.isCalculable:
      switch operation {
      case .add, .subtract: "both sides of '\(operation.rawValue)' must be of one kind"
      case .multiply: "an amount or a length of time is multiplied by a number"
      case .divide: "divide an amount by a number or by an amount"
      }
    default: "only numbers, money, days and dates are calculated with"
    }
  }
}

extension ValueType {
  /// Whether it is added and divided, dates aside.
  fileprivate var isCalculable: Bool {
    switch self {
    case .integer, .decimal, .number, .money, .days, .rational: true
    default: false
    }
  }

  /// How a condition is made of a value of the type.
  fileprivate var comparisonAdvice: String {
    switch self {
    case .category, .outcome: "write a comparison: … == 'code'"
    case .set: "write has(…, 'code')"
    case .text, .identifier: "write a comparison: … == 'text'"
    case .date: "write a comparison: … >= '2021-01-01'"
    default: "write a comparison: … > 0"
    }
  }

  /// The type as messages name it.
  var phrase: String {
    switch self {
    case .decimal(let scale): "decimal(\(scale))"
    case .rational(.money), .rational(.days): "\(name) (quotient)"
    default: name
    }
  }
}
