extension CellPart {
  /// Categories in order, missing after them, totals last.
  static func precedes(_ left: [CellPart], _ right: [CellPart]) -> Bool {
    for (one, other) in zip(left, right) where one != other {
      switch (one, other) {
      case (.code(let one), .code(let other)): return one < other
      case (.integer(let one), .integer(let other)): return one < other
      case (.text(let one), .text(let other)): return one.lexicographicallyPrecedes(other)
      default: return one.rank < other.rank
      }
    }
    return false
  }

  /// Keys in that order.
  ///
  /// Most pairs are told apart by a word made of their first part, without a look at the keys.
  static func sorted(_ keys: [[CellPart]]) -> [[CellPart]] {
    let starts = keys.indices.map { Start(keys[$0].first, place: $0) }
    let sorted = starts.sorted { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if one.word != other.word { return one.word < other.word }
      return precedes(keys[one.place], keys[other.place])
    }
    return sorted.map { keys[$0.place] }
  }

  private var rank: UInt8 {
    switch self {
    case .code, .text, .integer: 0
    case .missing: 1
    case .summedOut: 2
    }
  }

  /// The beginning of a key as a number: of two that differ, the lesser belongs to the key that comes first.
  private struct Start {
    let rank: UInt8
    let word: UInt64
    let place: Int

    init(_ part: CellPart?, place: Int) {
      self.place = place
      rank = part?.rank ?? 0
      word =
        switch part {
        case .code(let code): UInt64(code)
        case .integer(let value): UInt64(bitPattern: value) ^ 1 << 63
        // What ends early is as if noughts stood there, and told apart from noughts by the whole key.
        case .text(let bytes): (0..<8).reduce(0) { $0 << 8 | UInt64($1 < bytes.count ? bytes[$1] : 0) }
        case .missing, .summedOut, nil: 0
        }
    }
  }
}
