import Foundation
import PeilDiagnostics
import PeilPipeline
import Testing

@Suite struct FlagshipTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("every pipeline of the repository plans without a word of complaint")
  func plans() throws {
    let folder = Self.repository.appendingPathComponent("pipelines")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    #expect(names.contains("mkbidee-2020.yaml"))
    for name in names {
      let file = folder.appendingPathComponent(name).path
      let bytes = try #require(FileManager.default.contents(atPath: file))
      let outcome = PipelineReader(catalogue: .standard).plan(text: Array(bytes), file: file, overrides: [])
      let renderer = DiagnosticRenderer(sources: [file: String(decoding: bytes, as: UTF8.self)], colour: false)
      #expect(renderer.render(outcome.diagnostics) == "", "\(name)")
    }
  }
}
