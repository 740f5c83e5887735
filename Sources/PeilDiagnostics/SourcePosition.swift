/// A place in a text, as an editor shows it: line and column count from 1.
///
/// A column is a character as a person sees it (an extended grapheme cluster), not a byte.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1; one past the last character is the line's end.
  public let column: Int

  /// The place at this line and column, both counted from 1.
  @inlinable
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourcePosition: Comparable {
  /// Whether the left place comes first.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    left.line == right.line ? left.column < right.column : left.line < right.line
  }
}
