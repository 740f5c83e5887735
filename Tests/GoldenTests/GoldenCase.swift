import Foundation

/// A folder under `Cases` with a pipeline, its data, what must come out, and who says so.
struct GoldenCase: CustomStringConvertible, Sendable {
  /// The folder.
  let folder: URL
  /// The path below `Cases`, which names the case.
  let description: String

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  static let repository = root.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every case there is: each folder that holds a `SOURCE` or an `expected`.
  static let all: [GoldenCase] = {
    var cases: [GoldenCase] = []
    let kinds = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    for kind in kinds.sorted() where !kind.hasPrefix(".") {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(kind).path)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") {
        let folder = root.appendingPathComponent(kind).appendingPathComponent(name)
        cases.append(GoldenCase(folder: folder, description: "\(kind)/\(name)"))
      }
    }
    return cases
  }()

  /// The pipeline the case runs: its own `pipeline.yaml`, or the one of the repository that `PIPELINE` names.
  var pipeline: URL? {
    let own = folder.appendingPathComponent("pipeline.yaml")
    if FileManager.default.fileExists(atPath: own.path) { return own }
    guard let name = text("PIPELINE") else { return nil }
    return GoldenCase.repository.appendingPathComponent(name.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Who computed what is expected, and how.
  var source: String? { text("SOURCE") }

  /// The expected message and exit status of a run that does not publish; nil where the run must succeed.
  var expectedMessage: String? { text("expected/message.txt") }

  /// The expected files, by path below `expected`, the message aside.
  var expectedFiles: [String: Data] {
    let base = folder.appendingPathComponent("expected")
    guard let paths = FileManager.default.enumerator(atPath: base.path) else { return [:] }
    var files: [String: Data] = [:]
    for case let path as String in paths where path != "message.txt" {
      var isFolder: ObjCBool = false
      let full = base.appendingPathComponent(path)
      let isThere = FileManager.default.fileExists(atPath: full.path, isDirectory: &isFolder)
      if isThere, !isFolder.boolValue { files[path] = FileManager.default.contents(atPath: full.path) }
    }
    return files
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
