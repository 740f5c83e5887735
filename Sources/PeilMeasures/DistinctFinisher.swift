public import PeilCore

/// A number of different values as a figure that rests on the rows in which they stand.
///
/// The state is one `countDistinct`; n is how many rows have the values. Rows of which none has them: undefined.
public struct DistinctFinisher: CellFinisher {
  /// A number of different values.
  public init() {}

  /// The figure of the first component.
  public func estimate(_ state: [ComponentValue]) -> Estimate {
    let counted = state[0]
    if counted.known == 0, counted.missing > 0 { return .withoutValues(counted) }
    return .known(.count(counted.count), n: counted.known, missing: counted.missing)
  }
}
