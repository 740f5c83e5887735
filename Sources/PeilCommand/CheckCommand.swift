import ArgumentParser
import Peil

/// `peil check`: plans without reading a data row.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a pipeline file against the headers of its files, and says all that is wrong at once.")

  @OptionGroup var options: PipelineOptions

  func run() throws {
    let pipeline = try options.load()
    try options.console.show(pipeline.warnings, sources: pipeline.texts)
    options.console.say(summary(of: pipeline.plan))
  }

  private func summary(of plan: Plan) -> String {
    func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
    let figures = plan.tables.reduce(0) { $0 + $1.measures.count }
    return "\(options.pipeline): nothing is wrong; \(counted(plan.sources.count, "source")), "
      + "\(counted(plan.datasets.count, "dataset")), \(counted(plan.tables.count, "table")) with "
      + "\(counted(figures, "measure"))\n"
  }
}
