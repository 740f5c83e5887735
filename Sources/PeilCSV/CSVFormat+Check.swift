public import PeilTable

import CPeilScan

extension CSVFormat {
  /// Why these signs cannot be told apart from each other or from line ends; nil when they can.
  public var problem: CSVFormatProblem? {
    if !Self.canDelimit(delimiter) { return .unusableDelimiter(delimiter) }
    if let quote {
      if !Self.canDelimit(quote) { return .unusableQuote(quote) }
      if delimiter == quote { return .delimiterIsQuote(quote) }
    }
    let backslash = UInt8(ascii: "\\")
    if escape == .backslash, delimiter == backslash || quote == backslash { return .signIsBackslash(backslash) }
    if let comment, !Self.canMark(comment) { return .unusableComment(comment) }
    let counts = [skippedLines, headerRows, footerLines]
    return counts.first { !(0...Self.lineLimit).contains($0) }.map { .unusableCount($0) }
  }

  /// More lines than this are no preamble, no header and no footer.
  public static let lineLimit = 10_000

  /// ASCII alone is one byte in every encoding, UTF-16 after transcoding included.
  private static func canDelimit(_ byte: UInt8) -> Bool {
    byte != 0 && byte < 0x80 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
  }

  private static func canMark(_ comment: String) -> Bool {
    !comment.isEmpty && comment.utf8.count <= PEIL_COMMENT_LIMIT && comment.utf8.allSatisfy(canDelimit)
  }
}
