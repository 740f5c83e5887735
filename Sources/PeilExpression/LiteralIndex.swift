import PeilTable
import PeilValues

/// Finds the place of each row's value in a list of literals, without a hash or an allocation per row.
enum LiteralIndex: Sendable {
  /// The place of each code of the domain; −1 where the list does not hold it.
  case codes([Int])
  case bits([Int])
  case integers(SortedIndex<Int64>)
  case doubles(SortedIndex<Double>)
  case ratios(SortedIndex<Rational>)
  case text(SortedIndex<TextKey>)
  case nothing

  /// Indexes literals that stand for values of `type`; of equal ones the first counts.
  init(_ literals: [Literal], of type: ValueType) {
    let buffer = literals.isEmpty ? nil : ColumnBuffer.concatenated(literals.map { $0.buffer(of: type) })
    guard let buffer else {
      self = .nothing
      return
    }
    switch buffer.values {
    case .codes(let codes): self = .codes(Self.places(codes.map(Int.init), size: type.domain?.count ?? 0))
    case .bits(let bits): self = .bits(Self.places(bits.map(Int.init), size: 2))
    case .integers(let keys): self = .integers(SortedIndex(keys))
    case .doubles(let keys): self = .doubles(SortedIndex(keys))
    case .ratios(let keys): self = .ratios(SortedIndex(keys))
    case .text(let texts):
      self = .text(SortedIndex((0..<texts.count).map { TextKey(bytes: Array(texts.bytes[texts.range(at: $0)])) }))
    case .masks: self = .nothing
    }
  }

  private static func places(_ codes: [Int], size: Int) -> [Int] {
    var places = [Int](repeating: -1, count: size)
    for (place, code) in codes.enumerated() where code < size && places[code] < 0 { places[code] = place }
    return places
  }

  /// The place of each value; −1 where the list does not hold it.
  func places(of vector: Vector) -> [Int] {
    switch self {
    case .codes(let table): return mapped(vector.codes) { table[Int($0)] }
    case .bits(let table): return mapped(vector.bits) { table[Int($0)] }
    case .integers(let index): return mapped(vector.integers) { index.place(of: $0) }
    case .doubles(let index): return mapped(vector.doubles) { index.place(of: $0) }
    case .ratios(let index): return mapped(vector.ratios) { index.place(of: $0) }
    case .text(let index):
      let texts = vector.text
      return texts.bytes.withUnsafeBufferPointer { bytes in
        (0..<texts.count).map { row in index.place(of: UnsafeBufferPointer(rebasing: bytes[texts.range(at: row)])) }
      }
    case .nothing: return [Int](repeating: -1, count: ColumnBuffer(vector.values).count)
    }
  }
}

/// The UTF-8 bytes of a text, ordered as its code points are.
struct TextKey: Comparable, Sendable {
  let bytes: [UInt8]

  static func < (left: TextKey, right: TextKey) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// Keys in ascending order, each with its place in the list it came from.
struct SortedIndex<Key: Comparable & Sendable>: Sendable {
  private let keys: [Key]
  private let places: [Int]

  init(_ list: [Key]) {
    // The sort is stable, so that the first of equal keys keeps the lead.
    let sorted = list.enumerated().sorted { $0.element < $1.element }
    let first = sorted.indices.filter { $0 == 0 || sorted[$0 - 1].element != sorted[$0].element }
    keys = first.map { sorted[$0].element }
    places = first.map { sorted[$0].offset }
  }

  @inline(__always)
  func place(of key: Key) -> Int {
    search {
      $0 < key
    } isEqual: {
      $0 == key
    }
  }

  @inline(__always)
  fileprivate func search(_ isBefore: (Key) -> Bool, isEqual: (Key) -> Bool) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) >> 1
      if isBefore(keys[middle]) { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && isEqual(keys[low]) ? places[low] : -1
  }
}

extension SortedIndex where Key == TextKey {
  func place(of text: UnsafeBufferPointer<UInt8>) -> Int {
    search {
      compared($0.bytes, text) < 0
    } isEqual: {
      compared($0.bytes, text) == 0
    }
  }

  @inline(__always)
  private func compared(_ key: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Int {
    key.withUnsafeBufferPointer { textOrder($0, text) }
  }
}
