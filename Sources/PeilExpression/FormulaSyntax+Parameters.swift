public import PeilDiagnostics

extension FormulaSyntax {
  /// Every place where a parameter stands, in the order of the text; ranges are in characters.
  var parameters: [(name: String, range: Range<Int>)] {
    switch node {
    case .parameter(let name): [(name, range)]
    case .name, .text, .number, .boolean, .missing, .days, .euro, .typed: []
    case .not(let inner), .negate(let inner), .isMissing(let inner, _): inner.parameters
    case .connective(_, let left, let right), .compare(_, let left, let right), .arithmetic(_, let left, let right):
      left.parameters + right.parameters
    case .isIn(let value, let list, _): value.parameters + list.flatMap(\.parameters)
    case .call(_, _, let arguments): arguments.flatMap(\.parameters)
    case .aggregate(let aggregate):
      (aggregate.argument?.parameters ?? [])
        + aggregate.per.filter(\.isParameter).map { ($0.name, $0.range) } + (aggregate.condition?.parameters ?? [])
    }
  }
}

extension FormulaReader {
  /// The parameters a formula names, each time it names them; throws where the formula cannot be read.
  ///
  /// No name is looked up: the formula may be one whose columns are not known yet.
  public static func parameters(of text: SourceText) throws(FormulaError) -> [SourceText] {
    try FormulaParser.tree(of: text).parameters.map { SourceText($0.name, span: text.span(of: $0.range)) }
  }
}
