public import PeilTable

/// The signs by which a file is cut into records and fields.
public struct FoundDialect: Hashable, Sendable {
  /// The character between fields.
  public var delimiter: UInt8
  /// The character around fields; nil where none is used as one.
  public var quote: UInt8?
  /// How a quote inside a quoted field is written.
  public var escape: CSVFormat.Escape

  /// A dialect.
  public init(delimiter: UInt8, quote: UInt8?, escape: CSVFormat.Escape = .doubled) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
  }
}
