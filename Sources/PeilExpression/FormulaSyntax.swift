import PeilValues

/// A formula as it is written: names are words yet, and nothing has a type.
struct FormulaSyntax {
  indirect enum Node {
    case name(String)
    case parameter(String)
    case text(String)
    /// A number with its sign.
    case number(ExactDecimal)
    case boolean(Bool)
    case missing
    /// A length of time, in days.
    case days(Int)
    case euro(ExactDecimal)
    /// A type's name before a text: `date '2021-01-19'`.
    case typed(TypedLiteral, String)
    case not(FormulaSyntax)
    case connective(Connective, FormulaSyntax, FormulaSyntax)
    case compare(Comparison, FormulaSyntax, FormulaSyntax)
    case isIn(FormulaSyntax, [FormulaSyntax], negated: Bool)
    case isMissing(FormulaSyntax, negated: Bool)
    case arithmetic(Arithmetic, FormulaSyntax, FormulaSyntax)
    case negate(FormulaSyntax)
    case call(String, nameRange: Range<Int>, [FormulaSyntax])
    case aggregate(AggregateSyntax)
  }

  enum Connective: String {
    case and, or
  }

  enum TypedLiteral: String {
    case date, number
  }

  /// An aggregate as it is written.
  struct AggregateSyntax {
    /// A column after `per`.
    struct Key {
      let name: String
      /// Whether the name is that of a parameter, which stands for a column.
      let isParameter: Bool
      let range: Range<Int>
    }

    let kind: Aggregate.Kind
    let argument: FormulaSyntax?
    let per: [Key]
    let condition: FormulaSyntax?
  }

  let node: Node
  /// Where it stands, in characters, without parentheses around it.
  let range: Range<Int>
  /// How many levels lie below it, itself included.
  let depth: Int

  init(_ node: Node, range: Range<Int>, over parts: [FormulaSyntax] = []) {
    self.node = node
    self.range = range
    depth = 1 + (parts.map(\.depth).max() ?? 0)
  }
}
