/// Eight bytes of a field as a number, the first byte lowest; reads nothing beyond the field.
enum FieldWord {
  /// The first eight bytes; of a shorter field all of them, and noughts behind.
  @inline(__always)
  static func first(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    if count >= 8 { return UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) }
    if count >= 4 {
      // Both halves overlap where there are fewer than eight; there they agree.
      let low = UInt64(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
      let high = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)))
      return low | high &<< UInt64(truncatingIfNeeded: (count &- 4) &* 8)
    }
    guard count > 0 else { return 0 }
    let first = UInt64(bytes.load(as: UInt8.self))
    let middle = UInt64(bytes.load(fromByteOffset: count &>> 1, as: UInt8.self))
    let last = UInt64(bytes.load(fromByteOffset: count &- 1, as: UInt8.self))
    return first | middle &<< UInt64(truncatingIfNeeded: (count &>> 1) &* 8)
      | last &<< UInt64(truncatingIfNeeded: (count &- 1) &* 8)
  }

  /// The last eight bytes of a field that has as many.
  @inline(__always)
  static func last(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
  }

  /// Copies a field, in words where it has one.
  @inline(__always)
  static func copy(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int) {
    guard count >= 8 else {
      for place in 0..<max(count, 0) {
        target.storeBytes(of: source.load(fromByteOffset: place, as: UInt8.self), toByteOffset: place, as: UInt8.self)
      }
      return
    }
    var place = 0
    while place &+ 8 < count {
      target.storeBytes(
        of: source.loadUnaligned(fromByteOffset: place, as: UInt64.self), toByteOffset: place, as: UInt64.self)
      place &+= 8
    }
    // The last word begins where eight bytes are left, over some that are there already.
    target.storeBytes(
      of: source.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self), toByteOffset: count &- 8, as: UInt64.self)
  }

  // MARK: Digits

  /// Eight characters `0`.
  static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// Whether all eight bytes are digits.
  @inline(__always)
  static func isDigits(_ word: UInt64) -> Bool {
    let low = word ^ zeros
    return (low &+ 0x7676_7676_7676_7676 | low) & 0x8080_8080_8080_8080 == 0
  }

  /// The number that eight digits stand for: neighbours are put together first, then pairs, then fours.
  @inline(__always)
  static func number(ofDigits word: UInt64) -> UInt64 {
    var low = word ^ zeros
    low = low &* 10 &+ low &>> 8
    return ((low & 0xFF_0000_00FF) &* 0xF_4240_0000_0064 &+ (low &>> 16 & 0xFF_0000_00FF) &* 0x2710_0000_0001) &>> 32
  }
}
