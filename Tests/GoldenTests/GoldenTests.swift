import Foundation
import Peil
import Testing

/// Every case runs the whole way from its files to its run folder, three times: in one piece by one worker, cut into small
/// blocks by eight, and with so little memory that keys and joins are worked out on disk.
@Suite struct GoldenTests {
  @Test("there are cases, and each says who computed what it expects")
  func sources() {
    #expect(!GoldenCase.all.isEmpty)
    for golden in GoldenCase.all {
      #expect((golden.source ?? "").count > 20, "\(golden): SOURCE is missing or says nothing")
      #expect(
        golden.expectedMessage != nil || !golden.expectedFiles.isEmpty, "\(golden): nothing is expected of it")
    }
  }

  @Test("gives what is expected, at any number of workers and any size of block", arguments: GoldenCase.all)
  func run(golden: GoldenCase) throws {
    try check(golden, RunOptions(threads: 1), publishesAgain: true)
    try check(golden, RunOptions(threads: 8, blockSize: 64))
    // What is used is never more than allowed, so that nothing but the place of the work differs.
    try check(golden, RunOptions(threads: 3, blockSize: 256, memory: MemoryLimit(bytes: 1) { 0 }))
  }

  private func check(_ golden: GoldenCase, _ options: RunOptions, publishesAgain: Bool = false) throws {
    let pipeline = try #require(golden.pipeline, "\(golden) has no pipeline.yaml and no PIPELINE")
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("peil-golden-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let out = scratch.appendingPathComponent("out")

    let message = Self.message(
      running: pipeline.path, into: out.path, options: options,
      folder: golden.folder.path)
    if let expected = golden.expectedMessage {
      #expect(message == expected, "\(golden)")
    } else if !message.hasSuffix("exit 0\n") && !message.hasSuffix("exit 1\n") {
      Issue.record("\(golden): \(message)")
    }
    if publishesAgain, FileManager.default.fileExists(atPath: out.path) { try publishAgain(golden, out) }
    compare(
      golden, with: FileManager.default.fileExists(atPath: out.path) ? out : URL(fileURLWithPath: out.path + ".failed"))
  }

  /// A run is read back from its folder alone, and makes the same files, account of rows and all.
  private func publishAgain(_ golden: GoldenCase, _ out: URL) throws {
    let stored = try StoredRun(folder: out.path)
    let made =
      try stored.published() + RunAccounts.files(of: stored.result) + [
        RunAccounts.listing(of: stored.result, plan: stored.plan, stored.files.listing)
      ]
    for file in made {
      let before = FileManager.default.contents(atPath: out.appendingPathComponent(file.path).path)
      #expect(before == Data(file.bytes), "\(golden): \(file.path) published again")
    }
    #expect(LedgerAudit.diagnostics(of: stored.result.ledger, plan: stored.plan).isEmpty, "\(golden)")
  }

  /// What a run says: its diagnostics as a terminal shows them, and the exit status.
  private static func message(running file: String, into out: String, options: RunOptions, folder: String) -> String {
    let bytes = (try? Pipeline.contents(of: file)) ?? []
    var renderer = DiagnosticRenderer(sources: [file: String(decoding: bytes, as: UTF8.self)], colour: false)
    var text = ""
    var status = ExitStatus.done
    do {
      let pipeline = try Pipeline(file: file)
      let outcome = try pipeline.run(into: out, options: options)
      status = outcome.verdict.exitStatus
      text = renderer.render(
        pipeline.warnings + outcome.result.warnings
          + outcome.verdict.diagnostics(of: outcome.result, under: pipeline.plan))
    } catch {
      if let others = (error as? DiagnosticsError)?.sources, !others.isEmpty {
        renderer = DiagnosticRenderer(
          sources: others.merging([file: String(decoding: bytes, as: UTF8.self)]) { own, _ in own }, colour: false)
      }
      let diagnostics = (error as? any DiagnosticConvertible)?.diagnostics ?? []
      text = diagnostics.isEmpty ? "\(error)\n" : renderer.render(diagnostics)
      status = diagnostics.exitStatus
    }
    return text.replacingOccurrences(of: folder + "/", with: "").replacingOccurrences(of: out, with: "out")
      + "exit \(status.rawValue)\n"
  }

  private func compare(_ golden: GoldenCase, with out: URL) {
    let expected = golden.expectedFiles
    for (path, bytes) in expected.sorted(by: { $0.key < $1.key }) {
      let made = FileManager.default.contents(atPath: out.appendingPathComponent(path).path)
      if made != bytes {
        let shown = made.map { String(decoding: $0, as: UTF8.self) } ?? "(no such file)"
        Issue.record("\(golden): \(path) is not what was expected; it holds\n\(shown)")
      }
    }
    // Where some tables or rejects are expected, no others may come.
    for folder in ["tables", "rejects"] where expected.keys.contains(where: { $0.hasPrefix(folder + "/") }) {
      let made = (try? FileManager.default.contentsOfDirectory(atPath: out.appendingPathComponent(folder).path)) ?? []
      for name in made.sorted() where expected["\(folder)/\(name)"] == nil {
        Issue.record("\(golden): \(folder)/\(name) was made and is not expected")
      }
    }
  }
}
