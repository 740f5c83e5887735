import PeilCore

/// What the words met so far mean to a taxonomy, so that each is worked out once.
///
/// It stops growing at a bound: a column of ever new words costs time and no memory.
struct TextVocabulary {
  /// The meaning of a word that the taxonomy does not speak of.
  static let nothing = 0
  private static let bound = 1 << 16

  /// For each meaning the words of the taxonomy that fit.
  private(set) var meanings: [[Int]] = [[]]
  private let exact: [[UInt8]: Int]
  private let open: [(letters: [UInt8], before: Bool, after: Bool, word: Int)]
  private var meaningOfSet: [[Int]: Int] = [[]: nothing]
  private var slots = [UInt32](repeating: 0, count: 1024)
  private var entries: [(hash: UInt64, start: Int, end: Int, meaning: Int)] = []
  private var bytes: [UInt8] = []

  init(_ words: [Taxonomy.Word]) {
    var exact: [[UInt8]: Int] = [:]
    var open: [(letters: [UInt8], before: Bool, after: Bool, word: Int)] = []
    for (place, word) in words.enumerated() {
      if word.isOpenBefore || word.isOpenAfter {
        open.append((Array(word.text.utf8), word.isOpenBefore, word.isOpenAfter, place))
      } else {
        exact[Array(word.text.utf8)] = place
      }
    }
    self.exact = exact
    self.open = open
  }

  /// The meaning of a word in plain form.
  mutating func meaning(of word: ArraySlice<UInt8>) -> Int {
    let hash = Self.hash(word)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash && isEqual(entry.start..<entry.end, word) { return entry.meaning }
      slot = (slot + 1) & (slots.count - 1)
    }
    let meaning = worked(word)
    if entries.count < Self.bound { insert(word, hash, meaning) }
    return meaning
  }

  private func isEqual(_ range: Range<Int>, _ word: ArraySlice<UInt8>) -> Bool {
    guard range.count == word.count else { return false }
    return bytes[range].elementsEqual(word)
  }

  private mutating func worked(_ word: ArraySlice<UInt8>) -> Int {
    var fitting = exact[Array(word)].map { [$0] } ?? []
    for pattern in open where Self.fits(word, pattern.letters, before: pattern.before, after: pattern.after) {
      fitting.append(pattern.word)
    }
    if let meaning = meaningOfSet[fitting] { return meaning }
    meanings.append(fitting)
    meaningOfSet[fitting] = meanings.count - 1
    return meanings.count - 1
  }

  private static func fits(_ word: ArraySlice<UInt8>, _ letters: [UInt8], before: Bool, after: Bool) -> Bool {
    guard word.count >= letters.count else { return false }
    switch (before, after) {
    case (false, _): return word.starts(with: letters)
    case (true, false): return word.suffix(letters.count).elementsEqual(letters)
    case (true, true):
      return (word.startIndex...(word.endIndex - letters.count)).contains { word[$0...].starts(with: letters) }
    }
  }

  private mutating func insert(_ word: ArraySlice<UInt8>, _ hash: UInt64, _ meaning: Int) {
    entries.append((hash, bytes.count, bytes.count + word.count, meaning))
    bytes.append(contentsOf: word)
    guard entries.count * 2 > slots.count else { return place(entries.count - 1) }
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in entries.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  /// FNV-1a; it decides where a word is kept and nothing that is published.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 29
  }
}
