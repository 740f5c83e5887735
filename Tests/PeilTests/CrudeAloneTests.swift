import Foundation
import Peil
import Testing

/// A table that misleads without its comparison within strata leaves the house with it, or by a line that says so.
@Suite struct CrudeAloneTests {
  static let sample = PageExampleTests.repository
    .appendingPathComponent("Tests/GoldenTests/Cases/table-compare/simpson")

  private func run(publishing tables: String, crudeAlone: String = "") throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-crude-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: Self.sample.appendingPathComponent("a.csv"), to: folder.appendingPathComponent("a.csv"))
    let text = try String(contentsOf: Self.sample.appendingPathComponent("pipeline.yaml"), encoding: .utf8)
      .replacingOccurrences(of: "formats: [csv, markdown]", with: "tables: [\(tables)]")
      .replacingOccurrences(of: "adjust-for: stone", with: "adjust-for: stone\(crudeAlone)")
    let file = folder.appendingPathComponent("pipeline.yaml")
    try Data(text.utf8).write(to: file)
    _ = try Pipeline(file: file.path).run(
      into: folder.appendingPathComponent("out").path, options: RunOptions(threads: 2))
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "published"
    } catch {
      return error.diagnosticsOfPeil.map { ([$0.message] + $0.details).joined(separator: "\n") }.joined(separator: "\n")
    }
  }

  @Test("a table whose adjusted picture differs is not published without it")
  func blocked() {
    #expect(
      message { try run(publishing: "t") } == """
        table 't' gives another picture than its comparison within strata (REVERSAL_ALL_STRATA), which is not published
        add 't_compared' to `publish: tables`
        or write `crude-alone: accepted` under `compare`, and say why beside the table
        """)
  }

  @Test("with its comparison it is published") func together() {
    #expect(message { try run(publishing: "t, t_compared") } == "published")
  }

  @Test("it is published alone where the pipeline says so") func accepted() {
    #expect(message { try run(publishing: "t", crudeAlone: ", crude-alone: accepted") } == "published")
  }
}
