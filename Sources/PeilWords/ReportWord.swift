/// A word or a fixed phrase of a report or a workbook; every language has a wording for each of them.
///
/// They begin with a capital where they head something.
public enum ReportWord: CaseIterable, Hashable, Sendable {
  case contents, notes, symbols, summary, tables, table, chart, chartData, definition, measure, notApplicable
  case nought, tooFew, dataQuality, checks, check, passed, failed, undecided, consequence, rowIsRejected
  case runIsStopped, rowIsFlagged, noChecks, rejects, noRejects, reason, rows, dataSource, rowAccount
  case everyRowAccounted, lineage, lineageExplained, methods, methodsExplained, explainHint, references, colophon,
    parameters
  case parameter, setForThisRun, version, pipelineFile, inputs, referenceFiles, file, size, records, hash
  case reproducible, skipToContent, copyTable, copied, copyFailed, foldAll, unfoldAll, sortHint, logo, average
  case ceiling, term, cutOff, lowestGranted, highestRefused, mentionsShare, daysSince, shareOpen, shareDone
  case units, limits, keyFigures, page
  case reading, census, process, column, madeMissing, usedIn, figuresBelow, ownText, flowExplained, noMethods
  case hashOfPieces, notRead
  // What a picture is
  case pointsPicture, barsPicture, stackedPicture, funnelPicture, survivalPicture, depletionPicture, cutOffPicture
  case waterfallPicture, trendPicture, ledgerPicture, lineagePicture
  // What stands in a picture
  case groupSize, innerLimits, outerLimits, whole, missingRow
}
