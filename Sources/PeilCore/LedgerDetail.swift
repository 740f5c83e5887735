/// A named count or word beside a ledger entry.
public struct LedgerDetail: Hashable, Sendable {
  /// The name, such as `matched` or `cardinality`.
  public let name: String
  /// The count or word.
  public let value: String

  /// Pairs a name with a count.
  public init(_ name: String, _ count: Int) { self.init(name, String(count)) }
  /// Pairs a name with a word.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
