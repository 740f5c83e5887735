internal import PeilCore

/// A frequency over one or more spread sets.
///
/// The state is: units that name something in each set, units of which each set is known, units of which one is missing,
/// then for every subset of the sets, by its bits from 1, the mentions of that subset together.
struct FrequencyFinisher: MarginFinisher {
  let base: FrequencyBase
  let reading: Reading
  let minimum: Int
  /// The places of the sets among the table's dimensions.
  let sets: [Int]

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    estimate(state, margin: margin, at: CellPlace(summedOut: [], lacking: []))
  }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    // Units that were not asked have no share of those that were, and where there are none of them neither.
    let isOfMissing = !place.lacking.isDisjoint(with: sets)
    if isOfMissing || (state[1].count == 0 && state[2].count > 0) {
      return Estimate(value: nil, n: 0, missing: state[2].count, status: .structural, reason: "not-asked")
    }
    return share(part(state, place.summedOut), margin)
  }

  func estimate(ofMargin margin: [ComponentValue]) -> Estimate { share(part(margin, Set(sets)), margin) }

  /// In a category of every set a unit has one mention; where sets are summed out, as many as it names there.
  private func part(_ state: [ComponentValue], _ summedOut: Set<Int>) -> Int {
    let subset = sets.indices.reduce(0) { $0 | (summedOut.contains(sets[$1]) ? 1 << $1 : 0) }
    return base == .mentions && subset > 0 ? state[2 + subset].count : state[0].count
  }

  private func share(_ part: Int, _ margin: [ComponentValue]) -> Estimate {
    let whole =
      switch base {
      case .applications: margin[1].count
      case .mentions: margin[margin.count - 1].count
      case .answered: margin[0].count
      }
    return Proportion(part: part, whole: whole, missing: margin[2].count)
      .estimate(reading == .process && base != .mentions ? .wilson : nil, minimum: minimum)
  }
}
