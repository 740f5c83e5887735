/// What became of the applications of a call: S = W + I + U + R + G + O.
public struct ApprovalOutcomes: Hashable, Sendable {
  /// S, all that was submitted.
  public let submitted: Int
  /// W, withdrawn before the decision.
  public let withdrawn: Int
  /// I, not taken up (Awb 4:5), in practice "niet-ontvankelijk".
  public let notTakenUp: Int
  /// U, refused on the ceiling (Awb 4:25) or drawn out.
  public let refusedOnCeiling: Int
  /// R, refused on substance.
  public let refusedOnSubstance: Int
  /// G, granted.
  public let granted: Int
  /// O, not decided yet; never a refusal.
  public let open: Int

  /// The outcomes of a call, as counted; whether they add up is `residual`'s to say.
  public init(
    submitted: Int, withdrawn: Int, notTakenUp: Int, refusedOnCeiling: Int, refusedOnSubstance: Int, granted: Int,
    open: Int
  ) {
    self.submitted = submitted
    self.withdrawn = withdrawn
    self.notTakenUp = notTakenUp
    self.refusedOnCeiling = refusedOnCeiling
    self.refusedOnSubstance = refusedOnSubstance
    self.granted = granted
    self.open = open
  }

  /// What the outcomes come to beyond what was submitted; anything but nought is an error in the register.
  public var residual: Int {
    withdrawn + notTakenUp + refusedOnCeiling + refusedOnSubstance + granted + open - submitted
  }

  /// The count behind a rate; nil where the parts exceed the whole.
  public func count(_ definition: ApprovalDefinition) -> BinomialCount? {
    switch definition {
    case .submitted: BinomialCount(granted, of: submitted)
    case .admissible: BinomialCount(granted, of: submitted - withdrawn - notTakenUp)
    case .decided: BinomialCount(granted, of: decided)
    case .assessed: BinomialCount(granted, of: granted + refusedOnSubstance)
    case .fundable: BinomialCount(granted + refusedOnCeiling, of: decided)
    }
  }

  private var decided: Int { granted + refusedOnCeiling + refusedOnSubstance }
}
