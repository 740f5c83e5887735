import Foundation
import Peil
import Testing

@Suite struct ReferenceRecordTests {
  /// The hash is what `sha256sum` prints for the taxonomy's bytes.
  @Test("the run's record names a taxonomy with its size and hash, and the run's folder may not hold it")
  func record() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peil-reference-\(UUID().uuidString)")
    let inner = folder.appendingPathComponent("taxonomies")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("codes: {a: A}\nrules: [{name: r, code: a, words: duur}]\n".utf8)
      .write(to: inner.appendingPathComponent("t.yaml"))
    try Data("id,text\n1,te duur\n".utf8).write(to: folder.appendingPathComponent("a.csv"))
    let text = """
      peil: 1
      language: nl
      sources:
        s: {file: a.csv, key: id, columns: {id: {type: text}, text: {type: text}}}
      datasets:
        made: {from: s, stages: [{classify: {column: text, into: codes, taxonomy: taxonomies/t.yaml}}]}
      publish: {datasets: [made]}
      """
    let file = folder.appendingPathComponent("p.yaml")
    try Data(text.utf8).write(to: file)
    let pipeline = try Pipeline(file: file.path)
    let out = folder.appendingPathComponent("out")
    _ = try pipeline.run(into: out.path, options: RunOptions(threads: 1))
    let record = try JSONSerialization.jsonObject(with: Data(contentsOf: out.appendingPathComponent("run.json")))
    let references = try #require((record as? [String: Any])?["references"] as? [[String: Any]])
    #expect(references.count == 1)
    #expect(references.first?["file"] as? String == "taxonomies/t.yaml")
    #expect(references.first?["bytes"] as? Int == 55)
    #expect(
      references.first?["sha256"] as? String == "14e24b6621fb720481cf71bebc2b3cf791bdaf967703f58861d5e981dc1e72d0")
    let refusal = #expect(throws: RunFolderError.self) {
      try pipeline.run(into: inner.path, options: RunOptions(threads: 1))
    }
    #expect(refusal?.diagnostics.first.map { DiagnosticRenderer().render($0).contains("t.yaml") } == true)
  }
}
