/// Who files in a call: new firms, and some that got nothing in the call before.
struct CallApplicants {
  private var register: OrganisationRegister
  private var random: SplitMix64
  private var returning: [Organisation]

  init(_ plan: CallPlan, returning: [Organisation], seed: UInt64) {
    var streams = SplitMix64(seed: seed)
    register = OrganisationRegister(seed: streams.next(), after: plan.firmsBefore)
    random = SplitMix64(seed: streams.next())
    self.returning = returning
  }

  mutating func next() -> Organisation {
    if !returning.isEmpty && random.percent(12) { return returning.remove(at: random.below(returning.count)) }
    return register.firm(in: Vocabulary.sectors[random.index(weights: Vocabulary.sectors.map(\.weight))])
  }
}
