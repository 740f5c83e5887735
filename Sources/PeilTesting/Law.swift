/// What every stage and every measure keeps to.
public enum Law: String, CaseIterable, Hashable, Sendable {
  /// The page says what it does, how, and of each option what it is for and what holds without it.
  case documentation
  /// The page's example runs, and shows something: a figure with a value, a row.
  case example
  /// The result does not hang on how many workers take blocks of which size, nor on whether keys fit in memory.
  case chunkSize = "chunk-size"
  /// The rows of one file, spread over several, give the same: the states of the parts merge to that of the whole.
  case split
  /// The same records in another order give the same figures; of a stage, the same rows.
  case rowOrder = "row-order"
  /// Missing values, some or all, are no fault: what has no value says why, and no figure is made of nothing.
  case missing
  /// Files without a record are no fault either.
  case emptyInput = "empty-input"
  /// For every stage the rows that came in are the rows that went out, were left out, rejected, merged or added.
  case ledger
  /// Figures are well-formed: finite, and with value, status, reason and counts that belong together.
  case figures
}
