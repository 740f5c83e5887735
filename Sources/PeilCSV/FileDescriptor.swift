import Glibc

/// The owner of an open regular file.
final class FileDescriptor: Sendable {
  let number: Int32
  let size: Int

  init(path: String) throws(SourceError) {
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else {
      let number = errno
      let isThere = number != ENOENT && number != ENOTDIR
      throw SourceError(path: path, reason: isThere ? .unreadable(number) : NearestFile.reason(for: path))
    }
    var status = stat()
    let known = fstat(opened, &status) == 0
    let failure: SourceError.Reason? =
      if !known {
        .unreadable(errno)
      } else if status.st_mode & S_IFMT == S_IFDIR {
        .isDirectory
      } else if status.st_mode & S_IFMT != S_IFREG {
        .isNotRegularFile
      } else {
        nil
      }
    if let failure {
      close(opened)
      throw SourceError(path: path, reason: failure)
    }
    number = opened
    size = Int(status.st_size)
  }

  deinit { close(number) }
}
