/// Which units stand in which group, each pair once.
struct UnitPairs {
  private var slots = [UInt64](repeating: .max, count: 128)
  private(set) var count = 0

  /// Adds a pair; nothing happens where it is there.
  @inline(__always)
  mutating func insert(group: Int, unit: Int) {
    let pair = UInt64(group) &<< 32 | UInt64(unit)
    var slot = Self.start(pair, slots.count)
    while slots[slot] != .max {
      if slots[slot] == pair { return }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = pair
    count += 1
    if count * 2 > slots.count { grow() }
  }

  /// The different pairs of cell and unit, where `cells` names the cell of each group.
  func forEach(cells: [Int], _ body: (_ cell: Int, _ unit: Int) throws -> Void) rethrows {
    var merged: [UInt64] = []
    merged.reserveCapacity(count)
    for pair in slots where pair != .max {
      merged.append(UInt64(cells[Int(pair >> 32)]) << 32 | pair & 0xFFFF_FFFF)
    }
    merged.sort()
    var last: UInt64?
    for pair in merged where pair != last {
      try body(Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      last = pair
    }
  }

  mutating func merge(_ other: UnitPairs, groups: [UInt32], units: [UInt32]) {
    for pair in other.slots where pair != .max {
      insert(group: Int(groups[Int(pair >> 32)]), unit: Int(units[Int(pair & 0xFFFF_FFFF)]))
    }
  }

  /// Puts the pairs away, in an order that does not depend on how they came.
  func write(to encoder: inout StateEncoder) { encoder.write(slots.filter { $0 != .max }.sorted()) }

  /// Pairs that were put away; throws where one of them names a group or a unit that is not there.
  init(reading decoder: inout StateDecoder, groups: Int, units: Int) throws(StateDecoder.Mismatch) {
    for pair in try decoder.numbers(UInt64.self) {
      guard Int(pair >> 32) < groups, Int(pair & 0xFFFF_FFFF) < units else { throw StateDecoder.Mismatch() }
      insert(group: Int(pair >> 32), unit: Int(pair & 0xFFFF_FFFF))
    }
  }

  init() {}

  @inline(__always)
  private static func start(_ pair: UInt64, _ size: Int) -> Int {
    let product = pair.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (size &- 1)
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: .max, count: old.count * 2)
    for pair in old where pair != .max {
      var slot = Self.start(pair, slots.count)
      while slots[slot] != .max { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = pair
    }
  }
}
