/// A sentence of a report with something filled in.
public enum ReportSentence: Hashable, Sendable {
  /// The name of a button that sorts by a column.
  case sortBy(String)
  /// What a chart shows, for who cannot see it: what is drawn, of which table, how many categories.
  case chartShows(String, table: String, count: String)
  /// The lowest and highest figure in a chart, and whose they are.
  case chartRange(lowest: String, lowestOf: String, highest: String, highestOf: String)
  /// The lowest and highest of the figures that a chart shows, where so many are hidden.
  case chartRangeOfShown(lowest: String, lowestOf: String, highest: String, highestOf: String, hidden: String)
  /// What a dashed line in a chart stands for.
  case dashedLine(String)
  /// Where the figures of a chart stand.
  case figuresInTable(String)
  /// What heads a table.
  case numberedTable(String)
  /// What heads a chart.
  case numberedChart(String)
  /// Records read, of so many files, and how many were rejected.
  case recordsRead(String, files: String, rejected: String)
  /// How many checks met all rows, failed for some, and could not be told for some.
  case checksHeld(String, failed: String, unknown: String)
  /// How many figures of how many are hidden, by their own rule and for others, and how many contributors a figure has.
  case hiddenFigures(String, of: String, own: String, others: String, minimum: String)
  /// Which share of the money is hidden.
  case hiddenMoney(String)
  /// What a point or a bar in a picture stands for.
  case pictureOf(String, measure: String)
  /// The rows that came in and went out at a stage.
  case flow(String, rowsIn: String, rowsOut: String)
  /// How many files, data and tables the lineage holds.
  case lineageHolds(sources: String, datasets: String, tables: String)
}
