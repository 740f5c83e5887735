import ArgumentParser
import Peil

/// `peil suppress`: what a release hides, and why.
struct SuppressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppress",
    abstract: "Says what the release of a run hides; with --explain why one figure is, and what would free it.",
    discussion: """
      'peil suppress out/mkbidee-2020 --explain approval_by_sector sector=H applications' names a figure as 'peil \
      explain' does. What is said is for inside the house: it tells more than the release does. Of the rules on amounts \
      it names the kind and not the parameters.
      """)

  @Argument(
    help: ArgumentHelp("The folder of a run, such as out/mkbidee-2020.", valueName: "run"), completion: .directory)
  var folder: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("A table, cells as dimension=value, and a measure.", valueName: "figure"))
  var explain: [String] = []

  @OptionGroup var options: StoredRunOptions

  func run() throws {
    let console = options.console
    let stored = try options.load(folder)
    do {
      let explanation = try SuppressionExplanation(stored)
      let lines =
        try explain.first.map { try explanation.lines(table: $0, words: Array(explain.dropFirst())) }
        ?? explanation.overview
      if options.json {
        try console.print(JSONValue.map([("lines", .list(lines.map(JSONValue.text)))]).document)
      } else {
        try console.print(lines.joined(separator: "\n") + "\n")
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
  }
}
