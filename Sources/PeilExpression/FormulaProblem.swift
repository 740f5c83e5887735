import PeilDiagnostics
import PeilTable

/// One thing that is wrong with a formula, as data; `FormulaError+Diagnostic.swift` puts it into words.
struct FormulaProblem: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    // What is written.
    case empty
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case unterminatedText
    case doubleQuotes(write: String)
    case singleEquals
    case foreignOperator(String, write: String)
    case unexpectedCharacter(String)
    case invalidName(String, write: String?)
    case malformedNumber(String, write: String?)
    case tooManyDigits(String)
    case unexpected(found: String, expected: String)
    case chainedComparison(rewritten: String?)
    case notWithoutParentheses
    case malformedLiteral(String, type: ValueType)

    // What names mean.
    case unknownColumn(String, dataset: String, columns: [String], hint: NameHint?)
    case unknownParameter(String, parameters: [String])
    case unknownFunction(String)

    // What types allow.
    case argumentCount(function: String, expected: String, found: Int)
    case argumentType(function: String, expected: String, found: ValueType)
    case arithmetic(Arithmetic, ValueType, ValueType, write: String?)
    case tooManyDecimals(Arithmetic)
    case negation(ValueType)
    case incomparable(ValueType, ValueType, code: String?)
    case unordered(Comparison, ValueType)
    case differentLists(left: String, right: String)
    case categoryWithText
    case comparedSet(code: String?)
    case comparedMissing(equal: Bool)
    case unknownCode(String, codes: [String])
    case notADate(String)
    case notAValue(String, of: ValueType)
    case listOfLiterals
    case emptyList
    case expectedCondition(ValueType)
    case connective(String, ValueType)
    case branches(function: String, ValueType, ValueType)
    case untypedMissing
    case notAssignable(ValueType, to: ValueType)

    // What aggregates allow.
    case aggregateInRow(String)
    case nestedAggregate(String)
    case columnOutsideAggregate(String)
    case outsideAggregate(String)
    case noAggregate
    case aggregateArgument(String, needed: Bool)
    case aggregateType(String, ValueType, write: String?)
    case needlessPer(String)
    case keyIsNoColumn(String)
    case sumOverFinerRows(AggregateGrain)
    case countOverFinerRows(AggregateGrain)
    case coarserPer(argument: String, grain: Grain, per: [String])
  }

  /// What a name that is no column may have been meant as.
  enum NameHint: Hashable, Sendable {
    case column(String)
    case parameter(String)
    case code(String)
    case function(String)
  }

  /// An aggregate that would count values of a coarser grain more than once.
  struct AggregateGrain: Hashable, Sendable {
    let kind: String
    let argument: String
    let grain: Grain
    let rows: Grain
    let dataset: String
    /// The aggregate with `per`; nil where the grain has no columns.
    let rewritten: String?
  }

  let kind: Kind
  let span: SourceSpan
}
