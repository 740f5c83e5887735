/// A raw word that is not a value of its column's type.
public struct FieldProblem: Sendable, Equatable {
  /// Why a raw word is invalid; the raw value is the code that the reasons file holds.
  public enum Reason: String, Sendable, CaseIterable {
    case notANumber = "not-a-number"
    case tooManyDecimals = "too-many-decimals"
    case wrongGrouping = "wrong-grouping"
    case overflow
    case notADate = "not-a-date"
    case noSuchDay = "no-such-day"
    case unknownWord = "unknown-word"
    case badIdentifier = "bad-identifier"
    case leadingZeroLost = "leading-zero-lost"
    case missingOutcome = "missing-outcome"
    case missingValue = "missing-value"
    case otherPattern = "other-pattern"
    case otherLength = "other-length"
    case outOfBounds = "out-of-bounds"
  }

  /// The row of the grid.
  public let row: Int
  /// Why it is invalid.
  public let reason: Reason
  /// The raw word as it stands in the field, unescaped.
  public let rawValue: String
}
