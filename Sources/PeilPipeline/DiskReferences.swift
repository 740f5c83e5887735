import Glibc
import PeilDiagnostics

/// Reads taxonomies and code lists from the disk.
public struct DiskReferences: ReferenceReading {
  /// The most bytes such a file may have; what has more is a data file.
  static let largestFile = 16_000_000

  /// A reader.
  public init() {}

  /// The bytes of the file; throws, in words, where it cannot be read.
  public func bytes(path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.unreadable(path, errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= Self.largestFile else {
        throw DiagnosticsError([
          .error(
            "reference-too-large",
            "'\(path)' holds more than \(Self.largestFile / 1_000_000) MB, which no taxonomy or code list does",
            exit: .data)
        ])
      }
    }
  }

  private static func unreadable(_ path: String, _ number: Int32) -> DiagnosticsError {
    let reason =
      switch number {
      case EISDIR: "it is a folder"
      case ENOENT: "there is no such file"
      default: String(cString: strerror(number))
      }
    return DiagnosticsError([
      .error(
        "unreadable-reference", "'\(path)' cannot be read: \(reason)",
        details: ["a path is relative to the pipeline file"], exit: .noInput)
    ])
  }
}
