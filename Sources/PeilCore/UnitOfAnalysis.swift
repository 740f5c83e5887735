/// What is counted.
public struct UnitOfAnalysis: Hashable, Sendable {
  /// The columns that tell units apart.
  public let key: [String]
  /// The column units cluster on, such as the holding behind several applications.
  public let cluster: String?

  /// Describes what is counted.
  public init(key: [String], cluster: String?) {
    self.key = key
    self.cluster = cluster
  }
}
