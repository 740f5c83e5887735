import PeilValues

/// The smallest piece of a formula that means something.
struct FormulaToken {
  enum Kind: Equatable {
    case name(String)
    case keyword(FormulaKeyword)
    case parameter(String)
    case text(String)
    /// A number without its sign; its scale is the number of decimals written.
    case number(ExactDecimal)
    case comparison(Comparison)
    case arithmetic(Arithmetic)
    case open
    case close
    case comma
    case end
  }

  let kind: Kind
  /// Where it stands in the formula, in characters.
  let range: Range<Int>
}

/// The words of the formula language that no column can be named by.
enum FormulaKeyword: String, CaseIterable {
  case and, or, not, `in`, `is`, missing, `true`, `false`, `if`, `where`, per
}
