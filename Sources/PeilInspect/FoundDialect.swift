/// The signs by which a file is cut into records and fields.
public struct FoundDialect: Hashable, Sendable {
  /// How a quote inside a quoted field is written.
  public enum Escape: String, Hashable, Sendable {
    /// Twice.
    case doubled
    /// Behind a backslash.
    case backslash
  }

  /// The character between fields.
  public var delimiter: UInt8
  /// The character around fields; nil where none is used as one.
  public var quote: UInt8?
  /// How a quote inside a quoted field is written.
  public var escape: Escape

  /// A dialect.
  public init(delimiter: UInt8, quote: UInt8?, escape: Escape = .doubled) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
  }
}
