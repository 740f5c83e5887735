extension ExactSum {
  /// A sum as it is put away and taken up again: its digits to the base 2³², and what was not finite.
  public struct Stored: Hashable, Sendable {
    /// Signed digits: digit i stands for 2 to the power 32·(lowest + i) − 1074.
    public let digits: [Int64]
    /// The place of the first digit.
    public let lowest: Int
    /// One bit each for a positive infinity, a negative one, and what is no number.
    public let notFinite: UInt8

    /// Describes a sum that was put away.
    public init(digits: [Int64], lowest: Int, notFinite: UInt8) {
      self.digits = digits
      self.lowest = lowest
      self.notFinite = notFinite
    }
  }

  /// The sum as it is put away.
  public var stored: Stored {
    var sum = self
    sum.carry()
    return Stored(
      digits: sum.chunks, lowest: sum.lowest,
      notFinite: (hasPositiveInfinity ? 1 : 0) | (hasNegativeInfinity ? 2 : 0) | (hasNotANumber ? 4 : 0))
  }

  /// A sum that was put away; nil where no sum has such digits.
  public init?(_ stored: Stored) {
    let reach = 0..<Self.mostDigits
    guard stored.digits.isEmpty || reach.contains(stored.lowest), stored.digits.count <= Self.mostDigits,
      stored.digits.dropLast().allSatisfy({ (0..<1 << 32).contains($0) }),
      stored.digits.last.map({ $0.magnitude <= 1 << 33 }) ?? true, stored.notFinite < 8
    else { return nil }
    self.init()
    chunks = stored.digits
    lowest = stored.lowest
    hasPositiveInfinity = stored.notFinite & 1 != 0
    hasNegativeInfinity = stored.notFinite & 2 != 0
    hasNotANumber = stored.notFinite & 4 != 0
  }

  /// The exponents of binary64 and the carries of 2⁶³ numbers need no more.
  private static let mostDigits = 70
}
