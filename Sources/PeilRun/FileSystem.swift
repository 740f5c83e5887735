import Crypto
import Glibc
import PeilCore

/// The system calls a run folder needs, each with its error as a value.
enum FileSystem {
  /// How a name is taken over.
  enum Renaming: UInt32 {
    /// Fails where the new name exists (`RENAME_NOREPLACE`).
    case withoutReplacing = 1
    /// The two names change places (`RENAME_EXCHANGE`).
    case exchanging = 2
  }

  /// Renames by `renameat2`; on failure `errno` says why, `ENOSYS` where the C library has no such call.
  static func rename(_ old: String, to new: String, _ how: Renaming) -> Bool {
    guard let renameat2 else {
      errno = ENOSYS
      return false
    }
    return renameat2(AT_FDCWD, old, AT_FDCWD, new, how.rawValue) == 0
  }

  private typealias RenameAt2 =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// Looked up by name: Swift's view of the C library leaves GNU extensions out.
  private static let renameat2: RenameAt2? = dlsym(nil, "renameat2").map { unsafeBitCast($0, to: RenameAt2.self) }

  /// The absolute path without links, or nil where nothing has the name.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted.
  static func entries(of path: String) throws(RunFolderError) -> [String] {
    guard let folder = opendir(path) else { throw .system(.look, path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a file.
  static func contents(of path: String) throws(StoredRunError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StoredRunError(errno == ENOENT ? .missing(file: path) : .unreadable(file: path, number: errno))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size)) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoredRunError(.unreadable(file: path, number: errno)) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// All files below a folder by their paths within it, in order; what cannot be looked into is left out.
  static func tree(_ folder: String, below prefix: String = "") -> [String] {
    let names = (try? entries(of: prefix.isEmpty ? folder : "\(folder)/\(prefix)")) ?? []
    return names.flatMap { name -> [String] in
      let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
      var status = stat()
      guard lstat("\(folder)/\(path)", &status) == 0 else { return [] }
      return status.st_mode & S_IFMT == S_IFDIR ? tree(folder, below: path) : [path]
    }
  }

  /// Gives a file a second name, or where the file system knows no such thing, copies it; on failure `errno` says why.
  static func keep(_ path: String, as other: String, mode: mode_t) -> Bool {
    if link(path, other) == 0 { return true }
    guard errno == EPERM || errno == ENOTSUP || errno == EMLINK || errno == ENOSYS || errno == EXDEV else {
      return false
    }
    guard let bytes = try? contents(of: path) else { return false }
    return write(bytes, to: other, mode: mode)
  }

  /// The first bytes of a file as text, or nil.
  static func beginning(of path: String, count: Int) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: count)
    let read = Glibc.read(descriptor, &buffer, count)
    return read > 0 ? String(decoding: buffer[..<read], as: UTF8.self) : nil
  }

  /// Makes a folder and those above it that are missing; the ones it made, outermost first.
  static func makeFolders(_ path: String) throws(RunFolderError) -> [String] {
    if isFolder(path) || path.isEmpty { return [] }
    var made: [String] = []
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      made = try makeFolders(String(path[..<slash]))
    }
    if mkdir(path, 0o777) == 0 { return made + [path] }
    guard errno == EEXIST else { throw .system(.makeFolder, path) }
    return made
  }

  /// Refuses a path at which no folder can be made or exchanged, as far as that can be told beforehand.
  static func checkRoom(for path: String) throws(RunFolderError) {
    var above = parent(of: path)
    while resolved(above) == nil, above != parent(of: above) { above = parent(of: above) }
    guard isFolder(above) else { throw .system(.makeFolder, path, number: ENOTDIR) }
    guard access(above, W_OK | X_OK) == 0 else { throw .system(.makeFolder, path) }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A new file that is written piece by piece and hashed on the way; it is yet to be flushed.
  final class NewContent {
    private let descriptor: Int32
    private var hash = SHA256()
    private(set) var count = 0

    /// Nil where there is a file, or none can be made; `errno` says why.
    init?(at path: String, mode: mode_t) {
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// What identifies the bytes that were written.
    var digest: Digest { Digest(finishing: hash) }

    /// Writes bytes behind the others; on failure `errno` says why.
    func append(_ bytes: [UInt8]) -> Bool {
      count += bytes.count
      bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
      return FileSystem.write(bytes, to: descriptor)
    }
  }

  /// Writes a new file, which is yet to be flushed; on failure `errno` says why.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return false }
    let isWritten = write(bytes, to: descriptor)
    let number = errno
    close(descriptor)
    errno = number
    return isWritten
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if written >= 0 {
        offset += written
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Brings what was written of files in a folder to the disk, several at a time so that the disk can take them together.
  ///
  /// Throws for the first that could not be, by its name in the folder that errors speak of.
  static func flush(_ files: [String], in folder: String, for target: String) throws {
    _ = try SharedWork.results(of: files.count, threads: flushers) { place in
      let number = flush("\(folder)/\(files[place])")
      guard number == 0 else { throw RunFolderError.system(.write, "\(target)/\(files[place])", number: number) }
    }
  }

  private static let flushers = 4

  /// Flushes a file; the number of what went wrong, or 0.
  private static func flush(_ file: String) -> Int32 {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  /// Flushes a folder's entries; where the file system cannot, the rename still holds.
  static func flushEntries(of folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes a folder and all in it; what cannot be removed stays, and the next run tries again.
  static func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for entry in (try? entries(of: path)) ?? [] { removeTree("\(path)/\(entry)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
