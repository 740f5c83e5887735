/// Who pays for a project; the sources add up to its cost to the cent.
public struct FinancingSources: Hashable, Sendable {
  /// The cost of the project in cents.
  public let costCents: Int128
  /// The subsidy in cents.
  public let subsidyCents: Int128
  /// Other public money in cents.
  public let otherPublicCents: Int128
  /// What private parties pay in money, in cents.
  public let privateCashCents: Int128
  /// What private parties bring in kind, in cents.
  public let privateInKindCents: Int128

  /// The sources of a project of this cost.
  public init(
    costCents: Int128, subsidyCents: Int128, otherPublicCents: Int128, privateCashCents: Int128,
    privateInKindCents: Int128
  ) {
    self.costCents = costCents
    self.subsidyCents = subsidyCents
    self.otherPublicCents = otherPublicCents
    self.privateCashCents = privateCashCents
    self.privateInKindCents = privateInKindCents
  }

  /// All private money, in cents.
  public var privateCents: Int128 { privateCashCents + privateInKindCents }

  /// All public money, in cents.
  public var publicCents: Int128 { subsidyCents + otherPublicCents }

  /// What the sources come to beyond the cost, in cents; anything but nought is an error in the register.
  public var residualCents: Int128 { publicCents + privateCents - costCents }

  /// The subsidy's share of the cost; undefined where the cost is nought or below.
  public func subsidyShare() throws(UndefinedReason) -> Double { try FinancingShares.ratio(subsidyCents, costCents) }

  /// The private share of the cost; undefined where the cost is nought or below.
  public func privateShare() throws(UndefinedReason) -> Double { try FinancingShares.ratio(privateCents, costCents) }

  /// Other public money's share of the cost; undefined where the cost is nought or below.
  public func otherPublicShare() throws(UndefinedReason) -> Double {
    try FinancingShares.ratio(otherPublicCents, costCents)
  }

  /// All public money's share of the cost; undefined where the cost is nought or below.
  public func publicShare() throws(UndefinedReason) -> Double { try FinancingShares.ratio(publicCents, costCents) }

  /// Private money per euro of subsidy; undefined where the subsidy is nought or below.
  public func privateLeverageOnSubsidy() throws(UndefinedReason) -> Double {
    try FinancingShares.ratio(privateCents, subsidyCents)
  }

  /// Private money per euro of public money; undefined where that is nought or below.
  public func privateLeverageOnPublic() throws(UndefinedReason) -> Double {
    try FinancingShares.ratio(privateCents, publicCents)
  }

  /// The cost per euro of public money; undefined where that is nought or below.
  public func multiplierOnPublic() throws(UndefinedReason) -> Double {
    try FinancingShares.ratio(costCents, publicCents)
  }

  /// The share of private money that is brought in kind; undefined where there is none.
  public func inKindShareOfPrivate() throws(UndefinedReason) -> Double {
    try FinancingShares.ratio(privateInKindCents, privateCents)
  }
}
