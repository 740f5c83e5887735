import PeilCore
import PeilDiagnostics
import PeilPipeline
import Testing

@Suite("What a pipeline file that is not YAML is told")
struct YAMLErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let yaml: String
    let message: String
    var testDescription: String { yaml }
  }

  static let cases = [
    Case(
      yaml: "",
      message: """
        p.yaml:1:1: error: the pipeline file is empty
            1 |
              | ^
           a pipeline begins with 'peil: 1' and needs 'language' and 'sources'

        """),
    Case(
      yaml: "a: 1\nb: 2\na: 3\n",
      message: """
        p.yaml:3:1: error: the key 'a' stands here twice
            3 | a: 3
              | ^ it already stands on line 1: take one away

        """),
    Case(
      yaml: "x: {a: 1, 'a': 3}\n",
      message: """
        p.yaml:1:11: error: the key 'a' stands here twice
            1 | x: {a: 1, 'a': 3}
              |           ^^^ it already stands on line 1: take one away

        """),
    Case(
      yaml: "k:\n  - a: 1\n    b: 2\n    a: 3\n",
      message: """
        p.yaml:4:5: error: the key 'a' stands here twice
            4 |     a: 3
              |     ^ it already stands on line 2: take one away

        """),
    Case(
      yaml: "a: !int 3\n",
      message: """
        p.yaml:1:4: error: tags are not part of a pipeline file
            1 | a: !int 3
              |    ^^^^ take this away: the key says what the type is

        """),
    Case(
      yaml: "a: &x {b: 1}\nc:\n  <<: *x\n",
      message: """
        p.yaml:3:3: error: the merge key '<<' is not part of a pipeline file
            3 |   <<: *x
              |   ^^ write the keys out
           a whole map may be repeated with '&name' and '*name'

        """),
    Case(
      yaml: "a: 1\n---\nb: 2\n",
      message: """
        p.yaml:2:1: error: a second document begins here
            2 | ---
              | ^^^ a pipeline is one document: take '---' away

        """),
    Case(
      yaml: "a:\n\tb: 1\n",
      message: """
        p.yaml:2:1: error: a tab cannot indent a line
            2 |     b: 1
              | ^^^^ put spaces here

        """),
    Case(
      yaml: "m: {ratio: if(a > 1, b, c)}\n",
      message: """
        p.yaml:1:12: error: this text is cut off: inside { } and [ ] a ',' ends it
            1 | m: {ratio: if(a > 1, b, c)}
              |            ^^^^^^^^ put quotes around it
           like this: "if(a > 0, a, 0)"

        """),
    Case(
      yaml: "m: {rule: x == 'a, b', otherwise: reject}\n",
      message: """
        p.yaml:1:11: error: this text is cut off: inside { } and [ ] a ',' ends it
            1 | m: {rule: x == 'a, b', otherwise: reject}
              |           ^^^^^^^ put quotes around it
           like this: "if(a > 0, a, 0)"

        """),
    Case(
      yaml: "m: {where: x == 'a: b'}\n",
      message: """
        p.yaml:1:19: error: the '{' of line 1 is not closed before this
            1 | m: {where: x == 'a: b'}
              |                   ^ a ',' or the closing bracket fits here
           text that holds , : # [ ] { or } needs quotes around it inside { } and [ ]

        """),
    Case(
      yaml: "a: 'open\nb: 2\n",
      message: """
        p.yaml:1:4: error: this quote is not closed
            1 | a: 'open
              |    ^ close it, or double it to mean the character itself

        """),
    Case(
      yaml: "a: {b: 1\nc: 2\n",
      message: """
        p.yaml:2:2: error: the '{' of line 1 is not closed before this
            2 | c: 2
              |  ^ a ',' or the closing bracket fits here
           text that holds , : # [ ] { or } needs quotes around it inside { } and [ ]

        """),
    Case(
      yaml: "title: MKB!dee: tender\n",
      message: """
        p.yaml:1:15: error: a ':' cannot stand here
            1 | title: MKB!dee: tender
              |               ^ put quotes around the text, or begin the key on a line of its own

        """),
    Case(
      yaml: "x: [a:]\n",
      message: """
        p.yaml:1:6: error: a ':' cannot stand here
            1 | x: [a:]
              |      ^^ put quotes around the text, or begin the key on a line of its own

        """),
    Case(
      yaml: "x: \"a\ny: {b: \"c\"}\n",
      message: """
        p.yaml:1:4: error: this quote is not closed
            1 | x: "a
              |    ^ close it, or double it to mean the character itself

        """),
    Case(
      yaml: "x: \"a\n  b\" # two lines, as YAML has it\ny: [c\n",
      message: """
        p.yaml:3:4: error: this bracket is not closed
            3 | y: [c
              |    ^ close it

        """),
    Case(
      yaml: "a:\n  b: 1\n c: 2\n",
      message: """
        p.yaml:3:2: error: this does not fit what began on line 1
            3 |  c: 2
              |  ^^ check how far it is indented

        """),
    Case(
      yaml: "a: 1\nb\nc: 2\n",
      message: """
        p.yaml:2:1: error: a key without a ':' after it
            2 | b
              | ^ write 'key: value'

        """),
    Case(
      yaml: "a: @x\n",
      message: """
        p.yaml:1:4: error: text cannot begin with '@'
            1 | a: @x
              |    ^^ put quotes around it

        """),
    Case(
      yaml: "a: *nowhere\n",
      message: """
        p.yaml:1:4: error: no '&' before this gives the name that '*' refers to
            1 | a: *nowhere
              |    ^^^^^^^^

        """),
    Case(
      yaml: "? [a, b]\n: c\n",
      message: """
        p.yaml:1:3: error: a list or a map stands where a key should
            1 | ? [a, b]
              |   ^ write one word before the ':'

        """),
    Case(
      yaml: "a: x\u{2028}y\n",
      message: """
        p.yaml:1:5: error: the character U+2028 stands here, which some programs take for a line end
            1 | a: x\u{2028}y
              |     ^ put an ordinary line end or a space here

        """),
    Case(
      yaml: "a: [x, y\n",
      message: """
        p.yaml:1:4: error: this bracket is not closed
            1 | a: [x, y
              |    ^ close it

        """),
    Case(
      yaml: "- a\nb: 1\n",
      message: """
        p.yaml:2:1: error: this does not fit what began on line 1
            2 | b: 1
              | ^^ check how far it is indented

        """),
    Case(
      yaml: "a: \"\\q\"\n",
      message: """
        p.yaml:1:5: error: in double quotes a backslash begins an escape, and this is none
            1 | a: "\\q"
              |     ^^^ write two, or use single quotes

        """),
    Case(
      yaml: String(repeating: "[", count: 150) + String(repeating: "]", count: 150),
      message: """
        p.yaml:1:102: error: lists and maps lie more than 100 levels deep here
            1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]…
              |                                          ^

        """),
  ]

  @Test("the message has the line, a caret and what to do", arguments: cases)
  func message(_ example: Case) {
    #expect(rendered(example.yaml) == example.message)
  }

  func rendered(_ yaml: String) -> String {
    do {
      _ = try YAMLReader().read(Array(yaml.utf8), file: "p.yaml")
      return ""
    } catch {
      return DiagnosticRenderer(sources: ["p.yaml": yaml]).render(error.diagnostics)
    }
  }

  @Test("a file that is not UTF-8 is told so at the line and column of the first bad byte")
  func notUTF8() throws {
    let error = #expect(throws: YAMLError.self) {
      try YAMLReader().read(Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A], file: "p.yaml")
    }
    let message = try DiagnosticRenderer().render(#require(error).diagnostics)
    #expect(
      message == """
        p.yaml:2:7: error: the pipeline file is not UTF-8
           this byte is no character
           save the file as UTF-8

        """)
  }

  @Test("aliases may not blow a small file up")
  func aliases() throws {
    let levels = (1...8).map {
      "l\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 10).joined(separator: ", "))]"
    }
    let yaml = (["l0: &l0 x"] + levels).joined(separator: "\n")
    #expect(rendered(yaml).contains("more than 100,000 parts once its aliases are filled in"))
  }

  @Test("Dutch genitives in a list are words, not formulas")
  func apostrophes() throws {
    let words = try YAMLReader().read(Array("a: [foto's, video's]".utf8), file: "p.yaml")["a"]
    #expect(words?.list?.compactMap(\.text?.text) == ["foto's", "video's"])
  }
}
