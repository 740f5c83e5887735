import Glibc
import PeilDiagnostics

/// Why there is no file of a name, and what it may have been meant to be.
enum NearestFile {
  /// What to say of a path that nothing stands at.
  static func reason(for path: String) -> SourceError.Reason {
    let (folder, name) = split(path)
    guard let entries = entries(of: folder) else { return .missingFolder(folder) }
    return .missing(nearest: nearestName(to: name, among: entries))
  }

  /// The names of the files in the folder of a path.
  static func names(beside path: String) -> [String] { entries(of: split(path).folder) ?? [] }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// The names in a folder, sorted; nil where there is no such folder.
  private static func entries(of path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
