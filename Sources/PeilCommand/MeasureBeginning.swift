import ArgumentParser

/// What a new measure begins as.
enum MeasureBeginning: String, CaseIterable, ExpressibleByArgument {
  /// One column added up, divided by another added up, with a finisher of its own.
  case sums
  /// The middle of a formula per row, with a finisher that Peil has.
  case median

  func source(_ package: NewPackage) -> String {
    switch self {
    case .sums: Self.sums(package)
    case .median: Self.median(package)
    }
  }

  /// The case, in which the measure is the figure of each sector.
  func `case`(_ package: NewPackage) -> NewCase {
    let word = package.name.word
    let use = """
      tables:
        by_sector:
          from: applications
          rows: sector
          totals: nested
          measures:
            figure: {\(word): {amount: costs, per: learners}}

      """
    let (reckoning, rows) =
      switch self {
      case .sums: (Self.reckoningOfSums, Self.rowsOfSums(word))
      case .median: (Self.reckoningOfMedian, Self.rowsOfMedian(word))
      }
    let head =
      "sector,margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"
    return NewCase(use: use, reckoning: reckoning, expected: ("tables/by_sector.csv", head + rows))
  }
}
