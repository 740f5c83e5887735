/// A piece of text out of a source file that knows where each of its characters stands there.
public struct SourceText: Hashable, Sendable {
  /// The text as it is read, with quotes and escapes resolved.
  public let text: String
  /// Where the whole stands, quotes included.
  public let span: SourceSpan
  /// The place of each character of `text` and of its end; empty where only the whole's place is known.
  public let positions: [SourcePosition]

  /// Pairs a text with its place.
  public init(_ text: String, span: SourceSpan, positions: [SourcePosition] = []) {
    self.text = text
    self.span = span
    self.positions = positions
  }

  /// The place of a part of the text, given in characters; the whole's place where no better is known.
  public func span(of characters: Range<Int>) -> SourceSpan {
    guard characters.lowerBound >= 0, characters.upperBound < positions.count else { return span }
    return SourceSpan(
      file: span.file, start: positions[characters.lowerBound], end: positions[characters.upperBound])
  }
}
