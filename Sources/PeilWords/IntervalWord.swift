/// A way in which an interval was computed; the raw value is the code in the tidy tables.
public enum IntervalWord: String, CaseIterable, Hashable, Sendable {
  case wilson
  case wilsonContinuityCorrected = "wilson-cc"
  case clopperPearson = "clopper-pearson"
  case jeffreys
  case finitePopulation = "finite-population"
  case worstCase = "worst-case"
  case taylor
  case jackknife
  case fieller
  case bca
  case greenwood
}
