public import PeilDiagnostics
import PeilTable

extension FormulaError: DiagnosticConvertible {
  /// One diagnostic per problem, in the order of the text.
  public var diagnostics: [Diagnostic] { problems.map(\.diagnostic) }
}

/// The words for a problem: what is wrong, what stands after the carets, and further lines.
struct FormulaWording {
  let code: String
  let message: String
  var label: String?
  var details: [String] = []

  init(_ code: String, _ message: String, label: String? = nil, details: [String] = []) {
    self.code = code
    self.message = message
    self.label = label
    self.details = details
  }
}

extension FormulaProblem {
  var diagnostic: Diagnostic {
    let wording = kind.syntaxWording ?? kind.nameWording ?? kind.typeWording ?? kind.aggregateWording
    return .error(wording.code, wording.message, at: span, label: wording.label, details: wording.details)
  }
}

extension FormulaProblem.Kind {
  /// The words for what is written wrongly.
  fileprivate var syntaxWording: FormulaWording? {
    switch self {
    case .empty: FormulaWording("formula-empty", "the formula is empty")
    case .tooLong(let limit):
      FormulaWording("formula-too-long", "the formula has more than \(limit) characters")
    case .tooDeep(let limit):
      FormulaWording(
        "formula-too-deep", "the formula has more than \(limit) levels",
        label: "give a part of it a name of its own with 'derive', or use 'in (…)'")
    case .unterminatedText:
      FormulaWording("formula-text", "the text has no closing quote", label: "a quote within text is written ''")
    case .doubleQuotes(let write):
      FormulaWording("formula-quotes", "text stands in single quotes", label: "write \(write)")
    case .singleEquals: FormulaWording("formula-equals", "'=' is no comparison", label: "did you mean '=='?")
    case .foreignOperator(let found, let write):
      FormulaWording("formula-operator", "'\(found)' is no operator of formulas", label: "write '\(write)'")
    case .unexpectedCharacter("%"):
      FormulaWording("formula-character", "unexpected '%'", label: "a percentage is written as a decimal: 0.05")
    case .unexpectedCharacter(let found): FormulaWording("formula-character", "unexpected '\(found)'")
    case .invalidName(let found, let write):
      FormulaWording(
        "formula-name", "'\(found)' is no name: names are small letters, digits and '_', and begin with a letter",
        label: write.map { "write '\($0)'" })
    case .malformedNumber(let found, let write):
      FormulaWording("formula-number", "'\(found)' is no number", label: write.map { "write \($0)" })
    case .tooManyDigits(let found): FormulaWording("formula-number", "'\(found)' has more digits than 64 bits hold")
    case .unexpected(let found, let expected):
      FormulaWording("formula-syntax", "found \(found)", label: "expected \(expected)")
    case .chainedComparison(let rewritten):
      FormulaWording(
        "formula-chain", "comparisons cannot be chained",
        label: rewritten.map { "write \($0)" } ?? "put one of them in parentheses")
    case .notWithoutParentheses:
      FormulaWording("formula-not", "'not' cannot stand here without parentheses", label: "write (not …)")
    case .malformedLiteral(let found, let type):
      FormulaWording("formula-literal", "'\(found)' is no value of type \(type.name)")
    default: nil
    }
  }

  /// The words for names that stand for nothing.
  fileprivate var nameWording: FormulaWording? {
    switch self {
    case .unknownColumn(let name, let dataset, let columns, let hint):
      FormulaWording(
        "unknown-column", "no column '\(name)' in dataset '\(dataset)'", label: hint?.wording,
        details: ["columns here: \(columns.isEmpty ? "none" : listed(columns))"])
    case .unknownParameter(let name, let parameters):
      FormulaWording(
        "unknown-parameter", "no parameter '$\(name)'",
        label: nearestName(to: name, among: parameters).map { "did you mean '$\($0)'?" },
        details: ["parameters: \(parameters.isEmpty ? "none" : listed(parameters.map { "$" + $0 }))"])
    case .unknownFunction(let name):
      FormulaWording(
        "unknown-function", "no function '\(name)'",
        label: nearestName(to: name, among: Self.functions).map { "did you mean '\($0)'?" },
        details: ["functions: \(listed(Self.functions, limit: Self.functions.count))"])
    default: nil
    }
  }

  private static func argument(of aggregate: String) -> String {
    switch Aggregate.Kind(rawValue: aggregate) {
    case .sum, .mean: "numbers"
    case .median, .min, .max: "numbers or dates"
    default: "values that are told apart one by one"
    }
  }

  private static let functions = ["if", "lookup"] + ScalarFunction.allCases.map(\.rawValue)

  /// The words for aggregates that do not compute one figure, or not the one that was meant.
  fileprivate var aggregateWording: FormulaWording {
    switch self {
    case .aggregateInRow(let kind):
      FormulaWording(
        "aggregate-in-row", "'\(kind)' is computed over many rows, but this formula is computed on each row",
        label: "aggregates stand in measures and in the 'aggregate' stage")
    case .nestedAggregate(let kind):
      FormulaWording("nested-aggregate", "'\(kind)' stands within another aggregate", label: "aggregates do not nest")
    case .columnOutsideAggregate(let name):
      FormulaWording(
        "column-outside-aggregate", "'\(name)' has a value per row, but this formula gives one value for many rows",
        label: "write sum(\(name)), mean(\(name)) or another aggregate")
    case .outsideAggregate(let what):
      FormulaWording(
        "outside-aggregate", "'\(what)' stands outside an aggregate, where only numbers and + - * / do",
        label: "conditions stand after 'where' within an aggregate")
    case .noAggregate:
      FormulaWording(
        "no-aggregate", "the formula has no aggregate", label: "write count(), sum(…), mean(…), min(…) or max(…)")
    case .aggregateArgument(let kind, let needed):
      needed
        ? FormulaWording("aggregate-argument", "'\(kind)' has no argument", label: "write \(kind)(…)")
        : FormulaWording(
          "aggregate-argument", "'\(kind)' takes no argument: it counts rows",
          label: "write count(where … is known), or count_distinct(…)")
    case .keyIsNoColumn(let name):
      FormulaWording(
        "key-is-no-column", "'$\(name)' stands after 'per', and is no column", label: "'per' takes the columns of a key"
      )
    case .aggregateType(let kind, let type, let write):
      FormulaWording(
        "aggregate-type", "'\(kind)' takes \(Self.argument(of: kind)), but this is \(type.phrase)",
        label: write.map { "write \($0)" })
    case .needlessPer(let kind):
      FormulaWording(
        "needless-per", "'\(kind)' takes no 'per'", label: "a value that comes back does not change it")
    case .sumOverFinerRows(let problem):
      FormulaWording(
        "grain",
        "'\(problem.argument)' has one value per \(problem.grain), but a row of '\(problem.dataset)' is one "
          + "\(problem.rows): \(problem.kind == "mean" ? "averaging" : "summing") it over rows counts it more than once",
        label: problem.rewritten.map { "write \($0)" })
    case .countOverFinerRows(let problem):
      FormulaWording(
        "grain",
        "the condition has one value per \(problem.grain), but a row of '\(problem.dataset)' is one "
          + "\(problem.rows): counting rows counts it more than once",
        label: problem.rewritten.map { "write \($0)" })
    case .coarserPer(let argument, let grain, let per):
      FormulaWording(
        "grain",
        "'\(argument)' has one value per \(grain), so it has more than one value per \(per.joined(separator: ", "))",
        label: "name the keys that decide its value after 'per'")
    default: FormulaWording("formula", "the formula cannot be read")
    }
  }
}

extension FormulaProblem.NameHint {
  fileprivate var wording: String {
    switch self {
    case .column(let name): "did you mean '\(name)'?"
    case .parameter(let name): "did you mean the parameter '$\(name)'?"
    case .code(let code): "text stands in single quotes: '\(code)'"
    case .function(let name): "a function takes its arguments in parentheses: \(name)(…)"
    }
  }
}
