/// The rows of one stage: `in − left out − rejected − merged + added = out`.
public struct LedgerEntry: Hashable, Sendable {
  /// The source or dataset.
  public let dataset: String
  /// The stage's place, from 1; 0 for reading a source.
  public let stage: Int
  /// The stage's kind; `read` for a source.
  public let kind: String
  /// Rows that came in; for a source, the records of the file.
  public var rowsIn: Int
  /// Rows left out because a condition was false, a match existed or did not.
  public var leftOut: Int
  /// Rows left out because a condition was unknown.
  public var leftOutUnknown: Int
  /// Rows that broke a rule or a type.
  public var rejected: Int
  /// Rows that became part of another.
  public var merged: Int
  /// Rows made, by a to-many join or from an unmatched right row.
  public var added: Int
  /// Rows that went on.
  public var rowsOut: Int
  /// Further counts that do not enter the sum: matched, left-only, right-only, repeated keys, rules, in a fixed order.
  public var details: [LedgerDetail]

  /// An entry with nothing counted yet.
  public init(dataset: String, stage: Int, kind: String) {
    self.dataset = dataset
    self.stage = stage
    self.kind = kind
    rowsIn = 0
    leftOut = 0
    leftOutUnknown = 0
    rejected = 0
    merged = 0
    added = 0
    rowsOut = 0
    details = []
  }

  /// Whether the rows add up.
  public var closes: Bool { rowsIn - leftOut - leftOutUnknown - rejected - merged + added == rowsOut }
}
