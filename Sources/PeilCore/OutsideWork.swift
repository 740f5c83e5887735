public import PeilTable

/// What an outside engine has to do, with the columns that each edge must carry.
public struct OutsideWork: Sendable {
  /// The columns that come into a stage and are read or handed on, and those it hands out.
  public struct Edges: Sendable {
    /// What comes in.
    public let input: Schema
    /// What goes out.
    public let output: Schema

    /// Pairs the two.
    public init(input: Schema, output: Schema) {
      self.input = input
      self.output = output
    }
  }

  /// A table, with the components of its measures and guards, each once.
  public struct Table: Sendable {
    /// The table.
    public let table: PlannedTable
    /// The components, in the order in which states name them.
    public let components: [Component]
    /// Sets of spread dimensions that are summed out, one bit each: the groups of each are wanted.
    public let accumulations: [UInt64]

    /// Describes a table's work.
    public init(table: PlannedTable, components: [Component], accumulations: [UInt64]) {
      self.table = table
      self.components = components
      self.accumulations = accumulations
    }
  }

  /// The plan.
  public let plan: Plan
  /// The columns of each source that are read by anybody.
  public let sources: [Schema]
  /// For each dataset its stages' edges.
  public let stages: [[Edges]]
  /// For each dataset the columns it hands out.
  public let datasets: [Schema]
  /// The tables.
  public let tables: [Table]
  /// The sources and datasets whose rows are exported.
  public let exports: [String]

  /// Describes the work.
  public init(
    plan: Plan, sources: [Schema], stages: [[Edges]], datasets: [Schema], tables: [Table], exports: [String]
  ) {
    self.plan = plan
    self.sources = sources
    self.stages = stages
    self.datasets = datasets
    self.tables = tables
    self.exports = exports
  }
}
