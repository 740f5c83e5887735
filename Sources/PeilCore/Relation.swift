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
    /// Puts the rows in another order; rows that are equal in it stay as they came.
    case sort([SortKey])
    /// Keeps the first rows of the stream; the others are left out.
    case limit(Int)
    /// Draws keys and keeps all their rows, in the order in which they came; the others are left out.
    case sample(Sampling)
    /// Adds a column with the rank of each row; rows stay as they came.
    case rank(Ranking)
    /// Keeps one row of each key, where it stood; the others are counted as merged.
    case keepOne(KeepOne)
  }
}
