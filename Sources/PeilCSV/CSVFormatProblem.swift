/// Why signs cannot be the format of a delimited file.
public enum CSVFormatProblem: Sendable, Equatable {
  /// Not ASCII, or NUL, or a line end.
  case unusableDelimiter(UInt8)
  /// Not ASCII, or NUL, or a line end.
  case unusableQuote(UInt8)
  case delimiterIsQuote(UInt8)
  /// A backslash cannot both escape and delimit or quote.
  case signIsBackslash(UInt8)
  /// Not ASCII, or empty, or too long, or with a line end in it.
  case unusableComment(String)
  /// So many lines or rows there cannot be.
  case unusableCount(Int)
}
