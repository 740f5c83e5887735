/// What a figure that was published rounded tells of its exact value: bounds that an attacker has.
public enum RoundedFigure: Hashable, Sendable {
  /// Rounded to a multiple of `base`; away by up to `steps` further multiples than the nearest ones on either side.
  case toMultiple(of: Int, steps: Int)
  /// Eurostat's farm statistics from 2023: 1 through 7 becomes 5, all else the nearest ten, halves up.
  case farmStatistics

  /// The exact values that can be behind a published one; values are nought or more.
  ///
  /// For multiples a − (K+1)b + 1 through a + (K+1)b − 1, not below nought (Hundepool et al. 2012, 5.4, whose closed form for
  /// 0 < a < (K+1)b is too narrow). Nil when no value is published as this one.
  public func bounds(ofPublished value: Int) -> KnownBounds? {
    switch self {
    case .toMultiple(let base, let steps):
      guard base >= 1, steps >= 0, value >= 0, value.isMultiple(of: base) else { return nil }
      let reach = (steps + 1) * base - 1
      return KnownBounds(lower: max(0, value - reach), upper: value.addingCapped(reach))
    case .farmStatistics:
      switch value {
      case 0: return .exactly(0)
      case 5: return KnownBounds(lower: 1, upper: 7)
      case 10: return KnownBounds(lower: 8, upper: 14)
      case let value where value > 10 && value.isMultiple(of: 10):
        return KnownBounds(lower: value - 5, upper: value.addingCapped(4))
      default: return nil
      }
    }
  }

  /// What farm statistics publish for an exact value of nought or more.
  public static func farmStatistics(rounding value: Int) -> Int {
    if value == 0 { return 0 }
    if (1...7).contains(value) { return 5 }
    return value.addingCapped(5) / 10 * 10
  }
}
