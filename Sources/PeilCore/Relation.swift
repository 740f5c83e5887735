public import PeilExpression
public import PeilTable

/// What a stage does to the rows of its input, in terms that any engine can carry out, and the schema that comes out.
public struct Relation: Sendable {
  /// The step.
  public let operation: Operation
  /// The columns and the grain after the step.
  public let schema: Schema
  /// What the ledger counts of the incoming rows besides, in order.
  public let noted: [NotedCondition]

  /// Pairs a step with its outcome; a precondition holds that projections make the columns the schema promises.
  public init(_ operation: Operation, schema: Schema, noted: [NotedCondition] = []) {
    for projections in operation.wholeProjections {
      precondition(projections.map(\.name) == schema.names, "a projection that does not make its schema")
    }
    self.operation = operation
    self.schema = schema
    self.noted = noted
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
    /// Puts the rows in another order; rows that are equal in it stay as they came.
    case sort([SortKey])
    /// Keeps the first rows of the stream; the others are left out.
    case limit(Int)
    /// Draws keys and keeps all their rows, in the order in which they came; the others are left out.
    case sample(Sampling)
    /// Adds a column with the rank of each row; rows stay as they came.
    case rank(Ranking)
    /// Adds what each row is given under a ceiling; rows stay as they came.
    case allocate(Allocation)
    /// Adds to each row what amounts add up to along an order; rows stay as they came.
    case runningTotal(RunningTotal)
    /// Keeps one row of each key, where it stood; the others are counted as merged.
    case keepOne(KeepOne)
    /// Makes a set of codes of free text.
    case classify(Classification)
    /// Brings a column to a level of a code list.
    case code(Coding)
    /// Makes one row for each code of a set.
    case explode(Explosion)
    /// Puts the rows of other datasets behind those of the input.
    case union(Union)
    /// Sends the rows to a program, and goes on with what comes back.
    case program(ProgramCall)
    /// Puts a column of text that says less in the place of a column.
    case replace(Replacement)

    /// The sources and datasets the step reads beside its input.
    public var datasets: [String] {
      switch self {
      case .join(let join): [join.right]
      case .union(let union): union.others.map(\.dataset)
      default: []
      }
    }

    /// The projections that each make every column of the output.
    var wholeProjections: [[Projection]] {
      switch self {
      case .project(let projections): [projections]
      case .union(let union): [union.projections] + union.others.map(\.projections)
      default: []
      }
    }
  }
}
