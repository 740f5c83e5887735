import Foundation
import Peil

/// A folder of the test's own, removed at the end, with helpers to look at what stands in it.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("peil-stored-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files below a folder, by path within it.
  func files(_ folder: String) -> [String: Data] {
    var files: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: "\(path)/\(folder)") ?? .init() {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder),
        !isFolder.boolValue
      {
        files[name] = FileManager.default.contents(atPath: "\(path)/\(folder)/\(name)")
      }
    }
    return files
  }
}
