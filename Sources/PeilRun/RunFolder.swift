import Glibc
public import PeilCore

/// A folder that a run fills: all of it appears in one step, or nothing changes.
///
/// The files are written into a sibling folder, flushed, and exchanged with what stands there. A run that is killed leaves
/// the old folder as it was; what it left beside it, the next run takes away.
public struct RunFolder: Sendable {
  /// The folder's path.
  public let path: String

  private let parent: String
  private let name: String

  /// A folder at this path, which need not exist.
  public init(path: String) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed = trimmed.dropLast() }
    self.path = String(trimmed)
    if let slash = trimmed.lastIndex(of: "/") {
      parent = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
      name = String(trimmed[trimmed.index(after: slash)...])
    } else {
      parent = "."
      name = String(trimmed)
    }
  }

  /// Refuses a folder that a run must not replace: a file, a folder with others' files, one that holds an input.
  ///
  /// Called before a run begins, so that nobody waits for a run that cannot be written; `replace` calls it again. Where a release
  /// stands nothing but a release is written, and within that of a run nothing at all.
  public func check(inputs: [String], isRelease: Bool = false) throws(RunFolderError) {
    try FileSystem.checkRoom(for: path)
    if let run = runWithReleaseHere { throw RunFolderError(path, .inRelease(run)) }
    guard let target = FileSystem.resolved(path) else { return }
    for input in inputs {
      if let resolved = FileSystem.resolved(input), resolved.hasPrefix(target == "/" ? "/" : target + "/") {
        throw RunFolderError(path, .holdsInput(input))
      }
    }
    guard FileSystem.isFolder(target) else { throw RunFolderError(path, .notAFolder) }
    let entries = try FileSystem.entries(of: target)
    if entries.isEmpty { return }
    guard RunFolder.isOurs(target) else { throw RunFolderError(path, .notOurs) }
    if !isRelease, RunFolder.isRelease(target) { throw RunFolderError(path, .holdsRelease) }
  }

  /// Puts these files in the place of whatever run stood there before.
  public func replace(with files: [OutputFile], inputs: [String], isRelease: Bool = false) throws {
    try replace(inputs: inputs, isRelease: isRelease) { draft in
      for file in files { try draft.take(file) }
    }
  }

  /// Puts the files that are handed to a draft in the place of whatever run stood there before.
  ///
  /// Files below `rejects/`, `internal/` and `datasets/` can be read by their owner alone. `inputs` are paths the folder may
  /// not hold. Where the folder is to keep its other files, those that have none of the new files' paths stay as they are.
  /// Whatever `filling` throws leaves everything as it was.
  public func replace<Made>(
    inputs: [String], keepingOthers: Bool = false, isRelease: Bool = false, filling: (RunFolderDraft) throws -> Made
  ) throws -> Made {
    try check(inputs: inputs, isRelease: isRelease)
    let made = try FileSystem.makeFolders(parent)
    let fresh = "\(parent)/\(prefix)\(getpid())"
    let result: Made
    do {
      try clearLeftovers()
      let draft = try RunFolderDraft(at: fresh, for: path)
      result = try filling(draft)
      if keepingOthers { try draft.keepOthers() }
      try draft.flush()
      try check(inputs: inputs, isRelease: isRelease)
      try exchange(fresh)
    } catch {
      FileSystem.removeTree(fresh)
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
    FileSystem.flushEntries(of: parent)
    FileSystem.removeTree(fresh)
    return result
  }

  /// Takes the folder away where it holds a run that failed, just as it was written, and none of `inputs`.
  ///
  /// True where no such folder is left. Anything that was changed in it, or put there, keeps all of it.
  public func removeFailure(inputs: [String]) -> Bool {
    guard RunFolder.isOurs(path) else { return true }
    guard let files = try? RunFiles(folder: path), files.listing.formats.isEmpty, files.others.isEmpty,
      files.listing.files.allSatisfy({ files.fault(of: $0) == nil }), (try? check(inputs: inputs)) != nil
    else { return false }
    let aside = "\(parent)/\(prefix)\(getpid())"
    guard Glibc.rename(path, aside) == 0 else { return false }
    FileSystem.removeTree(aside)
    return true
  }

  /// Whether a folder holds a `run.json` that Peil wrote.
  static func isOurs(_ folder: String) -> Bool {
    FileSystem.beginning(of: folder + "/run.json", count: 64)?.contains("\"peil\":") ?? false
  }

  /// Whether a folder holds the `run.json` of a release.
  static func isRelease(_ folder: String) -> Bool {
    FileSystem.beginning(of: folder + "/run.json", count: 128)?.contains("\"release\": true") ?? false
  }

  /// The run folder whose `release/` this folder is, or lies in; nil where there is none.
  private var runWithReleaseHere: String? {
    // What does not exist yet lies below what does.
    var existing = path
    var inner: [String] = []
    var resolved = FileSystem.resolved(existing)
    while resolved == nil, let slash = existing.lastIndex(of: "/"), slash > existing.startIndex {
      inner.insert(String(existing[existing.index(after: slash)...]), at: 0)
      existing = String(existing[..<slash])
      resolved = FileSystem.resolved(existing)
    }
    if resolved == nil, let here = FileSystem.resolved(".") {
      inner.insert(existing, at: 0)
      resolved = here
    }
    let parts = (resolved ?? "").split(separator: "/").map(String.init) + inner
    let name = String(ReleaseWriter.folder.dropLast())
    for place in parts.indices where parts[place] == name {
      let run = "/" + parts[..<place].joined(separator: "/")
      if RunFolder.isOurs(run) { return run }
    }
    return nil
  }

  private var prefix: String { ".\(name).peil-" }

  /// After this the folder's name stands for the new files, and the fresh folder's name for the old ones, if any.
  private func exchange(_ fresh: String) throws(RunFolderError) {
    if FileSystem.rename(fresh, to: path, .withoutReplacing) { return }
    if errno == EEXIST || errno == ENOTEMPTY, FileSystem.rename(fresh, to: path, .exchanging) { return }
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else { throw .system(.exchange, path) }
    try exchangeInTwoSteps(fresh)
  }

  /// For file systems that cannot exchange: a kill between the two steps is put right by the next run.
  func exchangeInTwoSteps(_ fresh: String) throws(RunFolderError) {
    let old = "\(parent)/\(oldPrefix)\(getpid())"
    let hadOld = Glibc.rename(path, old) == 0
    guard hadOld || errno == ENOENT else { throw .system(.exchange, path) }
    guard Glibc.rename(fresh, path) == 0 else {
      let number = errno
      if hadOld { _ = Glibc.rename(old, path) }
      throw .system(.exchange, path, number: number)
    }
    FileSystem.removeTree(old)
  }

  private var oldPrefix: String { ".\(name).peil-old-" }

  /// Takes away what killed runs left, and puts back a folder that one of them had moved aside.
  private func clearLeftovers() throws(RunFolderError) {
    for entry in try FileSystem.entries(of: parent) where entry.hasPrefix(prefix) {
      let isOld = entry.hasPrefix(oldPrefix)
      let owner = entry.dropFirst(isOld ? oldPrefix.count : prefix.count)
      guard let process = pid_t(owner), process != getpid(), kill(process, 0) != 0, errno == ESRCH else { continue }
      let leftover = "\(parent)/\(entry)"
      if isOld, FileSystem.resolved(path) == nil {
        guard Glibc.rename(leftover, path) == 0 else { throw .system(.exchange, path) }
      } else {
        FileSystem.removeTree(leftover)
      }
    }
  }
}
