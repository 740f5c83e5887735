import Glibc

/// A file in memory that is written anew for every input, and can be opened by its path.
final class MemoryFile: @unchecked Sendable {
  static let shared = MemoryFile()

  let path: String
  private let descriptor: Int32

  private init() {
    path = "/dev/shm/peil-fuzz-\(getpid())"
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(descriptor >= 0, "a file in memory can be made")
  }

  func write(_ bytes: [UInt8]) {
    precondition(ftruncate(descriptor, bytes.count) == 0)
    precondition(bytes.isEmpty || pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
  }
}
