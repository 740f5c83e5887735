/// A word or a fixed phrase that human formats need; every language has a wording for each of them.
public enum Word: CaseIterable, Hashable, Sendable {
  // Tables
  case total, unknown, figure, value, definitions, source, note, asOf, yes, no
  // Outcomes of an application
  case granted, refused, refusedCeiling, withdrawn, inadmissible, open
  // Why a figure stands without a value, or with a remark
  case partial, belowMinimum, structural, suppressedOwn, suppressedOther
  case emptyDenominator, zeroDenominator, negativeDenominator, allMissing, overflow
  // What stands in brackets where nothing can leave it
  case worstCase
  case eachUnitOnce
  // How figures were rounded, and what comes of it
  case roundedHalfEven, roundedTogether, roundedTotals
  // The ledger
  case dataset, stage, kind, rowsIn, leftOut, leftOutUnknown, rejected, merged, added, rowsOut, details
  case read
}

/// A sentence with something filled in.
public enum Sentence: Hashable, Sendable {
  /// A figure cannot be computed because a dimension is unknown for some of its denominator.
  case dimensionUnknown(dimension: String, missing: String, of: String)
  /// The same, where the numbers differ from cell to cell.
  case dimensionUnknownInPart(dimension: String)
  /// A figure cannot be computed; the engine's own word says why.
  case notComputable(reason: String)
  /// A figure is not defined; the engine's own word says why.
  case notDefined(reason: String)
  /// What stands in brackets behind a figure.
  case interval(level: String, method: String)
  /// What a rate may come to once the open cases are decided.
  case finitePopulation(level: String)
  /// The ranks between which an item stays when other cases had answered.
  case rankInterval(level: String)
  /// What stands between brackets where each unit, or each of 256 groups of units, was left out in turn.
  case jackknifeInterval(level: String, isGrouped: Bool)
  /// What stands between brackets where units were drawn so often, from a seed.
  case drawnInterval(level: String, draws: String, seed: String, isGrouped: Bool)
  /// How many rows are shown, of how many.
  case rowsShown(String, of: String)
  /// How many columns do not fit the terminal, and which.
  case columnsLeftOut(String, String)
  /// A comparison within strata gives another picture; the flag says in what way.
  case simpson(flag: String)
  /// What stands for a missing value.
  case missingSign(String)
}
