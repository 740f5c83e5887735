/// How often each of many things was met: a byte each, since most are met once, and more room for the few that need it.
struct HitCounts {
  private var small: [UInt8]
  private var beyond: [Int: Int] = [:]

  init(count: Int) { small = [UInt8](repeating: 0, count: count) }

  var indices: Range<Int> { small.indices }

  /// How many were never met, and how many more than once.
  func tally() -> (none: Int, several: Int) {
    small.withUnsafeBufferPointer { small in
      var none = 0
      var several = 0
      for count in small {
        none &+= count == 0 ? 1 : 0
        several &+= count > 1 ? 1 : 0
      }
      return (none, several)
    }
  }

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
    var full: [Int] = []
    small.withUnsafeMutableBufferPointer { small in
      other.small.withUnsafeBufferPointer { others in
        for place in 0..<small.count {
          let (sum, isFull) = small[place].addingReportingOverflow(others[place])
          if isFull || sum == .max { full.append(place) } else { small[place] = sum }
        }
      }
    }
    for place in full {
      let sum = self[place] + other[place]
      small[place] = .max
      beyond[place] = sum - Int(UInt8.max)
    }
  }
}
