public import Foundation
internal import Peil

/// A folder with a pipeline, its data, what must come out, and who says so.
///
/// `pipeline.yaml` and its files; `SOURCE`, which says who computed the expectation and how; under `expected/` any files of
/// the run folder, or `message.txt` with what the run says where it must not succeed.
public struct GoldenCase: CustomStringConvertible, Sendable {
  /// The folder.
  public let folder: URL
  /// The path below the folder of all cases, which names the case.
  public let description: String
  /// Where the paths in `PIPELINE` begin.
  private let repository: URL

  /// A case in a folder.
  public init(folder: URL, name: String, repository: URL? = nil) {
    self.folder = folder
    description = name
    self.repository = repository ?? folder
  }

  /// Every case below a folder, in order of name: each folder in it that holds a `SOURCE` or an `expected`, or each folder
  /// in one of its folders.
  public static func all(in root: URL, repository: URL? = nil) -> [GoldenCase] {
    folders(in: root).flatMap { name -> [GoldenCase] in
      let folder = root.appendingPathComponent(name)
      let isCase = ["SOURCE", "expected"].contains {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
      }
      if isCase { return [GoldenCase(folder: folder, name: name, repository: repository)] }
      return folders(in: folder).map {
        GoldenCase(folder: folder.appendingPathComponent($0), name: "\(name)/\($0)", repository: repository)
      }
    }
  }

  private static func folders(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted().filter { name in
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name).path
      return !name.hasPrefix(".") && FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// The pipeline the case runs: its own `pipeline.yaml`, or the one of the repository that `PIPELINE` names.
  public var pipeline: URL? {
    let own = folder.appendingPathComponent("pipeline.yaml")
    if FileManager.default.fileExists(atPath: own.path) { return own }
    guard let name = text("PIPELINE") else { return nil }
    return repository.appendingPathComponent(name.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Who computed what is expected, and how.
  public var source: String? { text("SOURCE") }

  /// The expected message and exit status of a run that does not publish; nil where the run must succeed.
  public var expectedMessage: String? { text("expected/message.txt") }

  /// The expected files, by path below `expected`, the message aside.
  public var expectedFiles: [String: Data] {
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
