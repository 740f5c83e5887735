/// In what way a file without a header is empty.
public enum EmptyContent: Sendable, Equatable {
  case noBytes
  case byteOrderMarkOnly
  case lineEndsOnly
  /// Not more lines than are skipped.
  case skippedLinesOnly(count: Int, skipped: Int)
  /// Fewer records than the header has rows.
  case headerRowsMissing(count: Int, declared: Int)
  /// Fewer lines after the header than the footer has.
  case footerOnly(count: Int, footer: Int)
}
