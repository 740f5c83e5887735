import PeilCore
import PeilDiagnostics
import PeilPipeline
import Testing

@Suite("Where the pieces of a pipeline file stand")
struct YAMLPositionTests {
  /// A scalar: the path of keys to it, its text, its span, and the place of one of its characters, all counted by hand.
  struct Case: Sendable, CustomTestStringConvertible {
    let yaml: String
    let path: [String]
    let text: String
    let span: String
    var character: Int = 0
    let place: String
    var testDescription: String { yaml }
  }

  static let cases = [
    Case(yaml: "a: word", path: ["a"], text: "word", span: "1:4-1:8", character: 2, place: "1:6"),
    Case(yaml: "a:   two words  # no", path: ["a"], text: "two words", span: "1:6-1:15", character: 4, place: "1:10"),
    Case(yaml: "é: né == 1", path: ["é"], text: "né == 1", span: "1:4-1:11", character: 3, place: "1:7"),
    Case(yaml: "a: 'b'", path: ["a"], text: "b", span: "1:4-1:7", place: "1:5"),
    Case(yaml: "a: 'x''y''z'", path: ["a"], text: "x'y'z", span: "1:4-1:13", character: 4, place: "1:11"),
    Case(yaml: #"a: "x\"y\u00e9z""#, path: ["a"], text: "x\"yéz", span: "1:4-1:17", character: 4, place: "1:15"),
    Case(
      yaml: "{a: {b: 'o == ''é'''}}", path: ["a", "b"], text: "o == 'é'", span: "1:9-1:21", character: 6, place: "1:17"),
    Case(yaml: "a:\n  b: c\n", path: ["a", "b"], text: "c", span: "2:6-2:7", place: "2:6"),
    Case(yaml: "a: one\n  two", path: ["a"], text: "one two", span: "1:4-2:6", character: 4, place: "2:3"),
    Case(yaml: "a: 'one\n\n  two'", path: ["a"], text: "one\ntwo", span: "1:4-3:7", character: 4, place: "3:3"),
    Case(yaml: "a: >-\n  one\n  two\nb: c", path: ["a"], text: "one two", span: "1:4-3:6", character: 4, place: "3:3"),
    Case(
      yaml: "a: |\n  one\n    two\nb: c", path: ["a"], text: "one\n  two\n", span: "1:4-3:8", character: 6, place: "3:5"
    ),
    Case(yaml: "a: |-\n\n  one", path: ["a"], text: "\none", span: "1:4-3:6", character: 1, place: "3:3"),
    Case(yaml: "a: \"one\\\n  two\"", path: ["a"], text: "onetwo", span: "1:4-2:7", character: 3, place: "2:3"),
    Case(yaml: "a: &x word\nb: *x", path: ["b"], text: "word", span: "1:7-1:11", character: 1, place: "1:8"),
    Case(yaml: "\u{FEFF}a: word", path: ["a"], text: "word", span: "1:4-1:8", place: "1:4"),
    Case(yaml: "a: word\r\nb: x\r\n", path: ["b"], text: "x", span: "2:4-2:5", place: "2:4"),
    Case(yaml: "a: ''", path: ["a"], text: "", span: "1:4-1:6", place: "1:5"),
    Case(yaml: "a:\nb: c", path: ["a"], text: "", span: "1:3-1:3", place: "1:3"),
    Case(yaml: "a: 🇳🇱 == x", path: ["a"], text: "🇳🇱 == x", span: "1:4-1:10", character: 5, place: "1:9"),
  ]

  @Test("a scalar's text, span and characters stand where a hand count says", arguments: cases)
  func scalar(_ example: Case) throws {
    var setting = try YAMLReader().read(Array(example.yaml.utf8), file: "f.yaml")
    for key in example.path { setting = try #require(setting[key]) }
    let text = try #require(setting.text)
    #expect(text.text == example.text)
    #expect(written(text.span) == example.span)
    #expect(text.positions.count == example.text.count + 1)
    #expect(written(try #require(text.positions[safe: example.character])) == example.place)
  }

  @Test(
    "plain words stay text, whatever YAML would make of them",
    arguments: ["no", "012", "1:30", "~", "null", "0x1F", "2021-01-19", "1e3"])
  func untouched(_ word: String) throws {
    #expect(try YAMLReader().read(Array("a: \(word)".utf8), file: "f.yaml")["a"]?.text?.text == word)
  }

  @Test("a list, a map and a key have spans of their own")
  func collections() throws {
    let root = try YAMLReader().read(Array("k:\n  - [a, {b: c}]\n  - d\n".utf8), file: "f.yaml")
    let entry = try #require(root.map?.first)
    #expect(written(entry.key.span) == "1:1-1:2")
    #expect(written(entry.value.span) == "2:3-3:6")
    let inner = try #require(entry.value.list?.first)
    #expect(written(inner.span) == "2:5-2:16")
    #expect(inner.list?.last.map { written($0.span) } == "2:9-2:15")
  }

  private func written(_ span: SourceSpan) -> String { "\(written(span.start))-\(written(span.end))" }
  private func written(_ place: SourcePosition) -> String { "\(place.line):\(place.column)" }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
