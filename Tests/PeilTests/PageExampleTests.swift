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
      let outcome = try pipeline.run(into: folder.appendingPathComponent("out").path, options: RunOptions(threads: 2))
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
      .replacingOccurrences(
        of: "taxonomies/", with: repository.appendingPathComponent("pipelines/taxonomies").path + "/")
    return "peil: 1\nlanguage: nl\n\(sources)\n\(example)\n\(tables)"
  }

  @Test("every page says what it is for, and every option what it does", arguments: pages.map(\.name))
  func complete(name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    #expect(page.summary.hasSuffix("."))
    #expect(page.discussion.count > 80)
    for parameter in Self.parameters(of: page.setting) {
      #expect(parameter.summary.hasSuffix("."), "\(parameter.name)")
      #expect(parameter.isRequired || parameter.standard != nil, "\(parameter.name)")
    }
    for line in PageText.stage(page).text.split(separator: "\n") { #expect(line.count <= 120, "\(line)") }
  }

  @Test(
    "every measure's page says when not to use it, and where it comes from",
    arguments: Catalogue.standard.measures.map { $0.page.name })
  func cautious(name: String) throws {
    let page = try #require(Catalogue.standard.measure(name)).page
    #expect(page.caution.count > 30)
    #expect(page.source.hasSuffix("."), "name the author and year, or the law, of what it computes")
  }

  private static func parameters(of kind: Parameter.Kind) -> [Parameter] {
    switch kind {
    case .options(let parameters): parameters + parameters.flatMap { Self.parameters(of: $0.kind) }
    case .either(let kinds): kinds.flatMap(Self.parameters)
    case .list(let inner), .oneOrMore(let inner), .map(_, let inner): Self.parameters(of: inner)
    default: []
    }
  }
}

extension Error {
  /// What an error of Peil's tells; anything else as one error of its own.
  var diagnosticsOfPeil: [Diagnostic] {
    (self as? any DiagnosticConvertible)?.diagnostics ?? [.error("unknown", "\(self)")]
  }
}
