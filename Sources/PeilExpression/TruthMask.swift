/// For each row of a chunk whether a condition is true, false or unknown.
public struct TruthMask: Hashable, Sendable {
  /// One byte per row, 1 where the condition is true.
  public let isTrue: [UInt8]
  /// One byte per row, 1 where the condition rests on something missing; nil where it does nowhere.
  public let isUnknown: [UInt8]?

  /// Pairs the rows that are true with those that are unknown; no row is both.
  public init(isTrue: [UInt8], isUnknown: [UInt8]? = nil) {
    self.isTrue = isTrue
    self.isUnknown = isUnknown
  }

  /// How many rows are true.
  public var trueCount: Int { Self.ones(isTrue) }
  /// How many rows are unknown.
  public var unknownCount: Int { isUnknown.map(Self.ones) ?? 0 }
  /// How many rows are false.
  public var falseCount: Int { isTrue.count - trueCount - unknownCount }

  private static func ones(_ bytes: [UInt8]) -> Int {
    var sum = 0
    for byte in bytes { sum &+= Int(byte) }
    return sum
  }
}
