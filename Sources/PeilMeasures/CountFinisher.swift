public import PeilCore

/// A count as a figure.
///
/// The state is one `count`; n is the count itself, and nothing is missing.
public struct CountFinisher: CellFinisher {
  /// A count of rows.
  public init() {}

  /// The figure of the first component.
  public func estimate(_ state: [ComponentValue]) -> Estimate {
    let counted = state[0]
    return .known(.count(counted.count), n: counted.count, missing: counted.missing)
  }
}
