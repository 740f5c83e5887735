public import Foundation
public import Peil

extension GoldenCase {
  /// The ways a case is run, which must make no difference.
  public enum Way: CaseIterable, Sendable {
    /// In one piece by one worker.
    case inOnePiece
    /// Cut into small blocks by eight.
    case inBlocks
    /// With so little memory that keys and joins are worked out on disk.
    case onDisk

    var options: RunOptions {
      switch self {
      case .inOnePiece: RunOptions(threads: 1)
      case .inBlocks: RunOptions(threads: 8, blockSize: 64)
      // What is used is never more than allowed, so that nothing but the place of the work differs.
      case .onDisk: RunOptions(threads: 3, blockSize: 256, memory: MemoryLimit(bytes: 1) { 0 })
      }
    }
  }

  /// Runs the case the whole way from its files to its run folder, in each of the ways.
  ///
  /// What is not as expected is told; nothing where all is well. A case that says nothing of its source, or expects nothing,
  /// is a fault too: a result that the code recorded itself proves nothing.
  public func findings(catalogue: Catalogue = .standard, in ways: [Way] = Way.allCases) throws -> [String] {
    var findings: [String] = []
    if (source ?? "").count <= 20 {
      findings.append("SOURCE is missing or says nothing of who computed what is expected")
    }
    if expectedMessage == nil, expectedFiles.isEmpty { findings.append("nothing is expected of it") }
    guard pipeline != nil else { return findings + ["there is no pipeline.yaml and no PIPELINE"] }
    for way in ways {
      try ScratchFolder.use { findings += try check(way.options, catalogue, into: $0.appendingPathComponent("out")) }
    }
    return findings.map { "\(description): \($0)" }
  }

  /// Runs the case once into a folder of its own, and shows it to a check; not called where the run does not publish.
  public func run(catalogue: Catalogue = .standard, _ body: (URL) throws -> Void) throws {
    try ScratchFolder.use { scratch in
      let out = scratch.appendingPathComponent("out")
      _ = message(RunOptions(threads: 1), catalogue, into: out)
      if FileManager.default.fileExists(atPath: out.path) { try body(out) }
    }
  }

  private func check(_ options: RunOptions, _ catalogue: Catalogue, into out: URL) throws -> [String] {
    var findings: [String] = []
    let message = message(options, catalogue, into: out)
    if let expected = expectedMessage {
      if message != expected { findings.append("the run says\n\(message)where was expected\n\(expected)") }
    } else if !message.hasSuffix("exit 0\n") && !message.hasSuffix("exit 1\n") {
      findings.append(message)
    }
    let isPublished = FileManager.default.fileExists(atPath: out.path)
    return findings + differences(from: isPublished ? out : URL(fileURLWithPath: out.path + ".failed"))
  }

  /// What a run says: its diagnostics as a terminal shows them, and the exit status.
  private func message(_ options: RunOptions, _ catalogue: Catalogue, into out: URL) -> String {
    guard let file = pipeline?.path else { return "" }
    let bytes = (try? Pipeline.contents(of: file)) ?? []
    var renderer = DiagnosticRenderer(sources: [file: String(decoding: bytes, as: UTF8.self)], colour: false)
    var text = ""
    var status = ExitStatus.done
    do {
      let pipeline = try Pipeline(file: file, catalogue: catalogue)
      let outcome = try pipeline.run(into: out.path, options: options)
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
    return text.replacingOccurrences(of: folder.path + "/", with: "").replacingOccurrences(of: out.path, with: "out")
      + "exit \(status.rawValue)\n"
  }

  private func differences(from out: URL) -> [String] {
    var findings: [String] = []
    let expected = expectedFiles
    for (path, bytes) in expected.sorted(by: { $0.key < $1.key }) {
      let made = FileManager.default.contents(atPath: out.appendingPathComponent(path).path)
      if made != bytes {
        let shown = made.map { String(decoding: $0, as: UTF8.self) } ?? "(no such file)"
        findings.append("\(path) is not what was expected; it holds\n\(shown)")
      }
    }
    // Where some tables or rejects are expected, no others may come.
    for folder in ["tables", "rejects"] where expected.keys.contains(where: { $0.hasPrefix(folder + "/") }) {
      let made = (try? FileManager.default.contentsOfDirectory(atPath: out.appendingPathComponent(folder).path)) ?? []
      for name in made.sorted() where expected["\(folder)/\(name)"] == nil {
        findings.append("\(folder)/\(name) was made and is not expected")
      }
    }
    return findings
  }
}
