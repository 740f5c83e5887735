/// How the figures of a measure are rounded where they are written for people; always once, from the exact value.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
  /// To the nearest; a half goes away from zero.
  case halfAway = "half-away"
  /// To the nearest; a half goes to the neighbour whose last digit is even.
  case halfEven = "half-even"
  /// Shares of one whole are rounded together, so that they add up to it: each is rounded down, and what is left goes to the
  /// largest remainders; between equal ones to the larger share, then to the earlier.
  case largestRemainder = "largest-remainder"
}
