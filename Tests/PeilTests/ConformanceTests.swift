import Foundation
import Peil
import PeilTestSupport
import PeilTesting
import Testing

/// Every stage and every measure keeps the laws, on the flagship's sources.
@Suite struct ConformanceTests {
  @Test("every measure keeps the laws", arguments: Catalogue.standard.measures.map { $0.page.name }.filter(isTried))
  func measure(name: String) throws {
    let measure = try #require(Catalogue.standard.measure(name))
    for finding in try Conformance(of: measure, on: .flagship(for: measure.page)).findings() {
      Issue.record("\(finding)")
    }
  }

  @Test("every stage keeps the laws", arguments: Catalogue.standard.stages.map { $0.page.name })
  func stage(name: String) throws {
    let stage = try #require(Catalogue.standard.stage(name))
    let kit = Conformance(of: stage, on: .flagship(for: stage.page), followsRowOrder: Self.following.contains(name))
    for finding in try kit.findings() { Issue.record("\(finding)") }
  }

  /// The exact test of heterogeneity and the bootstrap of ranks take half a minute each, unoptimised, in eight ways.
  private static func isTried(_ measure: String) -> Bool {
    TestDepth.isWhole || !["heterogeneity", "item-rank"].contains(measure)
  }

  /// The stages that mean the order of the rows, or decide by it what nothing else decides.
  private static let following: Set = ["limit"]
}

extension TestBench {
  /// Those sources of the flagship pipeline that an example names, so that no file is read in vain in each of the ways.
  static func flagship(for page: Page) -> TestBench {
    let words = Set(page.example.split { !$0.isLowercase && $0 != "_" })
    let sources = flagship.sources.split(separator: "\n", omittingEmptySubsequences: false)
    var isNamed = true
    let kept = sources.filter { line in
      // The name of a source stands alone on its line, two blanks in.
      if let name = line.wholeMatch(of: /[ ]{2}([a-z_]+):/) { isNamed = words.contains(name.1) }
      return isNamed
    }.joined(separator: "\n")
    return TestBench(
      sources: kept, files: flagship.files.filter { kept.contains("file: \($0.path)") }, paths: flagship.paths)
  }

  /// The sources of the flagship pipeline.
  private static let flagship: TestBench = {
    let folder = PageExampleTests.repository.appendingPathComponent("sample-data/mkbidee-2020")
    let keys: Set = ["Aanvraagnummer", "Volgnummer", "Budget", "Besluit"]
    return TestBench(
      sources: PageExampleTests.sources.replacingOccurrences(of: folder.path + "/", with: ""),
      files: SampleCopy.files.map { name in
        let contents = (try? Data(contentsOf: folder.appendingPathComponent("\(name).csv"))) ?? Data()
        return File(path: "\(name).csv", contents: contents, delimiter: ";", kept: keys)
      },
      paths: [
        ("../code-lists", PageExampleTests.repository.appendingPathComponent("code-lists").path),
        ("../sample-data", PageExampleTests.repository.appendingPathComponent("sample-data").path),
        ("taxonomies/", PageExampleTests.repository.appendingPathComponent("pipelines/taxonomies").path + "/"),
      ])
  }()
}
