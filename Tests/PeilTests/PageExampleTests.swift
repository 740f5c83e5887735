import Foundation
import Peil
import Testing

/// The example of every page is run on the sources of the flagship pipeline.
@Suite struct PageExampleTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The flagship's `sources:` block, with the files named by their full path.
  static let sources: String = {
    let file = repository.appendingPathComponent("pipelines/mkbidee-2020.yaml")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let block = text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "sources:" }
      .prefix { $0 != "datasets:" }
    return block.joined(separator: "\n").replacingOccurrences(
      of: "../sample-data", with: repository.appendingPathComponent("sample-data").path)
  }()

  static let pages = Catalogue.standard.stages.map { $0.page } + Catalogue.standard.measures.map { $0.page }

  @Test("every example runs", arguments: pages.map(\.name))
  func runs(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-example-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = Self.pipeline(of: page.example, sources: Self.sources)
    let file = folder.appendingPathComponent("p.yaml")
    try Data(text.utf8).write(to: file)
    do {
      let pipeline = try Pipeline(file: file.path)
      let outcome = try pipeline.run(
        into: folder.appendingPathComponent("out").path, options: RunOptions(threads: 2, programs: .ofTests))
      #expect(outcome.result.ledger.open.isEmpty)
      let estimates = outcome.result.tables.flatMap { $0.cells.flatMap(\.estimates) }
      #expect(estimates.contains { $0.value != nil }, "no figure of the example has a value")
    } catch {
      Issue.record("\(DiagnosticRenderer(sources: [file.path: text], colour: false).render(error.diagnosticsOfPeil))")
    }
  }

  /// The whole pipeline of a page's example, over a `sources:` block.
  static func pipeline(of example: String, sources: String) -> String {
    let tables = example.contains("tables:") ? "" : "tables:\n  t: {from: example, measures: {n: count}}\n"
    let example =
      example
      .replacingOccurrences(of: "../code-lists", with: repository.appendingPathComponent("code-lists").path)
      .replacingOccurrences(of: "../sample-data", with: repository.appendingPathComponent("sample-data").path)
      .replacingOccurrences(
        of: "taxonomies/", with: repository.appendingPathComponent("pipelines/taxonomies").path + "/")
    return "peil: 1\nlanguage: nl\n\(sources)\n\(example)\n\(tables)"
  }

  @Test("every page fits a terminal of 120 columns", arguments: pages.map(\.name))
  func width(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    for line in PageText.stage(page).text.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
  }
}

extension ProgramPermission {
  /// The leave to run the program of an example; time stands still, so that none takes too long.
  static let ofTests = ProgramPermission(environment: ["PATH=/usr/bin:/bin"], clock: { 0 }, show: { _ in })
}

extension Error {
  /// What an error of Peil's tells; anything else as one error of its own.
  var diagnosticsOfPeil: [Diagnostic] {
    (self as? any DiagnosticConvertible)?.diagnostics ?? [.error("unknown", "\(self)")]
  }
}
