public import PeilExpression
public import PeilTable

/// What a stage does to the rows of its input, in terms that any engine can carry out, and the schema that comes out.
public struct Relation: Sendable {
  /// The step.
  public let operation: Operation
  /// The columns and the grain after the step.
  public let schema: Schema

  /// Pairs a step with its outcome; a precondition holds that a projection makes the columns it promises.
  public init(_ operation: Operation, schema: Schema) {
    if case .project(let projections) = operation {
      precondition(projections.map(\.name) == schema.names, "a projection that does not make its schema")
    }
    self.operation = operation
    self.schema = schema
  }

  /// The steps an engine knows.
  public enum Operation: Sendable {
    /// Makes the listed columns, each from an expression over the input; rows stay.
    case project([Projection])
    /// Keeps rows where the condition is true; false and unknown are left out and counted apart.
    case filter(Expression)
    /// Holds rows against rules, in order.
    case check([Rule])
    /// Brings in the columns of another dataset by key.
    case join(Join)
    /// Makes one row of each group; the others are counted as merged.
    case aggregate(Aggregation)
  }
}

/// One column that a projection makes.
public struct Projection: Hashable, Sendable {
  /// The column's name in the output.
  public let name: String
  /// How its value follows from the input row.
  public let expression: Expression

  /// Pairs a name with an expression.
  public init(name: String, expression: Expression) {
    self.name = name
    self.expression = expression
  }

  /// A column that passes as it is.
  public static func passing(_ column: Column) -> Projection {
    Projection(name: column.name, expression: Expression(.column(column.name), type: column.type))
  }
}

/// A rule that every row should meet.
public struct Rule: Hashable, Sendable {
  /// What happens to a row that breaks the rule; a row for which it is unknown passes and is counted.
  public enum Consequence: String, CaseIterable, Hashable, Sendable {
    /// The row is rejected.
    case reject
    /// The row stays; the run ends with exit status 1.
    case warn
    /// The run stops.
    case stop
  }

  /// The rule's name.
  public let name: String
  /// What must be true.
  public let condition: Expression
  /// What happens otherwise.
  public let otherwise: Consequence

  /// Describes a rule.
  public init(name: String, condition: Expression, otherwise: Consequence) {
    self.name = name
    self.condition = condition
    self.otherwise = otherwise
  }
}

/// How rows of two datasets meet.
public struct Join: Hashable, Sendable {
  /// A pair of columns that must be equal; missing keys never match.
  public struct Key: Hashable, Sendable {
    /// The column of the incoming dataset.
    public let left: String
    /// The column of the joined dataset.
    public let right: String

    /// Pairs the columns.
    public init(left: String, right: String) {
      self.left = left
      self.right = right
    }
  }

  /// A column of the joined dataset that comes along, and its name in the output.
  public struct Brought: Hashable, Sendable {
    /// Its name in the joined dataset.
    public let column: String
    /// Its name in the output.
    public let name: String

    /// Pairs the names.
    public init(column: String, name: String) {
      self.column = column
      self.name = name
    }
  }

  /// What happens to rows without a partner.
  public enum Unmatched: String, CaseIterable, Hashable, Sendable {
    /// They stay, with missing values for the other side.
    case keep
    /// They are left out, and counted.
    case leaveOut = "leave-out"
    /// They are rejected.
    case reject
  }

  /// How many rows of one side may meet one of the other.
  public enum Cardinality: String, CaseIterable, Hashable, Sendable {
    /// Each row meets at most one, both ways.
    case oneToOne = "one-to-one"
    /// A left row may meet several right rows.
    case oneToMany = "one-to-many"
    /// A right row may meet several left rows.
    case manyToOne = "many-to-one"
    /// Both may meet several.
    case manyToMany = "many-to-many"

    /// Whether a key may come twice on the left.
    public var allowsRepeatedLeft: Bool { self == .manyToOne || self == .manyToMany }
    /// Whether a key may come twice on the right.
    public var allowsRepeatedRight: Bool { self == .oneToMany || self == .manyToMany }
  }

  /// The source or dataset that is joined.
  public let right: String
  /// The key columns.
  public let keys: [Key]
  /// The columns that come along, key columns not among them.
  public let brought: [Brought]
  /// What the author expects; nil records what is found.
  public let expected: Cardinality?
  /// What happens to left rows without a partner.
  public let unmatchedLeft: Unmatched
  /// What happens to right rows without a partner; `keep` makes a full join.
  public let unmatchedRight: Unmatched
  /// Whether the join keeps just the left rows that have no partner.
  public let isAnti: Bool

  /// Describes a join.
  public init(
    right: String, keys: [Key], brought: [Brought], expected: Cardinality?, unmatchedLeft: Unmatched,
    unmatchedRight: Unmatched, isAnti: Bool = false
  ) {
    self.right = right
    self.keys = keys
    self.brought = brought
    self.expected = expected
    self.unmatchedLeft = unmatchedLeft
    self.unmatchedRight = unmatchedRight
    self.isAnti = isAnti
  }
}

/// How groups of rows become one row each.
public struct Aggregation: Hashable, Sendable {
  /// A column made of the rows of a group.
  public struct Made: Hashable, Sendable {
    /// The column's name.
    public let name: String
    /// How it follows from the group.
    public let formula: AggregateFormula

    /// Pairs a name with a formula.
    public init(name: String, formula: AggregateFormula) {
      self.name = name
      self.formula = formula
    }
  }

  /// The columns that make groups; a missing value makes a group of its own.
  public let by: [String]
  /// Columns with one value in each group, which the engine verifies.
  public let kept: [String]
  /// The columns made of each group.
  public let made: [Made]

  /// Describes an aggregation; the output has the group columns, the kept ones, then the made ones.
  public init(by: [String], kept: [String], made: [Made]) {
    self.by = by
    self.kept = kept
    self.made = made
  }
}
