import ArgumentParser
import Peil

/// `peil check`: plans without reading a data row.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a pipeline file against the headers of its files, and says all that is wrong at once.",
    discussion: """
      With --engine the columns of its tables and Parquet files are looked at too, where they stand; no row is read.
      """)

  @OptionGroup var options: PipelineOptions

  @OptionGroup var engineOptions: EngineOptions

  func run() throws {
    Interruption.watch()
    let pipeline = try options.load()
    try options.console.show(pipeline.warnings + Self.unseen(pipeline.plan, engineOptions), sources: pipeline.texts)
    if var outside = engineOptions.outside(threads: Processors.count, memory: nil) {
      outside.isCancelled = { Interruption.isRequested }
      do {
        try outside.check(pipeline.plan)
      } catch {
        throw options.console.fail(error, sources: options.texts)
      }
    }
    options.console.say(summary(of: pipeline.plan))
  }

  /// What was not looked at, because only an engine can.
  private static func unseen(_ plan: Plan, _ options: EngineOptions) -> [Diagnostic] {
    guard options.engine == nil else { return [] }
    return plan.sources.filter { $0.relation != nil }.map { source in
      .note(
        "columns-unseen",
        "the columns of '\(source.files.first?.shownPath ?? source.name)' were not looked at: only an engine reads them",
        at: source.span, details: ["name the engine with --engine, as for 'peil run'"])
    }
  }

  private func summary(of plan: Plan) -> String {
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    let figures = plan.tables.reduce(0) { $0 + $1.measures.count }
    return "\(options.pipeline): nothing is wrong; \(counted(plan.sources.count, "source")), "
      + "\(counted(plan.datasets.count, "dataset")), \(counted(plan.tables.count, "table")) with "
      + "\(counted(figures, "measure"))\n"
  }
}
