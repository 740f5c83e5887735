import Foundation
import Peil
import Testing

/// Every measure is a state that merges.
///
/// However the rows are cut up and whatever their order, the figures are the same bits. The example of each measure's page
/// is run over the flagship's sources in one piece, and over the same records in another order in small pieces.
@Suite struct MeasureConformanceTests {
  static let names = Catalogue.standard.measures.map { $0.page.name }

  @Test("neither the split of the rows nor their order changes a bit", arguments: names)
  func merges(name: String) throws {
    let copy = try SampleCopy()
    for file in SampleCopy.files {
      let records = try copy.records(file)
      // An order that has nothing to do with that of the file: by the end of each record.
      let others = records.dropFirst().sorted { left, right in
        left.joined().reversed().lexicographicallyPrecedes(right.joined().reversed())
      }
      try copy.write(records.prefix(1) + others, to: file)
    }
    let sources = PageExampleTests.sources.replacingOccurrences(
      of: PageExampleTests.repository.path + "/", with: copy.folder.path + "/")
    let whole = try run(name, sources: PageExampleTests.sources, threads: 1, blockSize: 1 << 20)
    let other = try run(name, sources: sources, threads: 8, blockSize: 1_000)
    #expect(other.tables == whole.tables)
    #expect(other.states == whole.states)
  }

  private func run(_ name: String, sources: String, threads: Int, blockSize: Int) throws -> RunResult {
    let page = try #require(Catalogue.standard.measure(name)).page
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-measure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("p.yaml")
    try Data(PageExampleTests.pipeline(of: page.example, sources: sources).utf8).write(to: file)
    let pipeline = try Pipeline(file: file.path)
    return try pipeline.run(
      into: folder.appendingPathComponent("out").path, options: RunOptions(threads: threads, blockSize: blockSize)
    ).result
  }
}
