/// What the raw words met so far mean, so that each is worked out once: open addressing on the words' bytes.
///
/// It stops growing at a bound, so that a column of ever new words costs time and no memory.
struct WordCache: Sendable {
  /// A word as it is compared: one of up to sixteen bytes is its first and last eight, a longer one also its bytes.
  private struct Mark: Equatable {
    var first: UInt64
    var last: UInt64
    var count: Int
  }

  private struct Entry: Sendable {
    var mark: Mark
    var hash: UInt64
    var offset: Int
    var meaning: WordMeaning
  }

  private static let bound = 1 << 15
  private static let markedCount = 16
  private var slots = [UInt32](repeating: 0, count: 64)
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Those of them that are short and have a value.
  private(set) var quick = QuickWords()

  /// The meaning of a word met before, else the one that `resolve` finds, kept while there is room.
  @inline(__always)
  mutating func meaning(
    of word: UnsafeBufferPointer<UInt8>, resolve: (UnsafeBufferPointer<UInt8>) -> WordMeaning
  ) -> WordMeaning {
    let mark = Self.mark(word)
    let hash = Self.mix(mark.first ^ mark.last &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: mark.count))
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) &- 1
      if entries[place].mark == mark, mark.count <= Self.markedCount || isEqual(entries[place].offset, word) {
        return entries[place].meaning
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    let meaning = resolve(word)
    if entries.count < Self.bound { insert(word, Entry(mark: mark, hash: hash, offset: bytes.count, meaning: meaning)) }
    return meaning
  }

  /// Multiply and fold, eight bytes at a time; it decides where a word is kept and nothing that is published.
  @inline(__always)
  private static func mark(_ word: UnsafeBufferPointer<UInt8>) -> Mark {
    guard let base = UnsafeRawPointer(word.baseAddress) else { return Mark(first: 0, last: 0, count: 0) }
    let count = word.count
    var mark = Mark(first: FieldWord.first(base, count: count), last: 0, count: count)
    guard count > 8 else { return mark }
    mark.last = FieldWord.last(base, count: count)
    var place = 8
    while place &+ 8 < count, count > markedCount {
      mark.first = mix(mark.first ^ base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place &+= 8
    }
    return mark
  }

  @inline(__always)
  private func isEqual(_ offset: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let other = UnsafeRawBufferPointer(word)
    return bytes.withUnsafeBytes { bytes in
      var place = 0
      while place &+ 8 <= other.count {
        if bytes.loadUnaligned(fromByteOffset: offset &+ place, as: UInt64.self)
          != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        {
          return false
        }
        place &+= 8
      }
      // What is left stands in the last eight bytes, which the mark has compared.
      return true
    }
  }

  private mutating func insert(_ word: UnsafeBufferPointer<UInt8>, _ entry: Entry) {
    entries.append(entry)
    bytes.append(contentsOf: word)
    if case .value(let value) = entry.meaning { quick.add(word, value) }
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
