public import PeilTable

/// Fields as delimited text: RFC 4180's quoting in any dialect's signs.
public struct DelimitedText: Sendable {
  private let delimiter: UInt8
  private let quote: UInt8

  /// Quoting with the signs of a dialect.
  public init(_ format: CSVFormat) {
    delimiter = format.delimiter
    quote = format.quote
  }

  /// Comma and double quote, as tidy CSV has them.
  public static let tidy = DelimitedText(CSVFormat())

  /// Whether a field must stand in quotes: it holds the delimiter, the quote or a line end.
  public func needsQuotes(_ field: some Sequence<UInt8>) -> Bool {
    field.contains { $0 == delimiter || $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  /// Appends a field, in quotes where it needs them.
  public func append(_ field: some Collection<UInt8>, to bytes: inout [UInt8]) {
    guard needsQuotes(field) else {
      bytes.append(contentsOf: field)
      return
    }
    bytes.append(quote)
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Appends a record and its line end (LF).
  ///
  /// A record of one empty field is written as `""`: an empty line would be no record.
  public func append(record: some Sequence<String>, to bytes: inout [UInt8]) {
    let start = bytes.count
    var isFirst = true
    for field in record {
      if !isFirst { bytes.append(delimiter) }
      isFirst = false
      append(field.utf8, to: &bytes)
    }
    if bytes.count == start && !isFirst { bytes.append(contentsOf: [quote, quote]) }
    bytes.append(UInt8(ascii: "\n"))
  }
}
