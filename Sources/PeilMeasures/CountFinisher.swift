internal import PeilCore

/// A count as a figure.
struct CountFinisher: CellFinisher {
  func estimate(_ state: [ComponentValue]) -> Estimate {
    let counted = state[0]
    return .known(.count(counted.count), n: counted.count, missing: counted.missing)
  }
}
