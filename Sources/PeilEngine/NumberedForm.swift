/// The form of keys that are a fixed beginning and a fixed number of digits, as most registers number their records.
///
/// Of such keys the number tells everything, so it stands for the key.
struct NumberedForm: Hashable, Sendable {
  private let count: Int
  private let digits: Int
  private let beginning: UInt64
  private let beginningMask: UInt64
  /// The bytes of the last eight that are digits.
  private let tailMask: UInt64

  /// What stands for a key of another form.
  static let none = UInt64.max

  /// The form of a key; nil where it has no digits at its end, or is too short or too long to be read in words.
  init?(of key: UnsafeRawBufferPointer) {
    var digits = 0
    while digits < min(key.count, 16), key[key.count - 1 - digits] &- 0x30 < 10 { digits += 1 }
    let beginningCount = key.count - digits
    guard digits > 0, key.count >= 8, beginningCount <= 8 else { return nil }
    count = key.count
    self.digits = digits
    beginningMask = beginningCount == 0 ? 0 : UInt64.max >> UInt64(64 - beginningCount * 8)
    tailMask = UInt64.max << UInt64(64 - min(digits, 8) * 8)
    beginning = key.loadUnaligned(as: UInt64.self).littleEndian & beginningMask
  }

  /// The number of a key, or `none`.
  @inline(__always)
  func number(_ key: UnsafeRawPointer, count: Int) -> UInt64 {
    guard count == self.count, key.loadUnaligned(as: UInt64.self).littleEndian & beginningMask == beginning else {
      return Self.none
    }
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let tail = key.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self).littleEndian
    var low = (tail ^ zeros) & tailMask
    guard (low &+ 0x7676_7676_7676_7676 | low) & 0x8080_8080_8080_8080 == 0 else { return Self.none }
    // Eight digits at once: neighbours, then pairs, then fours.
    low = low &* 10 &+ low &>> 8
    let number =
      ((low & 0xFF_0000_00FF) &* 0xF_4240_0000_0064 &+ (low &>> 16 & 0xFF_0000_00FF) &* 0x2710_0000_0001) &>> 32
    guard digits > 8 else { return number }
    var high: UInt64 = 0
    for place in count &- digits..<count &- 8 {
      let digit = key.load(fromByteOffset: place, as: UInt8.self) &- 0x30
      guard digit < 10 else { return Self.none }
      high = high &* 10 &+ UInt64(digit)
    }
    return high &* 100_000_000 &+ number
  }

  /// The key of a number.
  func key(_ number: UInt64) -> [UInt8] {
    let digitBytes = Array(String(number).utf8)
    let bytes = (0..<count - digits).map { UInt8(truncatingIfNeeded: beginning >> UInt64($0 * 8)) }
    return bytes + [UInt8](repeating: 0x30, count: digits - digitBytes.count) + digitBytes
  }
}
