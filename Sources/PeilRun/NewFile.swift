import Glibc
public import PeilDiagnostics

/// A file that appears whole or not at all.
public enum NewFile {
  /// Writes a file by way of another name in the same folder.
  ///
  /// A file that is there stays, and is an error with exit status 73, unless it is to be replaced; so is any failure to
  /// write, with what the system says. With `isPrivate` its owner alone may read it.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool, isPrivate: Bool = false
  ) throws(DiagnosticsError) {
    if !replacing, access(path, F_OK) == 0 { throw existing(path) }
    let fresh = "\(path).\(getpid()).new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw failure(path, errno) }
    let number = fill(descriptor, bytes)
    close(descriptor)
    guard number == 0 else {
      unlink(fresh)
      throw failure(path, number)
    }
    if !replacing, FileSystem.rename(fresh, to: path, .withoutReplacing) { return }
    if !replacing, errno == EEXIST {
      unlink(fresh)
      throw existing(path)
    }
    guard rename(fresh, path) == 0 else {
      let number = errno
      unlink(fresh)
      throw failure(path, number)
    }
  }

  /// Zero, or the number of the error that stood in the way.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return errno }
      rest = rest.dropFirst(max(count, 0))
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  private static func existing(_ path: String) -> DiagnosticsError {
    DiagnosticsError([
      .error(
        "file-exists", "'\(path)' is there already, and was left as it is",
        details: ["name another file with -o, or replace it with --force"], exit: .cannotCreate)
    ])
  }

  private static func failure(_ path: String, _ number: Int32) -> DiagnosticsError {
    DiagnosticsError([
      .error("cannot-write", "'\(path)' cannot be written: \(String(cString: strerror(number)))", exit: .cannotCreate)
    ])
  }
}
