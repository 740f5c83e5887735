import Glibc

/// Bytes packed by DEFLATE (RFC 1951) with the checksum and size that archives keep beside them.
///
/// They are given the head and tail of RFC 1952 and unpacked by `gzip`, as packed sources are: the program is on every
/// system with packages, and holds the bytes against their checksum.
public struct DeflatedBytes {
  private let packed: ArraySlice<UInt8>
  private let checksum: UInt32
  private let size: Int
  private let path: String

  /// Packed bytes; `path` is the file that errors name.
  public init(_ packed: ArraySlice<UInt8>, checksum: UInt32, size: Int, path: String) {
    self.packed = packed
    self.checksum = checksum
    self.size = size
    self.path = path
  }

  /// The bytes as they were; throws where the program is not there, or they do not come out whole.
  public func unpacked() throws(SourceError) -> [UInt8] {
    let member: [UInt8] =
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + packed + Self.bytes(checksum)
      + Self.bytes(UInt32(truncatingIfNeeded: size))
    do {
      let given = try NamelessFile()
      try given.write(member, at: 0)
      let target = try Unpacking.unpacked(given.descriptor, by: "gzip", path: path)
      defer { close(target) }
      return try Self.contents(of: target, count: size)
    } catch let error as SourceError {
      throw error
    } catch let error as SystemError {
      throw SourceError(path: path, reason: .unreadable(error.number))
    } catch {
      throw SourceError(path: path, reason: .unreadable(EIO))
    }
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }

  private static func contents(of file: Int32, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var got = 0
    while got < count {
      let part = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { pread(file, $0 + got, count - got, off_t(got)) } ?? 0
      }
      if part == 0 { throw SystemError(number: EIO) }
      if part < 0, errno != EINTR { throw SystemError(number: errno) }
      got += max(part, 0)
    }
    return bytes
  }
}
