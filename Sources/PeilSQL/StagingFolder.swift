import Glibc

/// A folder of its own for rows on their way, which only its owner may read and which is gone with the run.
final class StagingFolder: Sendable {
  let path: String
  private let isKept: Bool

  /// Makes one at this path, which stays after the run; there must be nothing there.
  init(keeping path: String, for dialect: SQLDialect) throws(EngineFailure) {
    try Self.check(path, for: dialect)
    guard mkdir(path, 0o700) == 0, let real = realpath(path, nil) else {
      throw EngineFailure(dialect, .notWritten(path, errno))
    }
    let whole = String(cString: real)
    free(real)
    do {
      try Self.check(whole, for: dialect)
    } catch {
      rmdir(whole)
      throw error
    }
    self.path = whole
    isKept = true
  }

  /// Makes one in another folder, which must be there.
  init(in parent: String, for dialect: SQLDialect) throws(EngineFailure) {
    isKept = false
    try Self.check(parent, for: dialect)
    var template = Array("\(parent)/peil-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw EngineFailure(dialect, .notWritten(parent, errno)) }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? parent }
  }

  /// Refuses a path that no engine's statement or command could name: it stands between single quotes there.
  private static func check(_ path: String, for dialect: SQLDialect) throws(EngineFailure) {
    guard !path.unicodeScalars.contains(where: { $0.value < 32 || "'\"\\`".unicodeScalars.contains($0) }) else {
      throw EngineFailure(dialect, .notWritten(path, EINVAL))
    }
  }

  /// Takes the folder away with all that is in it; of one that stays, what only the run needs.
  func remove() {
    guard isKept else { return Self.remove(path) }
    for name in ["complaints", "commands", "answers", "driver.py"] { unlink("\(path)/\(name)") }
    Self.remove("\(path)/spill")
  }

  private static func remove(_ path: String) {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." {
        let inside = "\(path)/\(name)"
        if unlink(inside) != 0 { remove(inside) }
      }
    }
    closedir(folder)
    rmdir(path)
  }
}

/// A file that rows are written to.
final class StagingFile {
  let path: String
  private let dialect: SQLDialect
  private var descriptor: Int32
  private(set) var rows = 0

  /// Opens a new file, or one that is there to write behind what it holds.
  init(_ path: String, for dialect: SQLDialect, isNew: Bool = true) throws(EngineFailure) {
    self.path = path
    self.dialect = dialect
    descriptor = open(path, O_WRONLY | O_CLOEXEC | (isNew ? O_CREAT | O_TRUNC : O_APPEND), 0o600)
    guard descriptor >= 0 else { throw EngineFailure(dialect, .notWritten(path, errno)) }
  }

  func append(_ bytes: [UInt8], rows count: Int) throws(EngineFailure) {
    var written = 0
    while written < bytes.count {
      let part = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written) }
      if part < 0, errno != EINTR { throw EngineFailure(dialect, .notWritten(path, errno)) }
      written += max(part, 0)
    }
    rows += count
  }

  func finish() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  deinit { finish() }
}
