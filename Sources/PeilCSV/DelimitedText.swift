public import PeilTable

/// Fields as delimited text: RFC 4180's quoting in any dialect's signs.
public struct DelimitedText: Sendable {
  private let delimiter: UInt8
  private let quote: UInt8
  private let guardsFormulas: Bool

  /// Quoting with the signs of a dialect, or double quotes where it has none; every field is written as it is.
  public init(_ format: CSVFormat) { self.init(format, guardsFormulas: false) }

  private init(_ format: CSVFormat, guardsFormulas: Bool) {
    delimiter = format.delimiter
    quote = format.quote ?? UInt8(ascii: "\"")
    self.guardsFormulas = guardsFormulas
  }

  /// Comma and double quote, as tidy CSV has them; a text that a spreadsheet would run gets an apostrophe before it.
  public static let tidy = DelimitedText(CSVFormat(), guardsFormulas: true)

  /// Whether a field must stand in quotes: it holds the delimiter, the quote or a line end.
  public func needsQuotes(_ field: some Sequence<UInt8>) -> Bool { field.contains(where: isSpecial) }

  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// What whoever reads the file finds in a field: the text, with an apostrophe where a spreadsheet would run it.
  public func asRead(_ field: String) -> String {
    guardsFormulas && FormulaGuard.isNeeded(field.utf8) ? "'" + field : field
  }

  /// Appends a field, in quotes where it needs them.
  public func append(_ field: some Collection<UInt8>, to bytes: inout [UInt8]) {
    let isGuarded = guardsFormulas && FormulaGuard.isNeeded(field)
    guard needsQuotes(field) else {
      if isGuarded { bytes.append(FormulaGuard.mark) }
      bytes.append(contentsOf: field)
      return
    }
    bytes.append(quote)
    if isGuarded { bytes.append(FormulaGuard.mark) }
    for byte in field {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  /// Appends a field, in quotes where it needs them.
  public func append(_ field: String, to bytes: inout [UInt8]) {
    var field = field
    field.withUTF8 { append($0, to: &bytes) }
  }

  /// Appends the delimiter and a field, in quotes where it needs them.
  public func append(another field: String, to bytes: inout [UInt8]) {
    bytes.append(delimiter)
    append(field, to: &bytes)
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
      append(field, to: &bytes)
    }
    if bytes.count == start && !isFirst { bytes.append(contentsOf: [quote, quote]) }
    bytes.append(UInt8(ascii: "\n"))
  }
}
