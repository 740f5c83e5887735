import Foundation
import PeilDiagnostics
import PeilPipeline
import Testing

@Suite("How a pipeline file is laid out")
struct FormatTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every pipeline there is, those of the golden cases among them.
  static let pipelines: [URL] = {
    let all = FileManager.default
    let own =
      (try? all.contentsOfDirectory(at: repository.appendingPathComponent("pipelines"), includingPropertiesForKeys: nil))
      ?? []
    let cases = all.enumerator(
      at: repository.appendingPathComponent("Tests/GoldenTests/Cases"), includingPropertiesForKeys: nil)
    let golden = (cases?.compactMap { $0 as? URL } ?? []).filter { $0.lastPathComponent == "pipeline.yaml" }
    return (own.filter { $0.pathExtension == "yaml" } + golden).sorted { $0.path < $1.path }
  }()

  private func formatted(_ text: String) throws -> String {
    String(decoding: try PipelineFormatter().formatted(Array(text.utf8), file: "p.yaml"), as: UTF8.self)
  }

  /// The comments of a text, without the blanks before them.
  private func comments(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).filter { $0.drop { $0 == " " }.hasPrefix("#") }.map {
      String($0.drop { $0 == " " })
    }
  }

  // That the result says the same is verified by the formatter itself, which throws where it does not.
  @Test("laying out every pipeline, as it is and disturbed, keeps its comments, and once is enough")
  func properties() throws {
    #expect(Self.pipelines.count > 150)
    var count = 0
    for file in Self.pipelines {
      let text = try String(contentsOf: file, encoding: .utf8)
      // A case may hold a file that is no YAML, to show what is said of it.
      guard let once = try? formatted(text) else { continue }
      count += 1
      #expect(try formatted(once) == once, "\(file.path)")
      #expect(comments(once) == comments(text), "\(file.path)")
      let wide = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(repeating: " ", count: line.prefix { $0 == " " }.count) + line
      }.joined(separator: "\n")
      guard !text.contains("|\n"), !text.contains(">-"), !text.contains(">\n") else { continue }
      #expect(try formatted(wide) == once, "\(file.path), with twice the indent")
      let blank = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") + "\r\n\r\n"
      #expect(try formatted(blank) == once, "\(file.path), with other line ends")
    }
    #expect(count > 150)
  }

  @Test("the pipelines that come along are laid out", arguments: pipelines.filter { $0.path.contains("/pipelines/") })
  func shipped(file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(try formatted(text) == text)
  }

  @Test(
    "each thing that is laid out, before and after",
    arguments: [
      ("peil: 1   \n\n\n\nlanguage: nl", "peil: 1\n\nlanguage: nl\n"),
      ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
      ("a:\n- b: 1\n  c: 2\n-   d: 3\n    e: 4\n", "a:\n  - b: 1\n    c: 2\n  - d: 3\n    e: 4\n"),
      ("a: { b: 1 , c: [ x,y ] }\n", "a: {b: 1, c: [x, y]}\n"),
      ("# top\na:\n     # of b\n     b: 1 # behind\n", "# top\na:\n  # of b\n  b: 1 # behind\n"),
      ("a:\n    b: |\n      one\n\n\n        two  \n    c: 1\n", "a:\n  b: |\n    one\n\n\n      two  \n  c: 1\n"),
      ("a:\n    b: 'it is , so { }'\n", "a:\n  b: 'it is , so { }'\n"),
      ("a:   {x: 1}\nbb:  {x: 2}\n", "a:   {x: 1}\nbb:  {x: 2}\n"),
      ("a: {b: \"x ,y\", 'c ' : 1}\n", "a: {b: \"x ,y\", 'c ' : 1}\n"),
      ("a: [\n      1,\n      2]\nb: 1\n", "a: [\n      1,\n      2]\nb: 1\n"),
      ("- - a\n  - b\n-   - c\n", "- - a\n  - b\n- - c\n"),
      ("a: one\n   two\nb: &x {c: 1}\nd: *x\n", "a: one\n   two\nb: &x {c: 1}\nd: *x\n"),
      ("\u{FEFF}a: é\r\nb: 2\r\n", "a: é\nb: 2\n"),
    ])
  func example(_ before: String, _ after: String) throws {
    #expect(try formatted(before) == after)
  }

  @Test("a file that is no YAML is told where, and stays as it is")
  func noYAML() {
    #expect(throws: DiagnosticsError.self) { try formatted("a: [1\nb: 2\n") }
  }
}
