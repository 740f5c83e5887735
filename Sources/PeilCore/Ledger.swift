/// Where every row went: one entry per source and per stage of each dataset.
public struct Ledger: Hashable, Sendable {
  /// The entries: sources first, then datasets, each stage in order.
  public var entries: [LedgerEntry]

  /// A ledger of these entries.
  public init(_ entries: [LedgerEntry] = []) { self.entries = entries }

  /// The entries whose rows do not add up; a run with any of them fails.
  public var open: [LedgerEntry] { entries.filter { !$0.closes } }
}
