/// Where in a data file a problem was found, as far as it is known.
public struct DataPlace: Hashable, Sendable {
  /// The file as the user wrote its name.
  public let file: String
  /// The physical line where the record begins, from 1.
  public let line: Int?
  /// The record, from 1; the header is not counted.
  public let record: Int?
  /// The header of the column, as it stands in the file.
  public let column: String?
  /// The byte in the file, from 0, also when the file is transcoded.
  public let byte: Int?

  /// A place in a data file; what is not known is left out.
  public init(file: String, line: Int? = nil, record: Int? = nil, column: String? = nil, byte: Int? = nil) {
    self.file = file
    self.line = line
    self.record = record
    self.column = column
    self.byte = byte
  }
}
