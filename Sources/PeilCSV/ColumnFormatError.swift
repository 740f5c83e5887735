/// Why a column cannot be read as it is described.
public struct ColumnFormatError: Error, Equatable {
  /// What is wrong.
  public enum Reason: Sendable, Equatable {
    /// The source has no such header.
    case noSuchHeader(String)
    /// The source has this header more than once.
    case duplicateHeader(String)
    /// A pattern with something other than day, month, four-digit year and signs, or without one of the three.
    case unusableDatePattern(String)
    /// A bound of a constraint that is no value of the type.
    case badBound(String)
    /// A constraint's regular expression that is none.
    case badPattern(String)
    /// A word that both patterns fit could mean two days.
    case confusableDatePatterns(String, String)
    case unknownLocale(String)
    /// A word that matches like another which stands for another code.
    case conflictingWord(String)
    /// Decimal and thousands sign are equal, or one of them is a digit or a minus.
    case unusableNumberSigns
    /// A set may have 64 codes.
    case tooManyCodes(Int)
    /// Values of this type cannot be read from a file.
    case unreadableType
  }

  /// The column's name.
  public let column: String
  /// What is wrong.
  public let reason: Reason
}
