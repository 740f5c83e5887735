import Glibc

/// An open file without a name, which nobody else can open and which is gone when it is closed.
///
/// It stands in a folder for temporary files that is on a disk, as `/var/tmp` is, where there is one.
public final class NamelessFile: Sendable {
  /// The system's number of the open file.
  public let descriptor: Int32

  /// Makes an empty file; throws the system's error number.
  public init() throws(SystemError) {
    descriptor = try Self.open()
  }

  deinit { close(descriptor) }

  /// Makes an empty file and leaves it to the caller to close it.
  static func open() throws(SystemError) -> Int32 {
    for folder in ["/var/tmp", "/tmp"] {
      var name = Array("\(folder)/peil-XXXXXX".utf8CString)
      let descriptor = mkstemp(&name)
      guard descriptor >= 0 else { continue }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      unlink(name)
      return descriptor
    }
    throw SystemError(number: errno)
  }

  /// Writes all bytes at an offset.
  public func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let part = bytes.withUnsafeBytes { bytes in
        bytes.baseAddress.map { pwrite(descriptor, $0 + written, bytes.count - written, offset + written) } ?? 0
      }
      if part < 0, errno != EINTR { throw SystemError(number: errno) }
      written += max(part, 0)
    }
  }

  /// Reads so many bytes from an offset on; fewer are an error.
  public func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, got in
      while got < count, failure == nil {
        let part = bytes.baseAddress.map { pread(descriptor, $0 + got, count - got, offset + got) } ?? 0
        if part > 0 {
          got += part
        } else if part == 0 || errno != EINTR {
          failure = part == 0 ? EIO : errno
        }
      }
    }
    if let failure { throw SystemError(number: failure) }
    return bytes
  }
}

/// What the system says is wrong.
public struct SystemError: Error, Hashable {
  /// The system's error number.
  public let number: Int32

  /// The system's words for it.
  public var message: String { String(cString: strerror(number)) }
}
