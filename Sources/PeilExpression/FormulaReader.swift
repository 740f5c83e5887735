public import PeilDiagnostics
public import PeilTable

/// Reads formulas: resolves their names, types them, and says everything that is wrong with one at once.
public struct FormulaReader: Sendable {
  private let scope: FormulaScope

  /// The words that no column can be named by, because the language uses them.
  public static let reservedWords: [String] = FormulaKeyword.allCases.map(\.rawValue)

  /// A reader of formulas whose names stand for what `scope` holds.
  public init(scope: FormulaScope) {
    self.scope = scope
  }

  /// The formula over the columns of one row.
  public func expression(_ text: SourceText) throws(FormulaError) -> Expression {
    try read(text) { typer, tree in typer.expression(tree) }
  }

  /// The formula as a value of `type`.
  ///
  /// Texts become codes or dates of the type, bare numbers amounts or days; a value that `type` holds exactly is widened.
  /// Throws where the formula's own type is another.
  public func expression(_ text: SourceText, assignableTo type: ValueType) throws(FormulaError) -> Expression {
    try read(text) { typer, tree in
      guard let value = typer.expression(tree, expecting: type) else { return nil }
      return typer.fit(value, to: type)
    }
  }

  /// The formula, which must be true or false; it is unknown where it rests on something missing.
  public func condition(_ text: SourceText) throws(FormulaError) -> Expression {
    try read(text) { typer, tree in
      guard let value = typer.expression(tree, expecting: .boolean) else { return nil }
      if value.type == .boolean { return value }
      typer.report(.expectedCondition(value.type), at: value.span)
      return nil
    }
  }

  /// The formula over aggregates of many rows.
  ///
  /// Throws also where an aggregate would count a value of a coarser grain more than once and does not say `per` what.
  public func aggregateFormula(_ text: SourceText) throws(FormulaError) -> AggregateFormula {
    try AggregateTyper.formula(FormulaParser.tree(of: text), scope: scope, source: text)
  }

  private func read(
    _ text: SourceText, _ type: (inout FormulaTyper, FormulaSyntax) -> Expression?
  ) throws(FormulaError) -> Expression {
    let tree = try FormulaParser.tree(of: text)
    var typer = FormulaTyper(scope: scope, source: text)
    let result = type(&typer, tree)
    guard let result, typer.problems.isEmpty else { throw FormulaError(typer.problems) }
    return result
  }
}
