import PeilDiagnostics
import Testing

@Suite("Diagnostic renderer")
struct DiagnosticRendererTests {
  /// One row of the table: a source, a place in it, and the exact text.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var source: String?
    var start = (line: 1, column: 1)
    var end = (line: 1, column: 1)
    var label: String?
    let rendered: String
  }

  static let excerpts: [Case] = [
    Case(
      testDescription: "carets stand under the span", source: "a: 1\nbase: mention\n", start: (2, 7), end: (2, 14),
      label: "did you mean 'mentions'?",
      rendered: """
        p.yaml:2:7: error: wrong
            2 | base: mention
              |       ^^^^^^^ did you mean 'mentions'?

        """),
    Case(
      testDescription: "an empty span has one caret", source: "rows:", start: (1, 6), end: (1, 6),
      rendered: """
        p.yaml:1:6: error: wrong
            1 | rows:
              |      ^

        """),
    Case(
      testDescription: "a place past the end stands after the line", source: "rows:", start: (1, 90), end: (1, 95),
      rendered: """
        p.yaml:1:90: error: wrong
            1 | rows:
              |      ^

        """),
    Case(
      testDescription: "a tab becomes spaces before and under the span", source: "\tab\tcd", start: (1, 3), end: (1, 6),
      rendered: """
        p.yaml:1:3: error: wrong
            1 |     ab  cd
              |      ^^^^

        """),
    Case(
      testDescription: "wide characters take two cells", source: "名前: x", start: (1, 5), end: (1, 6),
      rendered: """
        p.yaml:1:5: error: wrong
            1 | 名前: x
              |       ^

        """),
    Case(
      testDescription: "an emoji of several code points is one character of two cells", source: "👩‍👩‍👧: x",
      start: (1, 4), end: (1, 5),
      rendered: """
        p.yaml:1:4: error: wrong
            1 | 👩‍👩‍👧: x
              |     ^

        """),
    Case(
      testDescription: "combining marks take no cell", source: "cafe\u{301}: x", start: (1, 7), end: (1, 8),
      rendered: """
        p.yaml:1:7: error: wrong
            1 | cafe\u{301}: x
              |       ^

        """),
    Case(
      testDescription: "a byte order mark is no character", source: "\u{FEFF}peli: 1", start: (1, 1), end: (1, 5),
      rendered: """
        p.yaml:1:1: error: wrong
            1 | peli: 1
              | ^^^^

        """),
    Case(
      testDescription: "lines may end with CR LF or CR", source: "a\r\nb\rcd", start: (3, 2), end: (3, 3),
      rendered: """
        p.yaml:3:2: error: wrong
            3 | cd
              |  ^

        """),
    Case(
      testDescription: "what could steer the terminal is replaced", source: "a\u{1B}[2J\u{202E}b", start: (1, 7),
      end: (1, 8),
      rendered: """
        p.yaml:1:7: error: wrong
            1 | a\u{FFFD}[2J\u{FFFD}b
              |       ^

        """),
    Case(
      testDescription: "a span over two lines marks both", source: "  if(a,\n     b) + 1", start: (1, 3), end: (2, 8),
      label: "never closed",
      rendered: """
        p.yaml:1:3: error: wrong
            1 |   if(a,
              |   ^^^^^
            2 |      b) + 1
              |      ^^ never closed

        """),
    Case(
      testDescription: "a longer span shows its first and last line", source: "a: |\n  b\n  c\n  d\ne", start: (1, 4),
      end: (5, 1),
      rendered: """
        p.yaml:1:4: error: wrong
            1 | a: |
              |    ^
            … |
            4 |   d
              |   ^

        """),
    Case(
      testDescription: "a span that ends in blank lines stays on its line", source: "a: b\n\n\n", start: (1, 1),
      end: (4, 1),
      rendered: """
        p.yaml:1:1: error: wrong
            1 | a: b
              | ^^^^

        """),
    Case(
      testDescription: "an empty line has a bare gutter", source: "a\n\nb", start: (2, 1), end: (2, 1),
      rendered: """
        p.yaml:2:1: error: wrong
            2 |
              | ^

        """),
    Case(
      testDescription: "the gutter widens for a long line number",
      source: String(repeating: "\n", count: 123_455) + "x", start: (123_456, 1), end: (123_456, 2),
      rendered: """
        p.yaml:123456:1: error: wrong
        123456 | x
               | ^

        """),
    Case(
      testDescription: "without the source the label is a line of its own", label: "did you mean 'x'?",
      rendered: """
        p.yaml:1:1: error: wrong
           did you mean 'x'?

        """),
    Case(
      testDescription: "a line the source lacks is left out", source: "a", start: (7, 1), end: (7, 2),
      rendered: """
        p.yaml:7:1: error: wrong

        """),
  ]

  @Test("lays a source line out so that carets fit", arguments: excerpts)
  func laysOut(row: Case) {
    let span = SourceSpan(
      file: "p.yaml", start: SourcePosition(line: row.start.line, column: row.start.column),
      end: SourcePosition(line: row.end.line, column: row.end.column))
    let renderer = DiagnosticRenderer(sources: row.source.map { ["p.yaml": $0] } ?? [:])
    #expect(renderer.render(.error("wrong", "wrong", at: span, label: row.label)) == row.rendered)
  }

  @Test("renders the example of the design to the letter")
  func rendersTheExample() {
    let source = String(repeating: "\n", count: 30) + "      costs: costs - grantd\n"
    let diagnostic = Diagnostic.error(
      "unknown-column", "no column 'grantd' in dataset 'evaluated'",
      at: SourceSpan(file: "pipelines/mkbidee.yaml", line: 31, column: 22, length: 6),
      label: "did you mean 'granted'?",
      details: ["columns here: application, chamber_no, submitted, compartment, sector, …"])
    let renderer = DiagnosticRenderer(sources: ["pipelines/mkbidee.yaml": source])
    #expect(
      renderer.render([diagnostic]) == """
        pipelines/mkbidee.yaml:31:22: error: no column 'grantd' in dataset 'evaluated'
           31 |       costs: costs - grantd
              |                      ^^^^^^ did you mean 'granted'?
           columns here: application, chamber_no, submitted, compartment, sector, …

        """)
  }

  @Test(
    "says where in the data a problem is, as far as it is known",
    arguments: [
      (
        DataPlace(file: "besluiten.csv", line: 13, record: 12, column: "Verleend bedrag", byte: 1034),
        "besluiten.csv:13: error: record 12, column 'Verleend bedrag', byte 1034: '12.34' is no amount\n"
      ),
      (DataPlace(file: "b.csv", line: 13), "b.csv:13: error: '12.34' is no amount\n"),
      (DataPlace(file: "b.csv", record: 12), "b.csv: error: record 12: '12.34' is no amount\n"),
      (DataPlace(file: "b.csv"), "b.csv: error: '12.34' is no amount\n"),
      (
        DataPlace(file: "b.csv", line: 1, column: "a\nb"),
        "b.csv:1: error: column 'a\\nb': '12.34' is no amount\n"
      ),
    ])
  func saysThePlace(place: DataPlace, rendered: String) {
    let diagnostic = Diagnostic.error("invalid-money", "'12.34' is no amount", place: place)
    #expect(DiagnosticRenderer().render(diagnostic) == rendered)
    #expect(diagnostic.exit == .data)
  }

  @Test("names the data beside the pipeline file when both are known")
  func saysBoth() {
    let diagnostic = Diagnostic.error(
      "missing-header", "no header 'Budget'", at: SourceSpan(file: "p.yaml", line: 1, column: 4, length: 6),
      place: DataPlace(file: "a.csv", line: 1, column: "Budget"))
    #expect(
      DiagnosticRenderer(sources: ["p.yaml": "a: Budget"]).render(diagnostic) == """
        p.yaml:1:4: error: no header 'Budget'
            1 | a: Budget
              |    ^^^^^^
           in a.csv:1, column 'Budget'

        """)
  }

  @Test(
    "names the severity, with or without a place",
    arguments: [
      (Diagnostic.error("e", "wrong"), "error: wrong\n"), (.warning("w", "odd"), "warning: odd\n"),
      (.note("n", "so"), "note: so\n"),
      (.error("e", "line\nend\u{7}", details: ["more\tso"]), "error: line\\nend\\u{7}\n   more\\tso\n"),
    ])
  func namesTheSeverity(diagnostic: Diagnostic, rendered: String) {
    #expect(DiagnosticRenderer().render(diagnostic) == rendered)
  }

  @Test("colours the parts only when asked")
  func colours() {
    let diagnostic = Diagnostic.warning(
      "odd", "odd", at: SourceSpan(file: "p", line: 1, column: 1, length: 1), label: "here")
    #expect(
      DiagnosticRenderer(sources: ["p": "x"], colour: true).render(diagnostic) == """
        \u{1B}[1mp:1:1: \u{1B}[0m\u{1B}[1;33mwarning:\u{1B}[0m \u{1B}[1modd\u{1B}[0m
        \u{1B}[34m    1 |\u{1B}[0m x
        \u{1B}[34m      |\u{1B}[0m \u{1B}[1;33m^ here\u{1B}[0m

        """)
  }

  @Test("shows a window of a very long line", arguments: [1, 40, 41, 200, 5000])
  func showsAWindow(column: Int) throws {
    var characters = Array(repeating: Character("a"), count: 5000)
    characters[column - 1] = "X"
    let span = SourceSpan(file: "p", line: 1, column: column, length: 1)
    let lines = DiagnosticRenderer(sources: ["p": String(characters)]).render(.error("e", "e", at: span))
      .split(separator: "\n")
    try #require(lines.count == 3)
    let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
    #expect(Array(lines[1])[caret] == "X")
    #expect(lines[1].count <= 170)
  }
}
