/// Unpacks what DEFLATE packed (RFC 1951), after the plain decoder that Mark Adler wrote to explain the format (puff).
struct Inflate {
  private let source: ArraySlice<UInt8>
  private var place: Int
  private var pending = 0
  private var pendingBits = 0
  private var result: [UInt8] = []
  private let size: Int

  /// The bytes, of which there must be as many as the archive says; nil for anything that is not well-formed.
  static func unpacked(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var unpacker = Inflate(source: bytes, place: bytes.startIndex, size: size)
    guard unpacker.run(), unpacker.result.count == size else { return nil }
    return unpacker.result
  }

  private init(source: ArraySlice<UInt8>, place: Int, size: Int) {
    self.source = source
    self.place = place
    self.size = size
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = bits(1), let kind = bits(2) else { return false }
      let isDone =
        switch kind {
        case 0: stored()
        case 1: block(Code.fixedLiterals, Code.fixedDistances)
        case 2: ownCodes().map { block($0.literals, $0.distances) } ?? false
        default: false
        }
      guard isDone else { return false }
      if isLast == 1 { return true }
    }
  }

  private mutating func bits(_ count: Int) -> Int? {
    while pendingBits < count {
      guard place < source.endIndex else { return nil }
      pending |= Int(source[place]) << pendingBits
      pendingBits += 8
      place += 1
    }
    defer {
      pending >>= count
      pendingBits -= count
    }
    return pending & (1 << count - 1)
  }

  private mutating func stored() -> Bool {
    (pending, pendingBits) = (0, 0)
    guard let length = bits(16), let check = bits(16), length == ~check & 0xFFFF, place + length <= source.endIndex,
      result.count + length <= size
    else { return false }
    result.append(contentsOf: source[place..<(place + length)])
    place += length
    return true
  }

  private mutating func block(_ literals: Code, _ distances: Code) -> Bool {
    while let symbol = symbol(literals) {
      if symbol == DeflateCode.endOfBlock { return true }
      if symbol < DeflateCode.endOfBlock {
        guard result.count < size else { return false }
        result.append(UInt8(symbol))
      } else {
        guard copy(symbol - DeflateCode.firstLength, distances) else { return false }
      }
    }
    return false
  }

  private mutating func copy(_ symbol: Int, _ distances: Code) -> Bool {
    guard symbol < DeflateCode.lengths.count, let extra = bits(DeflateCode.lengthBits[symbol]),
      let far = self.symbol(distances), far < DeflateCode.distances.count,
      let farExtra = bits(DeflateCode.distanceBits[far])
    else { return false }
    let length = DeflateCode.lengths[symbol] + extra
    let distance = DeflateCode.distances[far] + farExtra
    guard distance <= result.count, result.count + length <= size else { return false }
    for _ in 0..<length { result.append(result[result.count - distance]) }
    return true
  }

  private mutating func symbol(_ code: Code) -> Int? {
    var (value, first, index) = (0, 0, 0)
    for bits in 1..<code.counts.count {
      guard let bit = self.bits(1) else { return nil }
      value |= bit
      let count = code.counts[bits]
      if value - count < first { return value < first ? nil : code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  /// The order in which the lengths of the codes that write the codes come (3.2.7).
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func ownCodes() -> (literals: Code, distances: Code)? {
    guard let literals = bits(5), let distances = bits(5), let count = bits(4) else { return nil }
    var lengths = [Int](repeating: 0, count: 19)
    for place in 0..<(count + 4) {
      guard let length = bits(3) else { return nil }
      lengths[Self.order[place]] = length
    }
    let writing = Code(lengths)
    var all: [Int] = []
    while all.count < literals + distances + 258 {
      guard let symbol = symbol(writing), let run = self.run(symbol, after: all.last) else { return nil }
      all += run
    }
    guard all.count == literals + distances + 258 else { return nil }
    return (Code(Array(all[..<(literals + 257)])), Code(Array(all[(literals + 257)...])))
  }

  private mutating func run(_ symbol: Int, after last: Int?) -> [Int]? {
    switch symbol {
    case ..<16: return [symbol]
    case 16:
      guard let last, let count = bits(2) else { return nil }
      return [Int](repeating: last, count: count + 3)
    case 17: return bits(3).map { [Int](repeating: 0, count: $0 + 3) }
    default: return bits(7).map { [Int](repeating: 0, count: $0 + 11) }
    }
  }

  /// A canonical Huffman code: how many codes there are of each length, and what they stand for.
  private struct Code {
    static let fixedLiterals = Code(DeflateCode.fixedLiteralBits)
    static let fixedDistances = Code(DeflateCode.fixedDistanceBits)

    let counts: [Int]
    let symbols: [Int]

    init(_ lengths: [Int]) {
      var counts = [Int](repeating: 0, count: 16)
      for length in lengths where length > 0 { counts[length] += 1 }
      self.counts = counts
      symbols = (1...15).flatMap { bits in lengths.indices.filter { lengths[$0] == bits } }
    }
  }
}
