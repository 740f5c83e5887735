import Foundation
import Peil
import Testing

@Suite("What is said of a mistake")
struct MistakeTests {
  /// What is said of the good pipeline and exports with some edits.
  private func said(_ edit: (String, String) throws -> String) throws -> (diagnostics: [Diagnostic], text: String) {
    let folder = try TestFolder()
    var texts: [String: String] = [:]
    for file in ["pipeline.yaml", "applications.csv", "decisions.csv"] {
      let text = Mistake.unmarked(try edit(file, Mistake.good(file)))
      try folder.write(text, to: file)
      texts["\(folder.path)/\(file)"] = text
    }
    let diagnostics = Self.diagnostics(of: "\(folder.path)/pipeline.yaml", into: "\(folder.path)/out")
    let rendered = DiagnosticRenderer(sources: texts).render(diagnostics)
    return (diagnostics, rendered.replacingOccurrences(of: "\(folder.path)/", with: ""))
  }

  private static func diagnostics(of file: String, into output: String) -> [Diagnostic] {
    do {
      let pipeline = try Pipeline(file: file)
      let outcome = try pipeline.run(into: output, options: RunOptions(threads: 1))
      return pipeline.warnings + outcome.result.warnings
        + outcome.verdict.diagnostics(of: outcome.result, under: pipeline.plan)
    } catch {
      return (error as? DiagnosticsError)?.diagnostics ?? []
    }
  }

  private func said(of mistake: Mistake) throws -> (diagnostics: [Diagnostic], text: String) {
    try said { file, good in file == mistake.file ? try mistake.marked(good) : good }
  }

  @Test("there are sixty and more, and of the good pipeline nothing is said")
  func enough() throws {
    #expect(Mistake.all.count >= 60)
    #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count)
    #expect(try said { _, good in good }.text == "")
  }

  @Test("one mistake, one message: its place, what was found, what was expected, what to do", arguments: Mistake.all)
  func message(_ mistake: Mistake) throws {
    let said = try said(of: mistake)
    #expect(said.diagnostics.count == 1, "\(said.text)")
    let diagnostic = try #require(said.diagnostics.first)
    if let line = mistake.fields["at"] {
      #expect(diagnostic.place?.file.hasSuffix(mistake.file) == true, "\(said.text)")
      #expect(diagnostic.place?.line.map(String.init) == line, "\(said.text)")
    } else {
      let pipeline = try Mistake.good("pipeline.yaml")
      let marked = try mistake.file == "pipeline.yaml" ? mistake.marked(pipeline) : mistake.pointing(in: pipeline)
      #expect(diagnostic.span.map(MarkedPlace.init) == MarkedPlace(in: marked), "\(said.text)")
    }
    #expect(mistake.fields["found"] != nil && mistake.essentials.count >= 2)
    for essential in mistake.essentials { #expect(said.text.contains(essential), "\(said.text)") }
  }

  @Test("all that is wrong with a file is said at once, in its order, and nothing else")
  func atOnce() throws {
    let names = [
      "A date in the wrong order", "A number with a comma", "A word for two codes", "A key of a table, misspelt",
      "A definition that is none", "An unknown column in a measure",
      "A measure, misspelt, as a key", "An unknown dataset in a table",
      "A format of publication by the name of its program",
    ]
    let mistakes = names.compactMap { name in Mistake.all.first { $0.name == name } }
    #expect(mistakes.count == names.count)
    let said = try said { file, good in
      file == "pipeline.yaml" ? try mistakes.reduce(good) { try $1.marked($0) } : good
    }
    #expect(said.diagnostics.count == mistakes.count, "\(said.text)")
    for (mistake, diagnostic) in zip(mistakes, said.diagnostics) {
      let place = MarkedPlace(in: try mistake.marked(Mistake.good("pipeline.yaml")))
      #expect(diagnostic.span.map(MarkedPlace.init) == place, "\(said.text)")
      for essential in mistake.essentials { #expect(said.text.contains(essential), "\(said.text)") }
    }
  }

  @Test("the page of mistakes shows what is said")
  func page() throws {
    var page = """
      <!-- Written by the tests: PEIL_WRITE_MISTAKES=1 ./peil test --filter MistakeTests -->

      # Mistakes, and what is said of them

      One small pipeline, with one mistake at a time. Each message has its place, what was found, what would be right
      there, and what to do. All that is wrong with a file is said at once, and each mistake once.

      ```yaml
      \(try Mistake.good("pipeline.yaml"))```

      """
    var heading = ""
    for mistake in Mistake.all {
      if mistake.heading != heading {
        heading = mistake.heading
        page += "\n## \(heading)\n"
      }
      page += "\n### \(mistake.name)\n\n```\n\(try said(of: mistake).text)```\n"
    }
    let kept = Mistake.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Documentation/reference/mistakes.md")
    if ProcessInfo.processInfo.environment["PEIL_WRITE_MISTAKES"] != nil {
      try page.write(to: kept, atomically: true, encoding: .utf8)
      Issue.record("the page was written; read it before it goes in")
    }
    #expect(try String(contentsOf: kept, encoding: .utf8) == page, "write it again: see its first line")
  }
}
