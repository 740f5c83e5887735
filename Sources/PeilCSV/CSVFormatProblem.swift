/// Why signs cannot be the format of a delimited file.
public enum CSVFormatProblem: Sendable, Equatable {
  /// Not ASCII, or NUL, or a line end.
  case unusableDelimiter(UInt8)
  /// Not ASCII, or NUL, or a line end.
  case unusableQuote(UInt8)
  case delimiterIsQuote(UInt8)
}
