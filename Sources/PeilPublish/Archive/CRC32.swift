/// The check sum of a ZIP archive (ISO 3309), by the byte.
struct CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  let value: UInt32

  init(_ bytes: [UInt8]) {
    let table = Self.table
    var value = UInt32.max
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8 }
    self.value = ~value
  }
}
