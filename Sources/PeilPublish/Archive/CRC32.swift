/// The check sum of a ZIP archive (ISO 3309), by the byte.
struct CRC32 {
  private static let polynomial: UInt32 = 0xEDB8_8320
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1 }
  }

  private var state = UInt32.max

  var value: UInt32 { ~state }

  init() {}

  init(_ bytes: [UInt8]) { add(bytes) }

  /// Goes on with more bytes.
  mutating func add(_ bytes: [UInt8]) {
    let table = Self.table
    var state = state
    for byte in bytes { state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ state >> 8 }
    self.state = state
  }

  /// The sum of these bytes and others behind them, from the sum and the number of the others.
  ///
  /// Each bit behind multiplies by x in the field of the polynomial; 8 × `count` of them by that power, found by squaring.
  func followed(by other: CRC32, count: Int) -> UInt32 {
    var power: UInt32 = 1 << 31
    var square: UInt32 = 1 << 30
    var bits = count * 8
    while bits > 0 {
      if bits & 1 == 1 { power = Self.product(power, square) }
      square = Self.product(square, square)
      bits >>= 1
    }
    return Self.product(value, power) ^ other.value
  }

  /// The product of two polynomials, their highest power in the lowest bit, modulo that of the check sum.
  private static func product(_ left: UInt32, _ right: UInt32) -> UInt32 {
    var (sum, right): (UInt32, UInt32) = (0, right)
    for bit in stride(from: 31, through: 0, by: -1) {
      if left >> UInt32(bit) & 1 == 1 { sum ^= right }
      right = right & 1 == 1 ? right >> 1 ^ polynomial : right >> 1
    }
    return sum
  }
}
