/// What was found out about a column.
public struct ColumnFinding: Sendable {
  /// The header as the file has it.
  public let header: String
  /// A name for the column in a pipeline file.
  public var name: String
  /// The type; the alternatives of an open one are types as well.
  public let type: Finding<FoundType>
  /// The signs that numbers are written with; nil for a column without.
  public let signs: Finding<NumberSigns>?
  /// Signs and words beside amounts.
  public let currency: [String]
  /// Words that stand for a missing value; the empty word where fields are empty.
  public let missingWords: [String]
  /// How many fields are missing.
  public let missingCount: Int
  /// How many different words are known.
  public let distinctCount: Int
  /// Whether every field is known, and no word comes twice.
  public let isUnique: Bool
  /// Whether numbers begin with zeros, which a number would lose.
  public let hasLeadingZeros: Bool
  /// What the column is in the field of subsidies.
  public let role: Role?
  /// All its words.
  public let survey: ColumnSurvey
  /// Words that fit the type not at all, with the line of the first.
  public let odd: [(word: String, line: Int)]
}

/// The signs that numbers are written with.
public struct NumberSigns: Hashable, Sendable {
  /// The decimal sign.
  public let decimal: UInt8
  /// The sign between groups of three; nil where none was seen.
  public let thousands: UInt8?

  /// The signs of one way of writing.
  public init(decimal: UInt8, thousands: UInt8?) {
    self.decimal = decimal
    self.thousands = thousands
  }
}
