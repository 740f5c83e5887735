/// How rows of other sources or datasets come behind those of the input, in the order named.
public struct Union: Hashable, Sendable {
  /// A source or dataset that comes behind, and how its rows take the form of the output.
  public struct Part: Hashable, Sendable {
    /// Its name.
    public let dataset: String
    /// The columns of the output, each from an expression over this part.
    public let projections: [Projection]

    /// Pairs a name with the columns.
    public init(dataset: String, projections: [Projection]) {
      self.dataset = dataset
      self.projections = projections
    }
  }

  /// What messages call the input.
  public let input: String
  /// The columns of the output, each from an expression over the input.
  public let projections: [Projection]
  /// What comes behind, in order.
  public let others: [Part]
  /// The columns that no two parts may have equal, which the engine verifies; nil where nothing is to be verified.
  public let key: [String]?

  /// Describes a union.
  public init(input: String, projections: [Projection], others: [Part], key: [String]?) {
    self.input = input
    self.projections = projections
    self.others = others
    self.key = key
  }
}
