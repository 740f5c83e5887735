/// A ZIP archive in the making (APPNOTE 6.3), in which every file is of the first day that the format knows.
struct ZipWriter {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// 1 January 1980.
  private static let day: UInt16 = 0x21
  private static let stored: UInt16 = 0
  private static let deflated: UInt16 = 8

  /// Adds a file, packed; the name is ASCII.
  mutating func add(_ path: String, _ bytes: [UInt8], isPacked: Bool = true) {
    let packed = isPacked ? Deflate.packed(bytes) : bytes
    let isSmaller = packed.count < bytes.count
    add(
      path, isSmaller ? packed : bytes, method: isSmaller ? Self.deflated : Self.stored, sum: CRC32(bytes).value,
      count: bytes.count)
  }

  /// Adds a file that is packed already; the name is ASCII.
  mutating func add(_ path: String, _ file: PackedFile) {
    add(path, file.packed, method: Self.deflated, sum: file.checkSum, count: file.count)
  }

  private mutating func add(_ path: String, _ body: [UInt8], method: UInt16, sum: UInt32, count size: Int) {
    var header: [UInt8] = []
    header.append(20 as UInt16)
    header.append(0 as UInt16)
    header.append(method)
    header.append(0 as UInt16)
    header.append(Self.day)
    header.append(sum)
    header.append(UInt32(body.count))
    header.append(UInt32(size))
    header.append(UInt16(path.utf8.count))
    header.append(0 as UInt16)
    directory.append(0x0201_4B50 as UInt32)
    directory.append(20 as UInt16)
    directory.append(contentsOf: header)
    directory.append(contentsOf: [UInt8](repeating: 0, count: 10))
    directory.append(UInt32(archive.count))
    directory.append(contentsOf: path.utf8)
    archive.append(0x0403_4B50 as UInt32)
    archive.append(contentsOf: header)
    archive.append(contentsOf: path.utf8)
    archive.append(contentsOf: body)
    count += 1
  }

  /// The archive with its directory.
  var bytes: [UInt8] {
    var end: [UInt8] = []
    end.append(0x0605_4B50 as UInt32)
    end.append(0 as UInt32)
    end.append(count)
    end.append(count)
    end.append(UInt32(directory.count))
    end.append(UInt32(archive.count))
    end.append(0 as UInt16)
    return archive + directory + end
  }
}

extension [UInt8] {
  /// A number with its lowest byte first.
  fileprivate mutating func append(_ value: UInt16) {
    append(contentsOf: [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)])
  }

  /// A number with its lowest byte first.
  fileprivate mutating func append(_ value: UInt32) {
    append(UInt16(truncatingIfNeeded: value))
    append(UInt16(truncatingIfNeeded: value >> 16))
  }
}
