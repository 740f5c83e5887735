public import PeilCore

/// Which lines of a ledger are other ones in a later run.
public struct LedgerComparison: Hashable, Sendable {
  /// A line that is another, came or left.
  public struct Change: Hashable, Sendable {
    /// The line in the earlier run; nil where it was not there.
    public let before: LedgerEntry?
    /// The line in the later run; nil where it is not there.
    public let after: LedgerEntry?

    /// The counts that are other ones, by name, with what they were and are.
    public var counts: [(name: String, before: Int, after: Int)] {
      guard let before, let after else { return [] }
      let counts: [(name: String, count: (LedgerEntry) -> Int)] = [
        ("in", { $0.rowsIn }), ("left out", { $0.leftOut }), ("left out as unknown", { $0.leftOutUnknown }),
        ("rejected", { $0.rejected }), ("merged", { $0.merged }), ("added", { $0.added }), ("out", { $0.rowsOut }),
      ]
      return counts.map { ($0.name, $0.count(before), $0.count(after)) }.filter { $0.1 != $0.2 }
    }
  }

  /// The lines that are other ones, in the order of the later run; those that left come last.
  public let changes: [Change]

  /// Compares two ledgers, line by line: a line is known by its dataset, its number and its kind.
  public init(before: Ledger, after: Ledger) {
    let old = Dictionary(before.entries.map { (Place($0), $0) }) { first, _ in first }
    let kept = Set(after.entries.map(Place.init))
    changes =
      after.entries.filter { old[Place($0)] != $0 }.map { Change(before: old[Place($0)], after: $0) }
      + before.entries.filter { !kept.contains(Place($0)) }.map { Change(before: $0, after: nil) }
  }

  private struct Place: Hashable {
    let dataset: String
    let stage: Int
    let kind: String

    init(_ entry: LedgerEntry) {
      dataset = entry.dataset
      stage = entry.stage
      kind = entry.kind
    }
  }
}
