/// Reads what a `StateEncoder` wrote; throws where the bytes are no such thing.
struct StateDecoder {
  /// The bytes are not what was written.
  struct Mismatch: Error {}

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Throws where bytes are left over.
  func finish() throws(Mismatch) {
    if place != bytes.count { throw Mismatch() }
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(Mismatch) -> Number {
    let size = MemoryLayout<Number>.size
    guard bytes.count - place >= size else { throw Mismatch() }
    defer { place += size }
    return Number(
      littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Number.self) })
  }

  /// How many there are of something of which each takes so many bytes or more.
  mutating func count(of size: Int = 1) throws(Mismatch) -> Int {
    let count = try number(Int.self)
    guard count >= 0, count <= (bytes.count - place) / max(size, 1) else { throw Mismatch() }
    return count
  }

  mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(Mismatch) -> [Number] {
    let count = try count(of: MemoryLayout<Number>.size)
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try number()) }
    return numbers
  }

  mutating func raw() throws(Mismatch) -> ArraySlice<UInt8> {
    let count = try count()
    defer { place += count }
    return bytes[place..<place + count]
  }

  mutating func text() throws(Mismatch) -> String {
    guard let text = String(validating: try raw(), as: UTF8.self) else { throw Mismatch() }
    return text
  }

  mutating func optional<Value>(
    _ body: (inout StateDecoder) throws(Mismatch) -> Value
  ) throws(Mismatch) -> Value? {
    try number(UInt8.self) == 0 ? nil : try body(&self)
  }

  mutating func list<Value>(
    _ body: (inout StateDecoder) throws(Mismatch) -> Value
  ) throws(Mismatch) -> [Value] {
    let count = try count()
    var values: [Value] = []
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
