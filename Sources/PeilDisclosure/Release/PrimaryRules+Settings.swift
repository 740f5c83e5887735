import PeilCore
import PeilValues

extension PrimaryRules {
  /// The rules that a pipeline asks for.
  init(_ settings: DisclosureSettings) {
    let hundred = Rational(100)
    func percent(_ share: Rational) -> Rational { (try? share.multiplying(hundred)) ?? share }
    let estimation = settings.estimate.flatMap { share in
      settings.prior == .one
        ? PPercentRule(percent: percent(share))
        : PPercentRule(percent: percent(share), priorPercent: percent(settings.prior))
    }
    self.init(
      frequency: FrequencyRule(minimum: settings.minimum),
      dominance: settings.dominance.compactMap { DominanceRule(number: $0.count, percent: percent($0.share)) },
      estimation: estimation.map { [$0] } ?? [], group: settings.group.flatMap { GroupRule(largestShare: $0) },
      zeros: settings.zeros == .confidential ? .hidden : .shown)
  }
}
