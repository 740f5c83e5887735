internal import PeilCore

/// A frequency; the state is units that name something, that are known, that are missing, and the mentions.
struct FrequencyFinisher: MarginFinisher {
  let base: FrequencyBase
  let reading: Reading
  let minimum: Int

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    // Units that were not asked have no share of those that were.
    if state[1].count == 0, state[2].count > 0 {
      return Estimate(value: nil, n: 0, missing: state[2].count, status: .structural, reason: "not-asked")
    }
    return share(state[0].count, margin)
  }

  func estimate(ofMargin margin: [ComponentValue]) -> Estimate {
    share(base == .mentions ? margin[3].count : margin[0].count, margin)
  }

  private func share(_ part: Int, _ margin: [ComponentValue]) -> Estimate {
    let whole =
      switch base {
      case .applications: margin[1].count
      case .mentions: margin[3].count
      case .answered: margin[0].count
      }
    return Proportion(part: part, whole: whole, missing: margin[2].count)
      .estimate(reading: reading, minimum: minimum, hasInterval: base != .mentions)
  }
}
