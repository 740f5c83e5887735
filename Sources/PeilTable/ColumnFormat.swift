/// How one header of a source becomes one typed column.
public struct ColumnFormat: Hashable, Sendable {
  /// A step that cleans a raw word before it is typed.
  public enum Cleaning: String, CaseIterable, Hashable, Sendable {
    /// Takes blanks off both ends.
    case trim
    /// Makes every run of blanks one space.
    case collapseSpaces = "collapse-spaces"
    /// Makes letters capitals.
    case upper
    /// Makes letters small.
    case lower
  }

  /// How words of a closed list are compared.
  public enum Matching: String, CaseIterable, Hashable, Sendable {
    /// After trimming and case folding.
    case folded
    /// Byte for byte.
    case exact
  }

  /// What happens to a word that is not a value of the type.
  public enum InvalidPolicy: String, CaseIterable, Hashable, Sendable {
    /// The row is rejected.
    case reject
    /// The value is missing, and counted.
    case missing
    /// The run stops.
    case stop
  }

  /// A raw word and the code it stands for.
  public struct Word: Hashable, Sendable {
    /// The word as the export writes it.
    public let raw: String
    /// The code's place in the type's domain.
    public let code: UInt32

    /// Pairs a word with a code.
    public init(raw: String, code: UInt32) {
      self.raw = raw
      self.code = code
    }
  }

  /// The column's name.
  public var name: String
  /// The header it is read from.
  public var header: String
  /// The raw word that every row of each file of the source has, instead of a field of its own; nil where the column has a
  /// header.
  public var fixedWords: [String]?
  /// The type of its values.
  public var type: ValueType
  /// How its words are written.
  public var fields: FieldFormat
  /// The words of a category, an outcome, a boolean or a set.
  public var words: [Word]
  /// The sign between the codes of a set.
  public var separator: String
  /// Cleaning steps, in order.
  public var clean: [Cleaning]
  /// How words of a closed list are compared.
  public var match: Matching
  /// What happens to a word that is no value.
  public var invalid: InvalidPolicy
  /// The code that stands where the value is missing; nil leaves it missing.
  public var missingAs: UInt32?

  /// What its words must fulfil beyond being values; nil where nothing more is asked.
  public var constraints: ColumnConstraints?

  /// Describes a column of a source.
  public init(
    name: String, header: String, type: ValueType, fields: FieldFormat = FieldFormat(), words: [Word] = [],
    separator: String = "|", clean: [Cleaning] = [], match: Matching = .folded, invalid: InvalidPolicy = .reject,
    missingAs: UInt32? = nil, fixedWords: [String]? = nil
  ) {
    self.name = name
    self.header = header
    self.type = type
    self.fields = fields
    self.words = words
    self.separator = separator
    self.clean = clean
    self.match = match
    self.invalid = invalid
    self.missingAs = missingAs
    self.fixedWords = fixedWords
  }
}
