/// What was found out about a file, how sure that is, and what it rests on.
public struct Finding<Value: Sendable>: Sendable {
  /// What was found; where the finding is open, the first of the readings that are left.
  public let value: Value
  /// How sure it is.
  public let certainty: Certainty
  /// The other readings that the file allows; empty unless the finding is open.
  public let alternatives: [Value]
  /// What decides it, a sentence each.
  public let evidence: [String]

  /// A finding and what it rests on.
  public init(_ value: Value, _ certainty: Certainty, evidence: [String], alternatives: [Value] = []) {
    self.value = value
    self.certainty = certainty
    self.alternatives = alternatives
    self.evidence = evidence
  }
}

/// How sure a finding is.
public enum Certainty: String, CaseIterable, Comparable, Sendable {
  /// Two readings are left, and a person must choose.
  case open
  /// Everything seen points this way, and nothing excludes another reading.
  case likely
  /// Every other reading is excluded by what the file holds.
  case certain

  /// Less sure comes first.
  public static func < (left: Certainty, right: Certainty) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .open: 0
    case .likely: 1
    case .certain: 2
    }
  }
}
