/// What happens to a value that lies exactly between two neighbours.
///
/// Everything else goes to the nearest neighbour in both modes.
public enum RoundingMode: String, Hashable, Sendable, CaseIterable {
  /// Away from zero, as official statistics are usually rounded: 0.5 → 1, −0.5 → −1.
  case halfAwayFromZero
  /// To the neighbour whose last digit is even, as IEEE 754 does: 0.5 → 0, 1.5 → 2.
  case halfEven

  /// Says whether a magnitude is rounded up, given how its discarded part compares with one half.
  @inlinable
  func roundsUp(discarded: DiscardedPart, lastDigitIsOdd: Bool) -> Bool {
    switch discarded {
    case .belowHalf: false
    case .half: self == .halfAwayFromZero || lastDigitIsOdd
    case .aboveHalf: true
    }
  }
}

/// How the part that rounding takes away compares with half a unit of the last digit kept.
@usableFromInline
enum DiscardedPart {
  case belowHalf, half, aboveHalf

  /// Compares `remainder` with one half of `divisor`, without doubling what may not be doubled.
  @inlinable
  init(remainder: UInt128, divisor: UInt128) {
    let rest = divisor - remainder
    self = remainder < rest ? .belowHalf : remainder == rest ? .half : .aboveHalf
  }
}
