/// Different keys, numbered from 0 in the order in which they were first seen; compared byte for byte.
///
/// Open addressing with linear probing; a slot holds 32 bits of the hash and the number plus one.
/// Unchecked: it is filled by one thread at a time and only read while several share it.
final class KeyTable: @unchecked Sendable {
  private(set) var count = 0
  private var slots: UnsafeMutableBufferPointer<UInt64>
  private var mask: Int
  private var hashes: UnsafeMutableBufferPointer<UInt64>
  private var offsets: UnsafeMutableBufferPointer<Int>
  private var bytes: UnsafeMutableRawBufferPointer

  static let none = UInt32.max

  init(capacity: Int = 64) {
    var size = 128
    while size < capacity * 2 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0)
    mask = size - 1
    hashes = .allocate(capacity: size / 2)
    offsets = .allocate(capacity: size / 2 + 1)
    offsets.initializeElement(at: 0, to: 0)
    bytes = .allocate(byteCount: size * 8, alignment: 16)
  }

  deinit {
    slots.deallocate()
    hashes.deallocate()
    offsets.deallocate()
    bytes.deallocate()
  }

  /// The bytes of a key.
  func key(_ id: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[offsets[id]..<offsets[id + 1]])
  }

  func hash(of id: Int) -> UInt64 { hashes[id] }

  /// The number of a key, given out anew where it has none.
  @inline(__always)
  func number(_ key: UnsafeRawBufferPointer, hash: UInt64) -> (id: Int, isNew: Bool) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = hash &>> 32
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      if entry &>> 32 == tag {
        let id = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
        if equals(id, key) { return (id, false) }
      }
      slot = (slot &+ 1) & mask
    }
    return (add(key, hash, at: slot), true)
  }

  /// The number of a key, or nil.
  @inline(__always)
  func find(_ key: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    let tag = hash &>> 32
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if entry &>> 32 == tag {
        let id = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
        if equals(id, key) { return id }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private func equals(_ id: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    let start = offsets[id]
    let length = offsets[id &+ 1] &- start
    guard length == key.count else { return false }
    guard length > 0, let mine = bytes.baseAddress, let other = key.baseAddress else { return true }
    var place = 0
    while place &+ 8 <= length {
      if (mine + start).loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      place &+= 8
    }
    while place < length {
      if (mine + start).load(fromByteOffset: place, as: UInt8.self)
        != other.load(fromByteOffset: place, as: UInt8.self)
      {
        return false
      }
      place &+= 1
    }
    return true
  }

  private func add(_ key: UnsafeRawBufferPointer, _ hash: UInt64, at slot: Int) -> Int {
    precondition(count < Int(UInt32.max) - 1, "more keys than a slot can number")
    let id = count
    let start = offsets[id]
    if start + key.count > bytes.count { growBytes(to: start + key.count) }
    if !key.isEmpty, let from = key.baseAddress, let base = bytes.baseAddress {
      (base + start).copyMemory(from: from, byteCount: key.count)
    }
    offsets.initializeElement(at: id + 1, to: start + key.count)
    hashes.initializeElement(at: id, to: hash)
    slots[slot] = (hash &>> 32) &<< 32 | UInt64(id + 1)
    count += 1
    if count * 2 >= slots.count { growSlots() }
    return id
  }

  private func growBytes(to needed: Int) {
    let wider = UnsafeMutableRawBufferPointer.allocate(byteCount: max(needed, bytes.count * 2), alignment: 16)
    wider.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[0..<offsets[count]]))
    bytes.deallocate()
    bytes = wider
  }

  private func growSlots() {
    let size = slots.count * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0)
    mask = size - 1
    let moreHashes = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: size / 2)
    _ = moreHashes.update(fromContentsOf: hashes[0..<count])
    hashes.deallocate()
    hashes = moreHashes
    let moreOffsets = UnsafeMutableBufferPointer<Int>.allocate(capacity: size / 2 + 1)
    _ = moreOffsets.update(fromContentsOf: offsets[0...count])
    offsets.deallocate()
    offsets = moreOffsets
    for id in 0..<count {
      let hash = hashes[id]
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = (hash &>> 32) &<< 32 | UInt64(id + 1)
    }
  }
}

extension KeyTable {
  /// Puts the keys away, in their order.
  func write(to encoder: inout StateEncoder) {
    encoder.write(count)
    for id in 0..<count { encoder.write(key(id)) }
  }

  /// Takes up keys that were put away, in a table that has none.
  func read(from decoder: inout StateDecoder) throws(StateDecoder.Mismatch) {
    for id in 0..<(try decoder.count(of: 8)) {
      let found = Array(try decoder.raw()).withUnsafeBytes { number($0, hash: KeyHash.of($0)) }
      guard found.id == id, found.isNew else { throw StateDecoder.Mismatch() }
    }
  }

  /// Numbers the keys of a chunk; a missing key has the number `none`.
  func number(_ keys: EncodedKeys) -> [UInt32] {
    resolve(keys) { key, hash in UInt32(truncatingIfNeeded: number(key, hash: hash).id) }
  }

  /// Finds the keys of a chunk; one that is missing or not there has the number `none`.
  func find(_ keys: EncodedKeys) -> [UInt32] {
    resolve(keys) { key, hash in find(key, hash: hash).map { UInt32(truncatingIfNeeded: $0) } ?? Self.none }
  }

  @inline(__always)
  private func resolve(_ keys: EncodedKeys, _ one: (UnsafeRawBufferPointer, UInt64) -> UInt32) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: keys.count) { target, count in
      keys.bytes.withUnsafeBytes { bytes in
        for row in 0..<keys.count {
          guard !keys.isMissing(row) else {
            target.initializeElement(at: row, to: Self.none)
            continue
          }
          let key = UnsafeRawBufferPointer(rebasing: bytes[keys.offsets[row]..<keys.offsets[row &+ 1]])
          target.initializeElement(at: row, to: one(key, keys.hashes[row]))
        }
      }
      count = keys.count
    }
  }

  /// Numbers the keys of another table here, in that table's order.
  func number(_ other: KeyTable) -> [UInt32] {
    (0..<other.count).map { UInt32(truncatingIfNeeded: number(other.key($0), hash: other.hash(of: $0)).id) }
  }
}
