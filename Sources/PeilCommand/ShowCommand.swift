import ArgumentParser
import Peil

/// `peil show`: the rows of a source or dataset, after any of its stages.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows the first rows of a source or dataset, after any of its stages.",
    discussion: """
      On a terminal the columns that fit are shown, and those that do not are named. In a table long texts are \
      shortened and control characters replaced; --csv has every column and every byte.
      """)

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The source or dataset.")
  var name: String

  @Option(
    help: """
      Show the rows after this stage: its number from 1, or its kind where it stands there once; 0 is before the \
      first. (default: after the last)
      """)
  var stage: String?

  @Option(name: [.customShort("n"), .customLong("rows")], help: "How many rows to show.")
  var rows = 10

  @Flag(help: "Print CSV instead of a table.")
  var csv = false

  @OptionGroup var programs: ProgramOption

  func validate() throws {
    if rows < 0 { throw ValidationError("--rows takes a number from 0") }
  }

  func run() throws {
    Interruption.watch()
    let console = options.console
    let pipeline = try options.load()
    do {
      let shown = try pipeline.rows(
        of: name, afterStage: try stage.map { try pipeline.stage($0, of: name) }, limit: rows,
        options: RunOptions(
          threads: Processors.count, programs: programs.permission,
          isCancelled: { Interruption.isRequested }))
      let table = RowsTable(shown)
      try console.print(
        csv
          ? String(decoding: table.csv, as: UTF8.self)
          : table.text(
            in: Language(rawValue: pipeline.plan.language) ?? .english, width: StandardStream.output.width))
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error, sources: options.texts)
    }
  }
}
