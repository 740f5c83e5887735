public import PeilValues

/// How many rows of a source may be rejected before nothing is published.
public enum RejectLimit: Hashable, Sendable {
  /// A number of rows.
  case rows(Int)
  /// A share of the records.
  case share(Rational)

  /// Whether a number of rejects out of a number of records stays within the limit.
  public func admits(_ rejected: Int, of records: Int) -> Bool {
    switch self {
    case .rows(let limit): rejected <= limit
    case .share(let share):
      Rational(Int128(rejected), Int128(max(records, 1))).map { $0 <= share } ?? true
    }
  }
}
