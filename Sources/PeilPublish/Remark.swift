import PeilCore
import PeilWords

/// What must be said beside a figure that has no value, or one with a reserve.
enum Remark: Hashable {
  case partial
  /// A value with something that must be said beside it, by the flag's word; some units may have lacked what it needs.
  case flagged(String, isPartial: Bool)
  case belowMinimum
  case structural
  case suppressedOwn
  case suppressedOther
  case undefined(String)
  case declined(String)
  /// By the dimension's name; how many lacked it may differ from cell to cell.
  case dimensionUnknown(String)

  /// What an estimate calls for, or nil.
  init?(_ estimate: Estimate) {
    switch estimate.status {
    case .ok:
      guard !estimate.reason.isEmpty else { return nil }
      self = .flagged(estimate.reason, isPartial: false)
    case .partial: self = estimate.reason.isEmpty ? .partial : .flagged(estimate.reason, isPartial: true)
    case .belowMinimum: self = .belowMinimum
    case .structural: self = .structural
    case .suppressedOwn: self = .suppressedOwn
    case .suppressedOther: self = .suppressedOther
    case .undefined: self = .undefined(estimate.reason)
    case .declined:
      self = UnknownDimension(estimate.reason).map { .dimensionUnknown($0.name) } ?? .declined(estimate.reason)
    }
  }

  /// The sign in the cell, nil where the cell shows x/n; remarks of one sign get numbers.
  var sign: String? {
    switch self {
    case .partial: "†"
    case .flagged: "‡"
    case .belowMinimum: nil
    case .structural: "–"
    case .suppressedOwn, .suppressedOther: "x"
    case .undefined: ":"
    case .declined, .dimensionUnknown: "."
    }
  }
}

/// The reason of a figure that is declined because a dimension is unknown: `dimension-unknown: NAME (174 of 237)`.
struct UnknownDimension: Hashable {
  let name: String
  let missing: Int
  let total: Int

  /// Reads the reason; nil where it is another.
  init?(_ reason: String) {
    let start = "dimension-unknown: "
    guard reason.hasPrefix(start), reason.hasSuffix(")") else { return nil }
    let parts = reason.dropFirst(start.count).dropLast().split(separator: " ")
    guard parts.count == 4, parts[2] == "of", parts[1].first == "(", let missing = Int(parts[1].dropFirst()),
      let total = Int(parts[3])
    else { return nil }
    name = String(parts[0])
    self.missing = missing
    self.total = total
  }
}
