/// How often each pair of a group and a combination occurs.
///
/// Open addressing with linear probing, as `UnitPairs`; a hash table of the standard library costs several times as much
/// where every row is a pair of its own.
struct PairCounts {
  private var pairs = [UInt64](repeating: .max, count: 128)
  private var counts = [Int](repeating: 0, count: 128)
  private var used = 0

  /// Counts a pair so many times more.
  @inline(__always)
  mutating func add(_ count: Int, group: Int, combination: Int) {
    let pair = UInt64(group) &<< 32 | UInt64(combination)
    let slot = place(of: pair)
    counts[slot] &+= count
    guard pairs[slot] == .max else { return }
    pairs[slot] = pair
    used += 1
    if used * 2 > pairs.count { grow() }
  }

  init() {}

  /// Pairs that were put away; throws where one of them names a group or a combination that is not there.
  init(reading decoder: inout StateDecoder, groups: Int, combinations: Int) throws(StateDecoder.Mismatch) {
    let pairs = try decoder.numbers(UInt64.self)
    for (pair, count) in zip(pairs, try decoder.counts(pairs.count)) {
      guard Int(pair >> 32) < groups, Int(pair & 0xFFFF_FFFF) < combinations else { throw StateDecoder.Mismatch() }
      add(count, group: Int(pair >> 32), combination: Int(pair & 0xFFFF_FFFF))
    }
  }

  /// Puts the pairs away, in an order that does not depend on how they came.
  func write(to encoder: inout StateEncoder) {
    let places = pairs.indices.filter { pairs[$0] != .max }.sorted { pairs[$0] < pairs[$1] }
    encoder.write(places.map { pairs[$0] })
    encoder.write(places.map { counts[$0] })
  }

  /// Every pair with its count, in no order that means anything.
  func forEach(_ body: (_ group: Int, _ combination: Int, _ count: Int) -> Void) {
    for (slot, pair) in pairs.enumerated() where pair != .max {
      body(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), counts[slot])
    }
  }

  @inline(__always)
  private func place(of pair: UInt64) -> Int {
    let product = pair.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    var slot = Int(truncatingIfNeeded: product.high ^ product.low) & (pairs.count &- 1)
    while pairs[slot] != .max, pairs[slot] != pair { slot = (slot &+ 1) & (pairs.count &- 1) }
    return slot
  }

  private mutating func grow() {
    let (oldPairs, oldCounts) = (pairs, counts)
    pairs = [UInt64](repeating: .max, count: oldPairs.count * 2)
    counts = [Int](repeating: 0, count: oldPairs.count * 2)
    for (old, pair) in oldPairs.enumerated() where pair != .max {
      let slot = place(of: pair)
      pairs[slot] = pair
      counts[slot] = oldCounts[old]
    }
  }
}
