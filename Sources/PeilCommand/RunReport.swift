import Peil

/// What the user sees of a finished run: its tables, what is odd about it, and where it stands.
struct RunReport {
  let console: Console
  let isQuiet: Bool
  let isJSON: Bool
  var showsLedger = false

  func show(_ outcome: Pipeline.Outcome, of pipeline: Pipeline) throws {
    let summary = RunSummary(outcome: outcome, plan: pipeline.plan)
    let diagnostics =
      pipeline.warnings + (outcome.states?.remarks ?? []) + outcome.result.warnings
      + outcome.verdict.diagnostics(of: outcome.result, under: pipeline.plan) + outcome.refusal
    if isJSON {
      try console.print(summary.json(diagnostics: diagnostics))
      return
    }
    try console.show(diagnostics, sources: pipeline.texts)
    // The folder is there whatever becomes of standard output, and its owner is told.
    defer { console.say(summary.text) }
    try printTables(outcome, of: pipeline)
  }

  private func printTables(_ outcome: Pipeline.Outcome, of pipeline: Pipeline) throws {
    if outcome.verdict.isPublishable, !isQuiet {
      let width = StandardStream.output.width
      try console.print(TerminalReport(result: outcome.result, plan: pipeline.plan, width: width).text)
      let figures = try KeyFiguresTable(result: outcome.result, plan: pipeline.plan).text
      if !figures.isEmpty { try console.print("\n" + figures) }
    }
    if showsLedger {
      let language = Language(code: pipeline.plan.language)
      try console.print("\n" + LedgerTable(outcome.result.ledger).text(in: language))
    }
  }
}
