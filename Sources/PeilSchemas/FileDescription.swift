public import PeilTable

/// A CSV file that Peil wrote, described for whoever reads it: UTF-8, comma, a header of one line.
public struct FileDescription: Hashable, Sendable {
  /// Its path within the folder.
  public let path: String
  /// A name of small letters, digits and underscores.
  public let name: String
  /// What people call it.
  public let title: LocalizedText
  /// What must be said beside it; nil for nothing.
  public let text: LocalizedText?
  /// Its size.
  public let bytes: Int
  /// Its columns in order.
  public let columns: [ColumnDescription]
  /// The columns that tell its lines apart.
  public let key: [String]

  /// Describes a file.
  public init(
    path: String, name: String, title: LocalizedText, text: LocalizedText?, bytes: Int, columns: [ColumnDescription],
    key: [String]
  ) {
    self.path = path
    self.name = name
    self.title = title
    self.text = text
    self.bytes = bytes
    self.columns = columns
    self.key = key
  }
}
