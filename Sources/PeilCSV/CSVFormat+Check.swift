public import PeilTable

extension CSVFormat {
  /// Why these signs cannot be told apart from each other or from line ends; nil when they can.
  public var problem: CSVFormatProblem? {
    if !Self.canDelimit(delimiter) { return .unusableDelimiter(delimiter) }
    if !Self.canDelimit(quote) { return .unusableQuote(quote) }
    return delimiter == quote ? .delimiterIsQuote(quote) : nil
  }

  /// ASCII alone is one byte in every encoding, UTF-16 after transcoding included.
  private static func canDelimit(_ byte: UInt8) -> Bool {
    byte != 0 && byte < 0x80 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
  }
}
