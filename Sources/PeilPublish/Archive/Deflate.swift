/// Packs bytes by DEFLATE (RFC 1951) with its fixed code.
///
/// Own code, because no system's library promises the same bytes in its next version, and a run must give them.
struct Deflate {
  private static let literals: [(code: UInt64, bits: UInt64)] = codes(of: DeflateCode.fixedLiteralBits)
  private static let distances: [(code: UInt64, bits: UInt64)] = codes(of: DeflateCode.fixedDistanceBits)
  /// The symbol of each length, from 3 on, and of each distance up to 256 and beyond that of its 128s.
  private static let lengthSymbols: [Int] = symbols(DeflateCode.lengths, 0...258)
  private static let nearSymbols: [Int] = symbols(DeflateCode.distances, 0...256)
  private static let farSymbols: [Int] = (0...256).map { step in
    DeflateCode.distances.lastIndex { $0 <= step * 128 + 1 } ?? 0
  }

  private static let leastMatch = 4
  private static let longestMatch = 258
  private static let window = 32_768
  private static let hashBits = 15

  /// What is packed so far, but for the last bits.
  private var packed: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingBits: UInt64 = 0

  init() {}

  /// The packed bytes: one block.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var packer = Deflate()
    packer.packed.reserveCapacity(bytes.count / 5 + 64)
    packer.add(bytes, isLast: true)
    packer.write(0, 7)
    return packer.packed
  }

  /// Adds bytes as a block of their own, which refers to nothing before it.
  mutating func add(_ bytes: [UInt8], isLast: Bool = false) {
    write(isLast ? 0b011 : 0b010, 3)
    bytes.withUnsafeBufferPointer { add($0) }
    write(Self.literals[DeflateCode.endOfBlock])
  }

  /// Ends with an empty block, so that other blocks may follow from a whole byte on; what was packed.
  mutating func aligned() -> [UInt8] {
    write(0, 3)
    write(0, (8 - pendingBits) % 8)
    return packed + [0, 0, 0xFF, 0xFF]
  }

  /// Ends for good; what was packed.
  mutating func finished() -> [UInt8] {
    write(0b011, 3)
    write(Self.literals[DeflateCode.endOfBlock])
    write(0, 7)
    return packed
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var heads = [Int32](repeating: -1, count: 1 << Self.hashBits)
    var place = 0
    while place < bytes.count {
      guard place + Self.leastMatch <= bytes.count else {
        write(Self.literals[Int(bytes[place])])
        place += 1
        continue
      }
      let hash = Self.hash(bytes, place)
      let candidate = Int(heads[hash])
      heads[hash] = Int32(truncatingIfNeeded: place)
      let length = candidate >= 0 && place - candidate <= Self.window ? Self.match(bytes, candidate, place) : 0
      guard length >= Self.leastMatch else {
        write(Self.literals[Int(bytes[place])])
        place += 1
        continue
      }
      write(length: length, distance: place - candidate)
      // What stands inside a match is worth finding again, at its beginning most.
      for inner in (place + 1)..<min(place + min(length, 16), bytes.count - Self.leastMatch + 1) {
        heads[Self.hash(bytes, inner)] = Int32(truncatingIfNeeded: inner)
      }
      place += length
    }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let four =
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
    return Int((four &* 2_654_435_761) >> UInt32(32 - hashBits))
  }

  /// How many bytes are the same from two places on.
  private static func match(_ bytes: UnsafeBufferPointer<UInt8>, _ left: Int, _ right: Int) -> Int {
    let most = min(longestMatch, bytes.count - right)
    var length = 0
    while length < most, bytes[left + length] == bytes[right + length] { length += 1 }
    return length
  }

  private mutating func write(length: Int, distance: Int) {
    let symbol = Self.lengthSymbols[length]
    write(Self.literals[DeflateCode.firstLength + symbol])
    write(UInt64(length - DeflateCode.lengths[symbol]), UInt64(DeflateCode.lengthBits[symbol]))
    let far = distance <= 256 ? Self.nearSymbols[distance] : Self.farSymbols[(distance - 1) / 128]
    write(Self.distances[far])
    write(UInt64(distance - DeflateCode.distances[far]), UInt64(DeflateCode.distanceBits[far]))
  }

  private mutating func write(_ code: (code: UInt64, bits: UInt64)) { write(code.code, code.bits) }

  private mutating func write(_ value: UInt64, _ bits: UInt64) {
    pending |= value << pendingBits
    pendingBits += bits
    while pendingBits >= 8 {
      packed.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }

  /// The codes of a canonical Huffman code, turned round: they are written with their first bit first.
  private static func codes(of lengths: [Int]) -> [(code: UInt64, bits: UInt64)] {
    var next = 0
    var codes = [(code: UInt64, bits: UInt64)](repeating: (0, 0), count: lengths.count)
    for bits in 1...9 {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == bits {
        let turned = (0..<bits).reduce(UInt64(0)) { $0 << 1 | UInt64(next >> $1 & 1) }
        codes[symbol] = (turned, UInt64(bits))
        next += 1
      }
    }
    return codes
  }

  private static func symbols(_ starts: [Int], _ values: ClosedRange<Int>) -> [Int] {
    values.map { value in starts.lastIndex { $0 <= value } ?? 0 }
  }
}
