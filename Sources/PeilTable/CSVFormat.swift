/// The dialect of a delimited file; every choice is written down, none is guessed.
public struct CSVFormat: Hashable, Sendable {
  /// How bytes stand for characters.
  public var encoding: TextEncoding
  /// The ASCII character between fields.
  public var delimiter: UInt8
  /// The ASCII character around fields that hold delimiters, quotes or line ends; doubled inside.
  public var quote: UInt8

  /// Describes a dialect; the defaults are RFC 4180's.
  public init(
    encoding: TextEncoding = .utf8, delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\"")
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.quote = quote
  }
}
