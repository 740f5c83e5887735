/// A piece of a text file, from `start` up to but not including `end`; it may run over several lines.
///
/// When both are equal it marks the place between two characters.
public struct SourceSpan: Hashable, Sendable {
  /// The file as the user wrote its name.
  public let file: String
  /// The first character.
  public let start: SourcePosition
  /// The place after the last character.
  public let end: SourcePosition

  /// The piece between two places of a file; an `end` before `start` counts as `start`.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  /// A piece of `length` characters within one line.
  public init(file: String, line: Int, column: Int, length: Int) {
    self.init(
      file: file, start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + length))
  }
}
