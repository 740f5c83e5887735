/// A word or a fixed phrase of a workbook; every language has a wording for each of them.
public enum WorkbookWord: CaseIterable, Hashable, Sendable {
  // Sheets, and what heads them
  case cover, notesHere, symbolsHere, oneTableHere, restIsBelow, toContents
  // Heads
  case sheet, title, subject, sign, meaning, lowerLimit, upperLimit
  // The cover
  case licence, cellsHoldFigures
  // Signs in general
  case notDefinedHere, notComputableHere, remarkBelow, emptySign, noSuchPlace, numberedSigns
}

/// A sentence of a workbook with something filled in.
public enum WorkbookSentence: Hashable, Sendable {
  /// How many tables it holds.
  case holdsTables(String)
  /// Which sheet explains the signs.
  case signsStandIn(sheet: String)
  /// What stands in the column of a dimension beside its values.
  case dimensionColumn(missing: String)
}
