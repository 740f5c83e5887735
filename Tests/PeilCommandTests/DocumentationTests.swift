import Foundation
import Testing

/// The documentation is followed as a reader would: its files are written, its commands typed, in order.
@Suite struct DocumentationTests {
  static let pages: [String] = {
    let root = Command.repository.appendingPathComponent("Documentation")
    var pages: [String] = []
    for case let path as String in FileManager.default.enumerator(atPath: root.path) ?? .init()
    where path.hasSuffix(".md") && !path.hasPrefix("reference/") {
      pages.append("Documentation/\(path)")
    }
    return pages.sorted()
  }()

  @Test("there are a tutorial, how-to guides and explanations")
  func exist() { #expect(Self.pages.count >= 10) }

  @Test("every command of a page does what it says, in order, and prints what is shown of it", arguments: pages)
  func commands(page: String) throws {
    let blocks = MarkdownPage(page)
    let place = try blocks.workplace()
    // Nil behind commands that the tests do not give, such as 'swift run'.
    var printed: [String]?
    for block in blocks.blocks {
      switch block.language {
      case "sh":
        printed = block.lines.contains { $0.hasPrefix("./peil ") } ? [] : nil
        for line in block.lines where line.hasPrefix("./peil ") {
          let parts = line.split(separator: "#", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
          let status = parts.count > 1 ? Int32(parts[1].filter(\.isNumber)) ?? 0 : 0
          let result = try Command.run(
            parts[0].split(separator: " ").dropFirst().map(String.init), in: place.folder)
          #expect(result.status == status, "\(page): \(line)\n\(result.error)")
          printed? += (result.output + result.error).split(separator: "\n").map(String.init)
        }
      case "yaml":
        if let isFound = try MarkdownPage.insert(block, in: place) {
          #expect(isFound, "\(page): there is no such line: \(block.lines[0])")
        }
      case "text" where !block.lines.contains { $0.hasPrefix("swift ") }:
        guard let printed else { continue }
        for line in block.lines where line != "…" {
          let isThere = printed.contains { $0.trimmingCharacters(in: .whitespaces).hasPrefix(line) }
          #expect(isThere, "\(page) shows a line that is not printed: \(line)\n\(printed.joined(separator: "\n"))")
        }
      default: continue
      }
    }
  }

  @Test("every link within the project leads somewhere", arguments: pages + ["README.md", "CONTRIBUTING.md"])
  func links(page: String) throws {
    let file = Command.repository.appendingPathComponent(page)
    let text = try String(contentsOf: file, encoding: .utf8)
    for match in text.matches(of: /\]\(([^)#\s]+)/) where !match.1.contains("://") {
      let target = file.deletingLastPathComponent().appendingPathComponent(String(match.1))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(match.1)")
    }
  }

  @Test(
    "the Swift that a page shows is that of a package that is built and tested",
    arguments: [
      "Documentation/how-to/own-metric.md", "Sources/Peil/Peil.docc/AddingAMeasure.md",
      "Sources/Peil/Peil.docc/AddingAStage.md",
    ])
  func swift(page: String) throws {
    let place = try Workplace()
    let example = Command.repository.appendingPathComponent(
      "Examples/grant-per-learner/Sources/GrantPerLearner/GrantPerLearnerMeasure.swift")
    var sources = [try String(contentsOf: example, encoding: .utf8)]
    for beginning in ["sums", "median"] {
      let result = try Command.run(
        ["new", "measure", "new-\(beginning)", "--begin-with", beginning, "--peil", ".."], in: place.folder)
      #expect(result.status == 0, "\(result.error)")
      let type = "New" + beginning.capitalized
      sources.append(try #require(place.read("new-\(beginning)/Sources/\(type)/\(type)Measure.swift")))
    }
    let result = try Command.run(["new", "stage", "new-stage", "--peil", ".."], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    sources.append(try #require(place.read("new-stage/Sources/NewStage/NewStageStage.swift")))
    func trimmed(_ lines: [String]) -> String {
      lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
    }
    let tested = sources.map { trimmed($0.components(separatedBy: "\n")) }
    let shown = MarkdownPage(page).blocks.filter { $0.language == "swift" && $0.lines.count > 1 }
    #expect(!shown.isEmpty)
    for block in shown {
      #expect(tested.contains { $0.contains(trimmed(block.lines)) }, "\(page): \(block.lines[0])")
    }
  }

  @Test("the reference is what 'peil reference' writes")
  func reference() throws {
    // The program that stands in the project's own folder knows the sources.
    let place = try Workplace()
    let result = try Command.run(["reference", "-o", place.folder.path])
    #expect(result.status == 0, "\(result.error)")
    for name in ["stages", "measures", "pipeline-file", "types", "functions", "messages"] {
      let kept = Command.repository.appendingPathComponent("Documentation/reference/\(name).md")
      #expect(
        place.read("\(name).md") == (try? String(contentsOf: kept, encoding: .utf8)),
        "write it again: .build/debug/peil reference -o Documentation/reference")
    }
  }

  @Test("the picture of the tutorial is the one its pipeline makes")
  func picture() throws {
    let place = try MarkdownPage("Documentation/tutorial.md").workplace()
    let result = try Command.run(["run", "scheme.yaml", "--quiet"], in: place.folder)
    #expect(result.status == 0, "\(result.error)")
    let kept = Command.repository.appendingPathComponent("Documentation/pictures/approval.svg")
    #expect(place.read("out/scheme/pictures/approval.svg") == (try? String(contentsOf: kept, encoding: .utf8)))
  }
}
