/// The files of a ZIP archive that any program may have written.
struct ZipReader {
  private struct Entry {
    let method: Int
    let packed: Int
    let size: Int
    let offset: Int
  }

  private let bytes: [UInt8]
  private let entries: [String: Entry]

  /// More than any workbook of figures unpacks to.
  private static let largestFile = 1 << 29

  /// Nil where the bytes are no archive, or one that is cut off.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = Self.end(of: bytes), let count = Self.number(bytes, end + 10, 2),
      var place = Self.number(bytes, end + 16, 4)
    else { return nil }
    var entries: [String: Entry] = [:]
    for _ in 0..<count {
      guard Self.number(bytes, place, 4) == 0x0201_4B50, let method = Self.number(bytes, place + 10, 2),
        let packed = Self.number(bytes, place + 20, 4), let size = Self.number(bytes, place + 24, 4),
        let name = Self.number(bytes, place + 28, 2), let extra = Self.number(bytes, place + 30, 2),
        let comment = Self.number(bytes, place + 32, 2), let offset = Self.number(bytes, place + 42, 4),
        place + 46 + name <= bytes.count
      else { return nil }
      let path = String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self)
      entries[path] = Entry(method: method, packed: packed, size: size, offset: offset)
      place += 46 + name + extra + comment
    }
    self.entries = entries
  }

  /// The bytes of a file; nil where there is none, or it cannot be unpacked.
  func file(_ path: String) -> [UInt8]? {
    guard let entry = entries[path], entry.size <= Self.largestFile,
      let name = Self.number(bytes, entry.offset + 26, 2), let extra = Self.number(bytes, entry.offset + 28, 2)
    else { return nil }
    let start = entry.offset + 30 + name + extra
    guard start + entry.packed <= bytes.count else { return nil }
    let body = bytes[start..<(start + entry.packed)]
    switch entry.method {
    case 0: return Array(body)
    case 8: return Inflate.unpacked(body, size: entry.size)
    default: return nil
    }
  }

  /// Where the record that closes the archive begins: a comment may stand behind it.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let last = bytes.count - 22
    return (max(0, last - 0xFFFF)...last).reversed().first { number(bytes, $0, 4) == 0x0605_4B50 }
  }

  private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }
}
