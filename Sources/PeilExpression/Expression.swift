public import PeilDiagnostics
public import PeilTable

/// A formula over the columns of one row, with every name resolved and every type known.
///
/// Missing follows Kleene's logic: `and` and `or` are known when one side decides; arithmetic and comparison with a
/// missing operand are missing; a conditional on a missing condition is missing.
public struct Expression: Hashable, Sendable {
  /// What is computed.
  public let node: Node
  /// The type of the result.
  public let type: ValueType
  /// Where the formula stands in the pipeline file.
  public let span: SourceSpan?

  /// Pairs a node with its type.
  public init(_ node: Node, type: ValueType, span: SourceSpan? = nil) {
    self.node = node
    self.type = type
    self.span = span
  }

  /// Two expressions are the same when they compute the same, wherever they were written.
  public static func == (left: Expression, right: Expression) -> Bool {
    left.type == right.type && left.node == right.node
  }

  /// Hashes what is computed.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(node)
  }

  /// The kinds of expression.
  public indirect enum Node: Hashable, Sendable {
    /// The value of a column in this row.
    case column(String)
    /// A value that is the same in every row.
    case literal(Literal)
    /// Logical negation.
    case not(Expression)
    /// Conjunction.
    case and(Expression, Expression)
    /// Disjunction.
    case or(Expression, Expression)
    /// A comparison of two values of one kind.
    case compare(Comparison, Expression, Expression)
    /// Whether a value is one of a list.
    case isIn(Expression, [Literal])
    /// Whether a value is missing; never missing itself.
    case isMissing(Expression)
    /// Arithmetic; the operands' types decide the result's.
    case arithmetic(Arithmetic, Expression, Expression)
    /// The number with its sign turned.
    case negate(Expression)
    /// One of two values, by a condition.
    case conditional(Expression, then: Expression, else: Expression)
    /// A code for each of some values, another for all else.
    case lookup(Expression, [LookupEntry], otherwise: Literal?)
    /// A function of the formula language.
    case call(ScalarFunction, [Expression])
  }

  /// One line of a `lookup`: a value and what takes its place.
  public struct LookupEntry: Hashable, Sendable {
    /// The value looked up.
    public let from: Literal
    /// The value that takes its place.
    public let to: Literal

    /// Pairs a value with its replacement.
    public init(from: Literal, to: Literal) {
      self.from = from
      self.to = to
    }
  }

  /// The names of the columns the expression reads.
  public var columns: Set<String> {
    switch node {
    case .column(let name): [name]
    case .literal: []
    case .not(let one), .isIn(let one, _), .isMissing(let one), .negate(let one), .lookup(let one, _, _): one.columns
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
      .arithmetic(_, let left, let right):
      left.columns.union(right.columns)
    case .conditional(let condition, let then, let other):
      condition.columns.union(then.columns).union(other.columns)
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.columns) }
    }
  }
}

/// The comparisons of the formula language.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  /// Equal.
  case equal = "=="
  /// Not equal.
  case notEqual = "!="
  /// Smaller.
  case less = "<"
  /// Smaller or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
}

/// The arithmetic of the formula language.
public enum Arithmetic: String, CaseIterable, Hashable, Sendable {
  /// Addition.
  case add = "+"
  /// Subtraction.
  case subtract = "-"
  /// Multiplication.
  case multiply = "*"
  /// Division; by zero it is missing.
  case divide = "/"
}
