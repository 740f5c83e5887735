public import PeilTable

/// A column of a file that Peil wrote, described for whoever reads it.
public struct ColumnDescription: Hashable, Sendable {
  /// What its fields hold.
  public enum Kind: Hashable, Sendable {
    /// Any text.
    case text
    /// A whole number.
    case integer
    /// A number with a point, and perhaps an exponent.
    case number
    /// A day as ISO 8601 has it.
    case date
    /// The words `true` and `false`.
    case boolean
  }

  /// What the file's header calls it.
  public let name: String
  /// What people call it.
  public let title: LocalizedText
  /// What its fields mean.
  public let text: LocalizedText
  /// What they hold.
  public let kind: Kind
  /// The words that may stand there; nil where they are not counted out.
  public let codes: [String]?
  /// Whether no field of it is empty.
  public let isRequired: Bool
  /// The words that stand for a missing value, beside the empty field.
  public let missing: [String]

  /// Describes a column.
  public init(
    name: String, title: LocalizedText, text: LocalizedText, kind: Kind, codes: [String]? = nil,
    isRequired: Bool = false, missing: [String] = []
  ) {
    self.name = name
    self.title = title
    self.text = text
    self.kind = kind
    self.codes = codes
    self.isRequired = isRequired
    self.missing = missing
  }
}
