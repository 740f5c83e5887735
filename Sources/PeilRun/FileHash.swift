import Crypto
import Glibc
import PeilCore

/// The hash of a file on the disk, read piece by piece.
enum FileHash {
  /// The size of a regular file; nil where there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The hash and the size of a regular file; nil where there is none, or it cannot be read.
  static func hash(
    of path: String, _ method: RunIdentity.Hash.Method
  ) -> (hash: RunIdentity.Hash, bytes: Int)? {
    // Without waiting: a pipe that somebody put in the file's place would never be opened.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var whole = SHA256()
    var pieces = PieceHash()
    var count = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let read = Glibc.read(descriptor, &buffer, buffer.count)
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { return nil }
      if read == 0 { break }
      count += read
      buffer.withUnsafeBytes { bytes in
        let read = UnsafeRawBufferPointer(rebasing: bytes[..<read])
        switch method {
        case .whole: whole.update(bufferPointer: read)
        case .pieces: pieces.update(read)
        }
      }
    }
    let digest =
      switch method {
      case .whole: Digest(finishing: whole)
      case .pieces: pieces.finalized()
      }
    return (RunIdentity.Hash(method, digest.hexadecimal), count)
  }
}
