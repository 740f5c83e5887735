import PeilCSV

/// The files packed in a ZIP archive (APPNOTE 6.3), as Word writes them: stored, or packed by DEFLATE.
struct ZipArchive {
  private struct Entry {
    let method: Int
    let checksum: UInt32
    let packedSize: Int
    let size: Int
    let offset: Int
  }

  private let bytes: [UInt8]
  private let file: String
  private var entries: [String: Entry] = [:]

  /// Reads the directory at the archive's end.
  init(_ bytes: [UInt8], file: String) throws(DraftError) {
    self.bytes = bytes
    self.file = file
    guard let end = Self.directoryEnd(bytes) else {
      throw DraftError(file: file, .notWord("it is no ZIP archive"))
    }
    var place = word(end + 16, 4)
    for _ in 0..<word(end + 10, 2) {
      guard word(place, 4) == 0x0201_4B50 else { throw DraftError(file: file, .notWord("its directory is damaged")) }
      let nameLength = word(place + 28, 2)
      guard place + 46 + nameLength <= bytes.count else {
        throw DraftError(file: file, .notWord("its directory is damaged"))
      }
      let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
      entries[name] = Entry(
        method: word(place + 10, 2), checksum: UInt32(truncatingIfNeeded: word(place + 16, 4)),
        packedSize: word(place + 20, 4), size: word(place + 24, 4), offset: word(place + 42, 4))
      place += 46 + nameLength + word(place + 30, 2) + word(place + 32, 2)
    }
  }

  /// The unpacked bytes of a file; nil where the archive has none of that name.
  func contents(of name: String) throws(DraftError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    let damaged = DraftError(file: file, .notWord("'\(name)' in it is damaged"))
    guard word(entry.offset, 4) == 0x0403_4B50 else { throw damaged }
    let start = entry.offset + 30 + word(entry.offset + 26, 2) + word(entry.offset + 28, 2)
    guard start + entry.packedSize <= bytes.count else { throw damaged }
    let packed = bytes[start..<start + entry.packedSize]
    if entry.method == 0 { return Array(packed) }
    guard entry.method == 8, entry.size <= Self.largest else { throw damaged }
    do {
      return try DeflatedBytes(packed, checksum: entry.checksum, size: entry.size, path: file).unpacked()
    } catch {
      if case .programMissing = error.reason { throw DraftError(file: file, .noUnpacker) }
      throw damaged
    }
  }

  private static let largest = 256 << 20

  private static func directoryEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return (max(0, bytes.count - 66_000)...bytes.count - 22).reversed().first { place in
      bytes[place] == 0x50 && bytes[place + 1] == 0x4B && bytes[place + 2] == 5 && bytes[place + 3] == 6
    }
  }

  /// A number of so many bytes, the least first; nought beyond the end.
  private func word(_ place: Int, _ count: Int) -> Int {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
