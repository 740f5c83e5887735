/// What must be said beside a figure that has a value; every language has a wording for each of them.
public enum FigureFlag: String, CaseIterable, Hashable, Sendable {
  /// Few successes or failures were expected, and the p-value is that of the exact test.
  case exactTest = "exact-test"
  /// Few successes or failures were expected, and the table is too large for the exact test.
  case fewExpected = "few-expected"
  /// A group's rate lies outside the inner limits of its funnel.
  case outside95 = "outside-95"
  /// A group's rate lies outside the outer limits of its funnel.
  case outside998 = "outside-99.8"
  /// An item is named most, but not in so many replicates that it may be called number 1.
  case noClearFirst = "no-clear-first"
  /// Coders agree too little.
  case kappaBelowGate = "kappa-below-0.7"
  /// Few texts were coded twice.
  case fewDoubleCoded = "fewer-than-100-coded-twice"
  /// Units whose denominator is so small that their own ratio says nothing.
  case smallDenominators = "small-denominators"
  /// The subsidy exceeds the costs.
  case overfunded
  /// A ceiling decided how many were granted, and an interval of the rate is too wide.
  case ceilingBound = "ceiling-bound"
  /// Few applications stand on a side of the line.
  case fewAtLine = "few-at-line"
  /// The scores at the line take few different values.
  case lumpyScores = "lumpy-scores"
  /// A figure is not defined without one of its units.
  case noInterval = "no-interval"
  /// In some draws of a bootstrap a figure is not defined.
  case undefinedDraws = "undefined-draws"
  /// One common effect is not what the strata show.
  case unequalStrata = "unequal-strata"
  /// There are few clusters to see a variance between.
  case fewClusters = "few-clusters"
}
