import Glibc
public import PeilCore
import Synchronization

/// A run folder in the making, beside the place where it will stand: each file is on the disk as soon as it is taken.
public final class RunFolderDraft: OutputSink {
  private struct Content {
    /// The folders within, outer ones first.
    var folders: [String] = []
    var files: [RunListing.File] = []
  }

  /// Where the files are written.
  private let folder: String
  /// Where they will stand, by which errors name them.
  private let target: String
  private let content = Mutex(Content())

  init(at folder: String, for target: String) throws(RunFolderError) {
    self.folder = folder
    self.target = target
    guard mkdir(folder, 0o777) == 0 else { throw .system(.makeFolder, target) }
  }

  /// What was taken so far, each file with its size and hash, in the order in which they came.
  public var files: [RunListing.File] { content.withLock { $0.files } }

  /// Writes a file.
  public func take(_ file: OutputFile) throws { try take(file.path) { try $0(file.bytes) } }

  /// Writes a file piece by piece, so that nobody need hold all of it.
  public func take(_ path: String, filling: (_ add: ([UInt8]) throws -> Void) throws -> Void) throws {
    precondition(!path.hasPrefix("/") && !path.split(separator: "/").contains(".."), "a path that leaves")
    try makeFolders(of: path)
    guard let file = FileSystem.NewContent(at: "\(folder)/\(path)", mode: Self.mode(of: path)) else {
      throw RunFolderError.system(.write, "\(target)/\(path)")
    }
    try filling { bytes in
      guard file.append(bytes) else { throw RunFolderError.system(.write, "\(target)/\(path)") }
    }
    let listed = RunListing.File(path: path, bytes: file.count, digest: file.digest.hexadecimal)
    content.withLock { $0.files.append(listed) }
  }

  /// Takes over the files of the folder that stands there, but for those that have been written anew.
  func keepOthers() throws(RunFolderError) {
    let written = Set(files.map(\.path))
    for other in FileSystem.tree(target) where !written.contains(other) {
      try makeFolders(of: other)
      guard FileSystem.keep("\(target)/\(other)", as: "\(folder)/\(other)", mode: Self.mode(of: other)) else {
        throw .system(.write, "\(target)/\(other)")
      }
    }
  }

  /// Brings all of it to the disk.
  func flush() throws {
    try FileSystem.flush(FileSystem.tree(folder), in: folder, for: target)
    for inner in content.withLock({ $0.folders }) { FileSystem.flushEntries(of: "\(folder)/\(inner)") }
    FileSystem.flushEntries(of: folder)
  }

  /// Makes the folders that a file's path goes through, unless they have been made.
  private func makeFolders(of file: String) throws(RunFolderError) {
    let failed = content.withLock { content -> RunFolderError? in
      var inner = ""
      for part in file.split(separator: "/").dropLast() {
        inner += inner.isEmpty ? part : "/" + part
        guard !content.folders.contains(inner) else { continue }
        guard mkdir("\(folder)/\(inner)", Self.isPrivate(inner + "/") ? 0o700 : 0o777) == 0 else {
          return .system(.makeFolder, "\(target)/\(inner)")
        }
        content.folders.append(inner)
      }
      return nil
    }
    if let failed { throw failed }
  }

  private static func isPrivate(_ path: String) -> Bool { confidential.contains { path.hasPrefix($0) } }

  /// Where rows of firms stand: what was rejected, the record, and exported rows.
  private static let confidential = ["rejects/", "internal/", "datasets/"]

  private static func mode(of path: String) -> mode_t { isPrivate(path) ? 0o600 : 0o666 }
}
