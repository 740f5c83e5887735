import PeilCore
import PeilValues

/// A cell's key with what orders its categories down the side.
struct OrderedKey {
  let key: [CellPart]
  /// For each dimension down the side the ordering measure's value in the category there; nil where it has none.
  let magnitudes: [Quantity.Magnitude?]

  /// By value, those without one after; equal ones in the order of the categories, then missing, then totals.
  static func precedes(_ left: OrderedKey, _ right: OrderedKey, isDescending: Bool) -> Bool {
    for place in left.key.indices where left.key[place] != right.key[place] {
      let (one, other) = (left.key[place], right.key[place])
      if place < left.magnitudes.count, one.isCategory, other.isCategory {
        switch (left.magnitudes[place], right.magnitudes[place]) {
        case (let one?, let other?):
          if one.isLess(than: other) { return !isDescending }
          if other.isLess(than: one) { return isDescending }
        case (.some, nil): return true
        case (nil, .some): return false
        case (nil, nil): break
        }
      }
      return CellPart.precedes([one], [other])
    }
    return false
  }
}

extension CellPart {
  fileprivate var isCategory: Bool { self != .missing && self != .summedOut }
}

extension Quantity.Magnitude {
  fileprivate func isLess(than other: Quantity.Magnitude) -> Bool {
    switch (self, other) {
    case (.exact(let one), .exact(let other)): one < other
    case (.date(let one), .date(let other)): one < other
    default: number < other.number
    }
  }

  /// The value as binary64; a day as its number since 1970.
  private var number: Double {
    switch self {
    case .exact(let value): value.doubleValue
    case .approximate(let value): value
    case .date(let date): Double(date.daysSinceEpoch)
    }
  }
}
