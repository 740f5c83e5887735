extension RunResult {
  /// What publishers are shown, and what a stored run gives back: figures, their components, ledger, checks, and counts.
  ///
  /// Rejected rows are counted and not held, nor is any histogram or tally; what a clock or the number of workers says is
  /// left out, too. So a run and a later publication of it make the same files.
  public var forPublication: RunResult {
    var shown = self
    shown.states = states.map(\.withoutUnits)
    shown.rejections = []
    shown.inputs = inputs.map(\.withoutHead)
    shown.warnings = []
    shown.workersUsed = 0
    shown.profile = []
    shown.contributions = []
    return shown
  }
}

extension TableStates {
  /// The same states without the units behind them; those of a table that has none are not copied.
  fileprivate var withoutUnits: TableStates {
    let haveUnits = cells.contains { cell in cell.contains { measure in measure.contains(where: \.hasUnits) } }
    guard haveUnits else { return self }
    return TableStates(cells: cells.map { cell in cell.map { measure in measure.map(\.withoutUnits) } })
  }
}

extension ComponentValue {
  fileprivate var hasUnits: Bool { histogram != nil || tally != nil }

  /// The same value without the units behind it.
  fileprivate var withoutUnits: ComponentValue {
    hasUnits ? ComponentValue(value, admitted: admitted, missing: missing) : self
  }
}

extension InputSummary {
  fileprivate var withoutHead: InputSummary {
    InputSummary(
      source: source, files: files, mended: mended, head: [], records: records,
      rejectedWhileReading: rejectedWhileReading, rejected: rejected, blankLines: blankLines,
      commentLines: commentLines, paddedRecords: paddedRecords, cutRecords: cutRecords,
      invalidMadeMissing: invalidMadeMissing)
  }
}

extension Plan {
  /// The same plan as publishers see it, who are not told where on this machine anything stands.
  public var forPublication: Plan {
    var shown = self
    shown.file = file.split(separator: "/").last.map(String.init) ?? file
    shown.sources = sources.map { source in
      var shown = PlannedSource(
        name: source.name, files: source.files.map(\.asShown), mended: source.mended?.asShown, format: source.format,
        columns: source.columns, schema: source.schema, key: source.key, rejectLimit: source.rejectLimit,
        ignoredHeaders: source.ignoredHeaders, span: source.span)
      shown.relation = source.relation
      return shown
    }
    shown.references = references.map {
      ReferenceFile(path: $0.shownPath, shownPath: $0.shownPath, bytes: $0.bytes)
    }
    return shown
  }
}

extension PlannedFile {
  fileprivate var asShown: PlannedFile { PlannedFile(path: shownPath, shownPath: shownPath) }
}
