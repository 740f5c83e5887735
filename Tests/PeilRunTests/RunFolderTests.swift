import Foundation
import PeilCore
import PeilDiagnostics
import Testing

@testable import PeilRun

/// A folder of the test's own, removed at the end.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "/peil-run-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let full = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: full, atomically: false, encoding: .utf8)
  }

  func read(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  var entries: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

@Suite struct RunFolderTests {
  static let record = OutputFile(path: "run.json", bytes: Array("{\n  \"peil\": \"1\"\n}\n".utf8))

  static func files(_ text: String) -> [OutputFile] {
    [
      OutputFile(path: "tables/a.csv", bytes: Array(text.utf8)),
      OutputFile(path: "rejects/reasons.csv", bytes: Array("x\n".utf8)), record,
    ]
  }

  @Test("a run appears whole, replaces the one before it, and leaves nothing beside it")
  func replaces() throws {
    let scratch = Scratch()
    let folder = RunFolder(path: scratch.path + "/deep/out")
    try folder.replace(with: Self.files("first"), inputs: [])
    try scratch.write("left by hand", to: "deep/out/extra.txt")
    try folder.replace(with: Self.files("second"), inputs: [])
    #expect(scratch.read("deep/out/tables/a.csv") == "second")
    #expect(scratch.read("deep/out/extra.txt") == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/deep") == ["out"])
  }

  @Test("rejects can be read by their owner alone")
  func modes() throws {
    let scratch = Scratch()
    try RunFolder(path: scratch.path + "/out").replace(with: Self.files("x"), inputs: [])
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path + "/out/rejects/reasons.csv")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("an empty folder is taken; a folder with others' files, a file, and a folder with an input are refused")
  func refusals() throws {
    let scratch = Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path + "/empty", withIntermediateDirectories: false)
    try RunFolder(path: scratch.path + "/empty").replace(with: Self.files("x"), inputs: [])

    try scratch.write("thesis", to: "home/thesis.txt")
    try scratch.write("a;b", to: "data/in.csv")
    try scratch.write("text", to: "file")
    let cases: [(String, [String], String)] = [
      ("home", [], "output-not-ours"), ("file", [], "output-not-a-folder"),
      ("data", [scratch.path + "/data/in.csv"], "output-holds-input"),
      ("", [scratch.path + "/data/in.csv"], "output-holds-input"), ("file/out", [], "output-refused"),
    ]
    for (name, inputs, code) in cases {
      let error = #expect(throws: RunFolderError.self) {
        try RunFolder(path: "\(scratch.path)/\(name)").replace(with: Self.files("x"), inputs: inputs)
      }
      #expect(error?.diagnostics.map(\.code) == [code], "output \(name)")
      #expect(error?.diagnostics.map(\.exit) == [.cannotCreate], "output \(name)")
    }
    #expect(scratch.read("home/thesis.txt") == "thesis")
    #expect(scratch.read("data/in.csv") == "a;b")
    #expect(scratch.entries == ["data", "empty", "file", "home"])
  }

  @Test("what a killed run left is taken away, and a folder it had moved aside is put back")
  func leftovers() throws {
    let scratch = Scratch()
    // No process has this number: Linux's largest is 4194304.
    try scratch.write("half", to: ".out.peil-4194305/tables/a.csv")
    try scratch.write("{\n  \"peil\": \"1\"}", to: ".out.peil-old-4194305/run.json")
    try scratch.write("old", to: ".out.peil-old-4194305/tables/a.csv")
    #expect(throws: RunFolderError.self) {
      try RunFolder(path: scratch.path + "/out").replace(
        with: [OutputFile(path: String(repeating: "n", count: 300), bytes: [])], inputs: [])
    }
    #expect(scratch.entries == ["out"])
    #expect(scratch.read("out/tables/a.csv") == "old")
  }

  @Test("a write that fails leaves the run that stood there, whole")
  func failure() throws {
    let scratch = Scratch()
    let folder = RunFolder(path: scratch.path + "/out")
    try folder.replace(with: Self.files("first"), inputs: [])
    let tooLong = OutputFile(path: "tables2/" + String(repeating: "n", count: 300), bytes: [1])
    #expect(throws: RunFolderError.self) {
      try folder.replace(with: Self.files("second") + [tooLong], inputs: [])
    }
    #expect(scratch.read("out/tables/a.csv") == "first")
    #expect(scratch.entries == ["out"])
  }

  @Test("the way for file systems that cannot exchange ends with the new run in place")
  func twoSteps() throws {
    let scratch = Scratch()
    let folder = RunFolder(path: scratch.path + "/out")
    try folder.replace(with: Self.files("first"), inputs: [])
    try scratch.write("second", to: "fresh/tables/a.csv")
    try folder.exchangeInTwoSteps(scratch.path + "/fresh")
    #expect(scratch.read("out/tables/a.csv") == "second")
    #expect(scratch.entries == ["out"])
  }
}
