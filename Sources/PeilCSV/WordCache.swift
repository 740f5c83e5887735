/// What the raw words met so far mean, so that each is worked out once: open addressing on the words' bytes.
///
/// It stops growing at a bound, so that a column of ever new words costs time and no memory.
struct WordCache: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    var offset: Int
    var count: Int
    var meaning: WordMeaning
  }

  private static let bound = 1 << 15
  private var slots = [UInt32](repeating: 0, count: 64)
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  /// The meaning of a word met before, else the one that `resolve` finds, kept while there is room.
  @inline(__always)
  mutating func meaning(
    of word: UnsafeBufferPointer<UInt8>, resolve: (UnsafeBufferPointer<UInt8>) -> WordMeaning
  ) -> WordMeaning {
    let hash = Self.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash && isEqual(entry, word) { return entry.meaning }
      slot = (slot + 1) & (slots.count - 1)
    }
    let meaning = resolve(word)
    if entries.count < Self.bound { insert(word, hash, meaning) }
    return meaning
  }

  @inline(__always)
  private func isEqual(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard entry.count == word.count else { return false }
    for index in 0..<word.count where bytes[entry.offset + index] != word[index] { return false }
    return true
  }

  private mutating func insert(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ meaning: WordMeaning) {
    entries.append(Entry(hash: hash, offset: bytes.count, count: word.count, meaning: meaning))
    bytes.append(contentsOf: word)
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

  /// Multiply and fold, eight bytes at a time; it decides where a word is kept and nothing that is published.
  @inline(__always)
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(word)
    var hash = UInt64(truncatingIfNeeded: word.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= raw.count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var tail: UInt64 = 0
    while index < raw.count {
      tail = tail << 8 | UInt64(raw[index])
      index += 1
    }
    return mix(hash ^ tail)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
