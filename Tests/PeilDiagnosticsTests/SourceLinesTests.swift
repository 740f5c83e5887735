import PeilDiagnostics
import Testing

@Suite("Source lines")
struct SourceLinesTests {
  @Test(
    "end with LF, CR LF or CR and nothing else",
    arguments: [
      ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\rc\n\nd", ["a", "b", "c", "", "d"]),
      ("a\u{2028}b\u{85}c", ["a\u{2028}b\u{85}c"]), ("\u{FEFF}a\nb", ["a", "b"]),
    ])
  func lineEnds(text: String, lines: [String]) {
    #expect(SourceLines(text).lines.map(String.init) == lines)
  }

  @Test(
    "turn a code point's column into the character's",
    arguments: [
      (1, 1, 1), (1, 2, 2), (1, 3, 2), (1, 4, 3), (1, 99, 3), (2, 1, 1), (2, 6, 2), (2, 7, 3), (9, 4, 4),
    ])
  func scalarColumns(line: Int, scalarColumn: Int, column: Int) {
    // Line 1: a, é of two code points. Line 2: a family of five code points, x.
    let lines = SourceLines("ae\u{301}\n👩‍👩‍👧x")
    #expect(
      lines.position(line: line, scalarColumn: scalarColumn) == SourcePosition(line: line, column: column))
  }

  @Test(
    "turn a byte into line and column",
    arguments: [
      (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 1, 4), (5, 2, 1), (6, 2, 2), (7, 2, 3), (99, 2, 3), (-1, 1, 1),
    ])
  func bytes(offset: Int, line: Int, column: Int) {
    // Bytes: a 0, € would be three, é is two (1–2), b 3, LF 4, c 5, d 6.
    #expect(SourceLines("aéb\ncd").position(utf8Offset: offset) == SourcePosition(line: line, column: column))
  }
}
