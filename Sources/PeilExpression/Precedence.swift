/// How tightly the operators of the formula language bind, loosest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, additive, multiplicative, sign, operand

  /// The level of an operator that stands between operands; nil for any other token.
  init?(of kind: FormulaToken.Kind) {
    switch kind {
    case .keyword(.or): self = .or
    case .keyword(.and): self = .and
    case .comparison, .keyword(.in), .keyword(.is), .keyword(.not): self = .comparison
    case .arithmetic(.add), .arithmetic(.subtract): self = .additive
    case .arithmetic(.multiply), .arithmetic(.divide): self = .multiplicative
    default: return nil
    }
  }

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}
