import Foundation
import Peil
import Testing

/// What `peil init` makes of the sample data of each pipeline, beside the pipeline that was written by hand.
@Suite struct InitTests {
  static let pipelines = [
    "conference-poll", "mit-2019", "mkbidee-2020", "mkbidee-calls", "seventeen-firms", "slim-2020",
  ]

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("reads every row, and gives every column the type it was given by hand", arguments: pipelines)
  func draft(_ name: String) throws {
    let byHand = try Pipeline(file: Self.root.appendingPathComponent("pipelines/\(name).yaml").path)
    let paths = Array(Set(byHand.plan.sources.flatMap { $0.files.map(\.path) })).sorted()
    let files = try paths.map { try InspectedFile(path: URL(fileURLWithPath: $0).standardizedFileURL.path) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-init-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("p.yaml").path
    let draft = PipelineDraft(files, paths: files.map(\.path), title: nil, language: nil)
    try draft.text.write(toFile: file, atomically: true, encoding: .utf8)

    let drafted = try Pipeline(file: file)
    #expect(drafted.plan.sources.count == paths.count)
    let result = try drafted.run(into: folder.appendingPathComponent("out").path, options: RunOptions(threads: 2))
      .result
    let expected = try byHand.run(into: folder.appendingPathComponent("hand").path, options: RunOptions(threads: 2))
      .result
    for (input, source) in zip(result.inputs, drafted.plan.sources) {
      let same = try #require(byHand.plan.sources.first { Self.isSame($0.files[0].path, source.files[0].path) })
      let known = try #require(expected.inputs.first { $0.source == same.name })
      // A row of totals is none of the applications; the draft leaves it out as part of the file's footer.
      #expect(
        input.records - input.rejectedWhileReading >= known.records - known.rejectedWhileReading, "\(source.name)")
      for column in same.columns where column.fixedWords == nil {
        let found = source.columns.first { $0.header == column.header }
        #expect(found.map { Self.name($0.type) } == Self.name(column.type), "\(name): \(source.name): \(column.header)")
      }
    }
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    URL(fileURLWithPath: one).standardizedFileURL.path == URL(fileURLWithPath: other).standardizedFileURL.path
  }

  private static func name(_ type: ValueType) -> String { String("\(type)".prefix { $0 != "(" }) }
}
