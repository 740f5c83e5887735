/// How often each of many things was met: a byte each, since most are met once, and more room for the few that need it.
struct HitCounts {
  private var small: [UInt8]
  private var beyond: [Int: Int] = [:]

  init(count: Int) { small = [UInt8](repeating: 0, count: count) }

  var indices: Range<Int> { small.indices }

  subscript(place: Int) -> Int { Int(small[place]) + (small[place] == .max ? beyond[place] ?? 0 : 0) }

  /// Adds one for every place but those that are `none`; how many there were.
  mutating func add(_ places: [UInt32], none: UInt32) -> Int {
    var added = 0
    var full: [Int] = []
    small.withUnsafeMutableBufferPointer { small in
      for place in places where place != none {
        let count = small[Int(place)]
        if count < .max { small[Int(place)] = count &+ 1 } else { full.append(Int(place)) }
        added &+= 1
      }
    }
    for place in full { beyond[place, default: 0] += 1 }
    return added
  }

  mutating func add(_ other: HitCounts) {
    for place in small.indices where other.small[place] != 0 {
      let sum = self[place] + other[place]
      small[place] = UInt8(min(sum, Int(UInt8.max)))
      if sum > Int(UInt8.max) { beyond[place] = sum - Int(UInt8.max) }
    }
  }
}
