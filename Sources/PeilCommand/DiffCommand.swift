import ArgumentParser
import Peil

/// `peil diff`: two runs held against each other.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says which figures of a later run are other ones, by how much, and what made them change.",
    discussion: """
      Both runs are read from their folders alone. What is otherwise in the pipeline file, its parameters, the files \
      that were read and the row ledger is told first; then each table with figures that changed, with those of these \
      causes that it rests on. Runs made with 'peil run --row-hashes' also tell which rows came, left and changed, by \
      key where the files still stand.

      Exit status: 0 all figures are the same; 1 some are not; 65 a record is damaged; 66 no run.
      """)

  @Argument(help: "The folder of the earlier run.", completion: .directory)
  var before: String

  @Argument(help: "The folder of the later run.", completion: .directory)
  var after: String

  @Flag(help: "Tell of every figure that changed, not only of the first ten in each table.")
  var all = false

  @OptionGroup var options: StoredRunOptions

  func run() throws {
    let console = options.console
    let earlier = try options.load(before)
    let later = try options.load(after)
    let found: RunComparison
    do {
      found = try RunComparison(before: earlier, after: later, threads: Processors.count)
    } catch {
      throw console.fail(error)
    }
    let text = ComparisonText(found, limit: all ? .max : 10)
    if options.json {
      try console.print(ComparisonJSON(found).document)
    } else if !options.quiet {
      try console.print("\(before) → \(after)\n\n" + text.text)
    }
    if !found.hasSameFigures { throw ExitCode(ExitStatus.failedChecks.rawValue) }
  }
}
