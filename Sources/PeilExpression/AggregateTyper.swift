import PeilDiagnostics
import PeilTable

/// Types a formula over aggregates and gathers the aggregates it names.
struct AggregateTyper {
  private var typer: FormulaTyper
  private var aggregates: [Aggregate] = []

  /// The formula, or everything that is wrong with it.
  static func formula(
    _ tree: FormulaSyntax, scope: FormulaScope, source: SourceText
  ) throws(FormulaError) -> AggregateFormula {
    var typer = AggregateTyper(typer: FormulaTyper(scope: scope, source: source))
    let result = typer.body(tree)
    if typer.aggregates.isEmpty, typer.typer.problems.isEmpty {
      typer.typer.report(.noAggregate, at: typer.typer.span(tree))
    }
    guard let result, typer.typer.problems.isEmpty else { throw FormulaError(typer.typer.problems) }
    return AggregateFormula(aggregates: typer.aggregates, body: result.body, type: result.type)
  }

  private mutating func body(_ syntax: FormulaSyntax) -> (body: AggregateFormula.Body, type: ValueType)? {
    let span = typer.span(syntax)
    switch syntax.node {
    case .aggregate(let inner):
      guard let (aggregate, type) = aggregate(inner, at: span) else { return nil }
      return (.aggregate(place(of: aggregate)), type)
    case .parameter(let name) where typer.scope.arguments[name] != nil:
      typer.report(.columnOutsideAggregate("$" + name), at: span)
      return nil
    case .number, .days, .euro, .typed, .parameter:
      guard let literal = typer.literal(syntax) else { return nil }
      guard literal.ownType.isNumeric || literal.ownType == .date else {
        typer.report(.outsideAggregate(typer.text(syntax.range)), at: span)
        return nil
      }
      return (.literal(literal), literal.ownType)
    case .arithmetic(let operation, let left, let right):
      let sides = (body(left), body(right))
      guard case (let left?, let right?) = sides else { return nil }
      let operand: Expression? =
        if case .literal(let literal) = right.body { Expression(.literal(literal), type: right.type) } else { nil }
      guard let type = typer.checkedResult(of: operation, left.type, right.type, right: operand, at: span) else {
        return nil
      }
      return (.arithmetic(operation, left.body, right.body), type)
    case .negate(let inner):
      guard let value = body(inner) else { return nil }
      guard value.type.isNumeric else {
        typer.report(.negation(value.type), at: span)
        return nil
      }
      return (.negate(value.body), value.type)
    case .name(let name):
      if typer.scope.schema[name] == nil {
        typer.reportUnknownColumn(name, code: nil, at: span)
      } else {
        typer.report(.columnOutsideAggregate(name), at: span)
      }
      return nil
    default:
      typer.report(.outsideAggregate(typer.text(syntax.range)), at: span)
      return nil
    }
  }

  private mutating func place(of aggregate: Aggregate) -> Int {
    if let place = aggregates.firstIndex(of: aggregate) { return place }
    aggregates.append(aggregate)
    return aggregates.count - 1
  }

  // MARK: One aggregate

  private mutating func aggregate(
    _ syntax: FormulaSyntax.AggregateSyntax, at span: SourceSpan
  ) -> (Aggregate, ValueType)? {
    let problemsBefore = typer.problems.count
    let kind = syntax.kind
    typer.aggregate = kind
    let argument = syntax.argument.flatMap { typer.expression($0) }
    let condition = syntax.condition.flatMap { typer.truth($0, for: "where") }
    typer.aggregate = nil
    let per = keys(syntax.per)

    guard (syntax.argument == nil) == (kind == .count) else {
      typer.report(.aggregateArgument(kind.rawValue, needed: kind != .count), at: span)
      return nil
    }
    guard per.isEmpty || kind.takesPer else {
      typer.report(.needlessPer(kind.rawValue), at: span)
      return nil
    }
    guard typer.problems.count == problemsBefore, let type = resultType(of: kind, argument) else { return nil }
    let aggregate = Aggregate(kind: kind, argument: argument, condition: condition, per: per, span: span)
    return countsOnce(aggregate, syntax, at: span) ? (aggregate, type) : nil
  }

  private mutating func keys(_ keys: [FormulaSyntax.AggregateSyntax.Key]) -> [String] {
    var names: [String] = []
    for key in keys {
      guard let name = column(of: key), !names.contains(name) else { continue }
      names.append(name)
      if typer.scope.schema[name] == nil {
        typer.reportUnknownColumn(name, code: nil, at: typer.source.span(of: key.range))
      }
    }
    return names
  }

  /// The column a key names, itself or through a parameter; nil after a report.
  private mutating func column(of key: FormulaSyntax.AggregateSyntax.Key) -> String? {
    guard key.isParameter else { return key.name }
    let span = typer.source.span(of: key.range)
    switch typer.scope.arguments[key.name]?.node {
    case .column(let name): return name
    case nil where typer.scope.parameters[key.name] == nil:
      typer.report(.unknownParameter(key.name, parameters: typer.scope.parameterNames), at: span)
    default: typer.report(.keyIsNoColumn(key.name), at: span)
    }
    return nil
  }

  /// The type of an aggregate's value, or nil after a report.
  private mutating func resultType(of kind: Aggregate.Kind, _ argument: Expression?) -> ValueType? {
    guard let argument else { return .integer }
    let type = argument.type
    switch kind {
    case .count, .countDistinct:
      if type.isCountable { return .integer }
    case .sum:
      if type.isNumeric { return type }
    case .mean, .median:
      if kind == .median, type == .date { return .date }
      if let dimension = type.dimension { return .rational(dimension) }
      if type == .number { return .number }
    case .min, .max:
      if type.isNumeric || type == .date { return type }
    }
    let instead = kind == .sum && type == .boolean ? "count(where \(argument.formula))" : nil
    typer.report(.aggregateType(kind.rawValue, type, write: instead), at: argument.span)
    return nil
  }

  // MARK: Grain

  /// Whether the aggregate takes each value once; false after a report.
  private mutating func countsOnce(
    _ aggregate: Aggregate, _ syntax: FormulaSyntax.AggregateSyntax, at span: SourceSpan
  ) -> Bool {
    let schema = typer.scope.schema
    switch aggregate.kind {
    case .sum, .mean:
      guard let argument = aggregate.argument, !argument.columns.isEmpty else { return true }
      let grain = grain(of: argument, in: schema)
      if !aggregate.per.isEmpty {
        guard !grain.isCoarserOrEqual(to: Grain(aggregate.per)) else { return true }
        typer.report(.coarserPer(argument: argument.formula, grain: grain, per: aggregate.per), at: argument.span)
        return false
      }
      guard let coarse = argument.coarserTerm(than: schema) else { return true }
      typer.report(.sumOverFinerRows(problem(aggregate, coarse, syntax)), at: span)
      return false
    case .median: return takesWholeRows(aggregate, syntax, at: span)
    case .count:
      guard aggregate.per.isEmpty, let condition = aggregate.condition, !condition.columns.isEmpty else { return true }
      guard grain(of: condition, in: schema) != schema.grain else { return true }
      typer.report(.countOverFinerRows(problem(aggregate, condition, syntax)), at: span)
      return false
    case .countDistinct, .min, .max: return true
    }
  }

  /// A median is no sum of parts: each value must have the grain of the rows, or that of the key.
  private mutating func takesWholeRows(
    _ aggregate: Aggregate, _ syntax: FormulaSyntax.AggregateSyntax, at span: SourceSpan
  ) -> Bool {
    guard let argument = aggregate.argument, !argument.columns.isEmpty else { return true }
    let grain = grain(of: argument, in: typer.scope.schema)
    if aggregate.per.isEmpty {
      guard grain != typer.scope.schema.grain else { return true }
      typer.report(.sumOverFinerRows(problem(aggregate, argument, syntax)), at: span)
      return false
    }
    guard !grain.isCoarserOrEqual(to: Grain(aggregate.per)) else { return true }
    typer.report(.coarserPer(argument: argument.formula, grain: grain, per: aggregate.per), at: argument.span)
    return false
  }

  private func problem(
    _ aggregate: Aggregate, _ part: Expression, _ syntax: FormulaSyntax.AggregateSyntax
  ) -> FormulaProblem.AggregateGrain {
    let grain = grain(of: part, in: typer.scope.schema)
    let keys = grain.keys.count == 1 ? grain.keys[0] : "(\(grain.keys.joined(separator: ", ")))"
    let parts = [
      syntax.argument.map { part == aggregate.argument ? typer.text($0.range) : part.formula }, "per \(keys)",
      syntax.condition.map { "where \(typer.text($0.range))" },
    ]
    let canWrite = grain.keys.allSatisfy { typer.scope.schema[$0] != nil } && !grain.keys.isEmpty
    return FormulaProblem.AggregateGrain(
      kind: aggregate.kind.rawValue, argument: part.formula, grain: grain, rows: typer.scope.schema.grain,
      dataset: typer.scope.dataset,
      rewritten: canWrite
        ? "\(aggregate.kind.rawValue)(\(parts.compactMap { $0 }.joined(separator: " ")))" : nil)
  }
}

extension Aggregate.Kind {
  /// Whether taking each key once makes a difference.
  fileprivate var takesPer: Bool { self == .sum || self == .mean || self == .median || self == .count }
}

extension ValueType {
  /// Whether values of the type are told apart exactly and one at a time.
  fileprivate var isCountable: Bool {
    switch self {
    case .number, .set, .rational: false
    default: true
    }
  }
}
