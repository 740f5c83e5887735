import Glibc

/// The owner of an open regular file, unpacked where it is packed.
final class FileDescriptor: Sendable {
  let number: Int32
  let size: Int
  /// The size of the file as it was given.
  let givenSize: Int
  private let modified: timespec
  /// The file as it was given, where `number` is what it was unpacked to.
  let packed: Int32?

  init(path: String) throws(SourceError) {
    let opened = path == StandardInput.name ? try StandardInput.open() : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      let number = errno
      let isThere = number != ENOENT && number != ENOTDIR
      throw SourceError(path: path, reason: isThere ? .unreadable(number) : NearestFile.reason(for: path))
    }
    do {
      (givenSize, modified) = try Self.state(of: opened, path)
      var beginning = [UInt8](repeating: 0, count: 4)
      let count = pread(opened, &beginning, beginning.count, 0)
      guard count == 4, let program = Unpacking.program(for: beginning) else {
        number = opened
        size = givenSize
        packed = nil
        return
      }
      number = try Unpacking.unpacked(opened, by: program, path: path)
      size = try Self.state(of: number, path).size
      packed = opened
    } catch {
      close(opened)
      throw error
    }
  }

  /// Whether the file as it was given has another size, or was written to, since it was opened.
  func hasChanged(path: String) throws(SourceError) -> Bool {
    let now = try Self.state(of: packed ?? number, path)
    return now.size != givenSize || now.modified.tv_sec != modified.tv_sec || now.modified.tv_nsec != modified.tv_nsec
  }

  private static func state(of opened: Int32, _ path: String) throws(SourceError) -> (size: Int, modified: timespec) {
    var status = stat()
    guard fstat(opened, &status) == 0 else { throw SourceError(path: path, reason: .unreadable(errno)) }
    if status.st_mode & S_IFMT == S_IFDIR { throw SourceError(path: path, reason: .isDirectory) }
    if status.st_mode & S_IFMT != S_IFREG { throw SourceError(path: path, reason: .isNotRegularFile) }
    return (Int(status.st_size), status.st_mtim)
  }

  deinit {
    close(number)
    if let packed { close(packed) }
  }
}
