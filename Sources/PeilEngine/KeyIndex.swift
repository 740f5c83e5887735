import Glibc
import PeilTable

/// The different keys of many rows, numbered from 0 in the order in which they come.
///
/// Keys that number their records closely are addressed directly, all others through a table; a key's form and number
/// alone decide which, so each key has one place. Unchecked: it is filled by one thread at a time and only read while
/// several share it.
final class KeyIndex: @unchecked Sendable {
  /// Keys with what can be worked out of them ahead, by any number of workers.
  struct Prepared {
    let keys: EncodedKeys
    fileprivate let form: NumberedForm?
    fileprivate let numbers: [UInt64]
  }

  /// Numbers from `first` on, and for each the key's number here plus one.
  private struct Direct {
    let form: NumberedForm
    let first: UInt64
    let slots: UnsafeMutableBufferPointer<UInt32>
  }

  private(set) var count = 0
  private let encoder: KeyEncoder
  private let mayBeDirect: Bool
  private var isOpen = true
  private var direct: Direct?
  private var general = KeyTable()
  /// The numbers of the keys that stand in the general table, unless all do.
  private var numberOfGeneral: [UInt32] = []

  /// An empty index over keys that this encoder makes; `isDirect` says whether it may be addressed by their numbers, which
  /// those of a part of all keys do not lie close enough for.
  init(of encoder: KeyEncoder, isDirect: Bool = true) {
    self.encoder = encoder
    mayBeDirect = isDirect && encoder.isPlainText
  }

  deinit { free(direct?.slots.baseAddress) }

  /// Makes keys ready to be numbered or looked for; they may come of another encoder that makes keys of the same form.
  func prepare(_ keys: EncodedKeys) -> Prepared {
    let form = mayBeDirect ? Self.form(keys) : nil
    return Prepared(keys: keys, form: form, numbers: form.map { Self.numbers(keys, $0) } ?? [])
  }

  private static func form(_ keys: EncodedKeys) -> NumberedForm? {
    guard let row = (0..<keys.count).first(where: { !keys.isMissing($0) }) else { return nil }
    return keys.withKey(row) { NumberedForm(of: $0) }
  }

  private static func numbers(_ keys: EncodedKeys, _ form: NumberedForm) -> [UInt64] {
    [UInt64](unsafeUninitializedCapacity: keys.count) { numbers, count in
      keys.bytes.withUnsafeBytes { bytes in
        keys.offsets.withUnsafeBufferPointer { offsets in
          var start = 0
          for row in 0..<keys.count {
            let end = offsets[row &+ 1]
            let number =
              bytes.baseAddress.map { form.number($0 + start, count: end &- start) } ?? NumberedForm.none
            numbers.initializeElement(at: row, to: number)
            start = end
          }
        }
      }
      count = keys.count
    }
  }

  // MARK: Filling

  /// Numbers keys, but for missing ones, and returns the rows whose keys were there before, with their numbers.
  ///
  /// New keys get the numbers that come next, in the order of the rows. `expected` is how many keys there may be, roughly.
  func add(_ prepared: Prepared, expecting expected: Int) -> [(row: Int, number: Int)] {
    var repeated: [(row: Int, number: Int)] = []
    number(prepared, expected) { row, number, isNew in
      if !isNew { repeated.append((row, number)) }
    }
    return repeated
  }

  /// Numbers keys; a missing one has the number `KeyTable.none`.
  func numbers(_ prepared: Prepared, expecting expected: Int) -> [UInt32] {
    var numbers = [UInt32](repeating: KeyTable.none, count: prepared.keys.count)
    number(prepared, expected) { row, number, _ in numbers[row] = UInt32(truncatingIfNeeded: number) }
    return numbers
  }

  @inline(__always)
  private func number(
    _ prepared: Prepared, _ expected: Int, _ tell: (_ row: Int, _ number: Int, _ isNew: Bool) -> Void
  ) {
    if isOpen { open(prepared, expected) }
    let keys = prepared.keys
    precondition(count + keys.count < Int(UInt32.max), "more keys than an index can number")
    guard let direct else {
      for row in 0..<keys.count where !keys.isMissing(row) {
        let hash = keys.hash(row)
        let (number, isNew) = keys.withKey(row) { general.number($0, hash: hash) }
        if isNew { count &+= 1 }
        tell(row, number, isNew)
      }
      return
    }
    let numbers = prepared.form == direct.form ? prepared.numbers : Self.numbers(keys, direct.form)
    var next = count
    for row in 0..<numbers.count where !keys.isMissing(row) {
      let place = numbers[row] &- direct.first
      guard place < UInt64(truncatingIfNeeded: direct.slots.count) else {
        let (number, isNew) = numberGenerally(keys, row, next)
        if isNew { next &+= 1 }
        tell(row, number, isNew)
        continue
      }
      let slot = direct.slots[Int(truncatingIfNeeded: place)]
      if slot == 0 {
        next &+= 1
        direct.slots[Int(truncatingIfNeeded: place)] = UInt32(truncatingIfNeeded: next)
        tell(row, next &- 1, true)
      } else {
        tell(row, Int(slot) &- 1, false)
      }
    }
    count = next
  }

  private func numberGenerally(_ keys: EncodedKeys, _ row: Int, _ next: Int) -> (Int, Bool) {
    let hash = keys.hash(row)
    let (id, isNew) = keys.withKey(row) { general.number($0, hash: hash) }
    if isNew { numberOfGeneral.append(UInt32(truncatingIfNeeded: next)) }
    return (Int(numberOfGeneral[id]), isNew)
  }

  /// The first keys decide whether there is a direct range: they must lie close, for as many as are expected.
  private func open(_ prepared: Prepared, _ expectedCount: Int) {
    guard let form = prepared.form else {
      if prepared.keys.count > 0 { openGenerally(expectedCount) }
      return
    }
    let expected = UInt64(max(expectedCount, prepared.keys.count))
    let size = expected * 4 + 65_536
    let known = prepared.numbers.filter { $0 != NumberedForm.none }
    guard let least = known.min(), let greatest = known.max() else { return openGenerally(expectedCount) }
    let first = greatest < size || least < expected ? 0 : least - expected
    // Pages of the slots that no key falls into are never touched, and take no memory.
    guard greatest - first < size, size < UInt64(UInt32.max), let memory = calloc(Int(size), 4) else {
      return openGenerally(expectedCount)
    }
    LargePages.advise(memory, byteCount: Int(size) * 4)
    let slots = UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: UInt32.self, capacity: Int(size)), count: Int(size))
    direct = Direct(form: form, first: first, slots: slots)
    isOpen = false
  }

  private func openGenerally(_ expectedCount: Int) {
    isOpen = false
    general = KeyTable(capacity: expectedCount)
  }

  /// The bytes that an index over so many keys takes, judged by the first of them; and those that it takes where they do
  /// not lie close, as those of a partition do not.
  static func estimatedBytes(_ encoder: KeyEncoder, _ keys: EncodedKeys, count: Int) -> (all: Int, apart: Int) {
    let index = KeyIndex(of: encoder)
    let prepared = index.prepare(keys)
    index.open(prepared, count)
    // In the table a slot or two, a hash, a place and the bytes, with room to grow; else a slot for each number.
    let apart = count * 2 * (32 + keys.bytes.count / max(keys.count, 1))
    return (index.direct == nil ? apart : count * 8, apart)
  }

  // MARK: Reading

  /// The numbers of keys; one that is missing or not there has the number `KeyTable.none`.
  func find(_ prepared: Prepared) -> [UInt32] {
    let keys = prepared.keys
    let direct = direct
    let numbers = direct.map { prepared.form == $0.form ? prepared.numbers : Self.numbers(keys, $0.form) } ?? []
    return [UInt32](unsafeUninitializedCapacity: keys.count) { found, count in
      count = keys.count
      guard let direct else {
        for row in 0..<count { found.initializeElement(at: row, to: findGenerally(keys, row)) }
        return
      }
      let hasOthers = !numberOfGeneral.isEmpty
      for row in 0..<count {
        let place = numbers[row] &- direct.first
        let isDirect = place < UInt64(truncatingIfNeeded: direct.slots.count)
        // No key leaves nought in its slot, and nought less one is none.
        let number =
          isDirect && !keys.isMissing(row)
          ? direct.slots[Int(truncatingIfNeeded: place)] &- 1
          : !isDirect && hasOthers ? findGenerally(keys, row) : KeyTable.none
        found.initializeElement(at: row, to: number)
      }
    }
  }

  /// The bytes of a key, found by going through all: for messages.
  func key(_ number: Int) -> [UInt8]? {
    guard let direct else { return Array(general.key(number)) }
    if let id = numberOfGeneral.firstIndex(of: UInt32(truncatingIfNeeded: number)) { return Array(general.key(id)) }
    let place = direct.slots.firstIndex(of: UInt32(truncatingIfNeeded: number + 1))
    return place.map { direct.form.key(direct.first + UInt64($0)) }
  }

  private func findGenerally(_ keys: EncodedKeys, _ row: Int) -> UInt32 {
    guard !keys.isMissing(row) else { return KeyTable.none }
    let hash = keys.hash(row)
    guard let id = keys.withKey(row, { general.find($0, hash: hash) }) else { return KeyTable.none }
    return direct == nil ? UInt32(truncatingIfNeeded: id) : numberOfGeneral[id]
  }
}
