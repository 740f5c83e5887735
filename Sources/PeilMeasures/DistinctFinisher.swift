internal import PeilCore

/// A number of different values as a figure that rests on the rows in which they stand.
struct DistinctFinisher: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate {
    let counted = state[0]
    if counted.known == 0, counted.missing > 0 { return .withoutValues(counted) }
    return .known(.count(counted.count), n: counted.known, missing: counted.missing)
  }
}
