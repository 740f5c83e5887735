/// A row that was rejected: where it stands, why, and its bytes.
public struct Rejection: Hashable, Sendable {
  /// The source whose record it is; the dataset where no single record stands behind it.
  public let source: String
  /// The source's file as messages show it; nil for a derived row.
  public let file: String?
  /// The record in the file, from 1, header not counted; nil for a derived row.
  public let record: Int?
  /// The line on which the record begins, from 1.
  public let line: Int?
  /// The record's first byte in the file, from 0.
  public let byte: Int?
  /// The dataset whose stage rejected it; nil where reading did.
  public let dataset: String?
  /// The stage's place in the dataset, from 1; 0 where reading rejected it.
  public let stage: Int
  /// Why, as a stable word such as `malformed-quote`.
  public let reason: String
  /// The column or rule at fault, where there is one.
  public let column: String?
  /// The raw word, or the key, where there is one.
  public let value: String?
  /// What was found and what was expected, in one line for people.
  public let explanation: String
  /// The record's bytes in the source's own dialect and encoding, its line end included.
  public let bytes: [UInt8]

  /// Describes a rejected row.
  public init(
    source: String, file: String?, record: Int?, line: Int?, byte: Int?, dataset: String?, stage: Int, reason: String,
    column: String?, value: String?, explanation: String, bytes: [UInt8]
  ) {
    self.source = source
    self.file = file
    self.record = record
    self.line = line
    self.byte = byte
    self.dataset = dataset
    self.stage = stage
    self.reason = reason
    self.column = column
    self.value = value
    self.explanation = explanation
    self.bytes = bytes
  }
}
