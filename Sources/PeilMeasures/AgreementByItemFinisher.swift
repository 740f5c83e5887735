internal import PeilCore

/// The agreement on each code of a set that the table spreads.
struct AgreementByItemFinisher: MarginFinisher {
  let dimension: Int
  let finisher: AgreementFinisher

  func estimate(_ state: [ComponentValue], margin: [ComponentValue]) -> Estimate {
    Estimate(value: nil, n: 0, missing: 0, status: .structural, reason: "no-item")
  }

  func estimate(_ state: [ComponentValue], margin: [ComponentValue], at place: CellPlace) -> Estimate {
    guard let code = place.code(of: dimension) else { return estimate(state, margin: margin) }
    var finisher = finisher
    finisher.code = code
    return finisher.estimate(margin)
  }
}
