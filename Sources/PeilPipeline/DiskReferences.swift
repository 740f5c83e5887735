import Glibc
public import PeilCore
import PeilDiagnostics

/// Reads taxonomies and code lists from the disk, and keys from there or from what the environment holds.
public struct DiskReferences: ReferenceReading {
  /// What the environment has under a name; a library does not look there itself.
  private let environment: (String) -> String?

  /// The most bytes such a file may have; what has more is a data file.
  static let largestFile = 16_000_000

  /// A reader that is told what the environment has under a name.
  public init(environment: @escaping (String) -> String? = { _ in nil }) { self.environment = environment }

  /// The fewest bytes a key may have: 128 bits.
  static let shortestKey = 16

  /// The bytes of a key, without the line end that closes its file; throws where there is none or it is too short.
  public func secret(_ place: SecretPlace) throws -> Secret {
    var bytes: [UInt8]
    switch place {
    case .file(let path): bytes = try self.bytes(path: path)
    case .environment(let name):
      guard let value = environment(name) else {
        throw DiagnosticsError([
          .error(
            "no-key", "the environment has no variable '\(name)', which is to hold the key",
            details: [Self.makingOfKeys, "the command reads it; nothing writes it"], exit: .noInput)
        ])
      }
      bytes = Array(value.utf8)
    }
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard bytes.count >= Self.shortestKey else {
      throw DiagnosticsError([
        .error(
          "short-key", "a key has \(Self.shortestKey) bytes or more, and this one has \(bytes.count)",
          details: [Self.makingOfKeys], exit: .usage)
      ])
    }
    return Secret(bytes)
  }

  private static let makingOfKeys = "`head -c 32 /dev/urandom | base64` makes one"

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
