/// A fixed hash of a key's bytes: no seed, so that a run does the same work each time.
///
/// Multiplication to 128 bits folded to 64, eight bytes at a time, as in W. Yi's wyhash.
enum KeyHash {
  @inline(__always)
  static func of(_ key: UnsafeRawBufferPointer) -> UInt64 {
    // An empty key may have no address; no byte of it is read.
    (key.baseAddress ?? UnsafeRawPointer(bitPattern: 8)).map { of($0, count: key.count) } ?? 0
  }

  @inline(__always)
  static func of(_ bytes: UnsafeRawPointer, count: Int) -> UInt64 {
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    var place = 0
    while place &+ 8 <= count {
      state = fold(state ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self), 0xA076_1D64_78BD_642F)
      place &+= 8
    }
    if place < count {
      var word: UInt64 = 0
      var shift: UInt64 = 0
      while place < count {
        word |= UInt64(bytes.load(fromByteOffset: place, as: UInt8.self)) &<< shift
        shift &+= 8
        place &+= 1
      }
      state = fold(state ^ word, 0xE703_7ED1_A0B4_28DB)
    }
    return fold(state, 0x8EBC_6AF0_9C88_C6E3)
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
