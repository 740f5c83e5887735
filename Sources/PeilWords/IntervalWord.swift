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
  case agrestiCoull = "agresti-coull"
  case fayFeuer = "fay-feuer"
  case fleissCohenEveritt = "fleiss-cohen-everitt"
  case greenwoodLog = "greenwood-log"
  case greenwoodPlain = "greenwood-plain"
  case greenlandRobins = "greenland-robins"
  case katz
  case koopman
  case linearisation
  case miettinenNurminen = "miettinen-nurminen"
  case newcombe
  case newcombeContinuityCorrected = "newcombe-cc"
  case program
  case robinsBreslowGreenland = "robins-breslow-greenland"
  case sato
  case standardisation
  case student
  case woolf
}
