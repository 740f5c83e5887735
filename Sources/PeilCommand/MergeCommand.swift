import ArgumentParser
import Peil

/// `peil merge`: figures of the states that several runs have sent.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Adds up the states that runs of one pipeline on several machines have sent, and makes the figures.",
    discussion: """
      Each organisation runs the same pipeline on its own files with 'peil run --state FOLDER' and sends \
      FOLDER/NAME.state, which holds sums and counts and no row. The tables are those of one run over all files \
      together, byte for byte; ledger and counts of rejected rows add up. A state of another pipeline, one that is \
      damaged, and two that hold the same file are refused. The sources' files need not be here.
      """)

  @OptionGroup var options: PipelineOptions

  @Argument(help: "The states to add up.", completion: .file(extensions: ["state"]))
  var states: [String]

  @Option(
    name: [.customShort("o"), .customLong("out")], help: "The folder to write. (default: out/NAME-OF-THE-PIPELINE)")
  var out: String?

  @OptionGroup var programs: ProgramOption

  func validate() throws {
    if out == "" { throw ValidationError("-o takes the name of a folder") }
  }

  func run() throws {
    Interruption.watch()
    let console = options.console
    let merging: StateMerging
    let outcome: Pipeline.Outcome
    do {
      merging = try StateMerging(
        file: options.pipeline, states: states, overrides: options.assignments.map { ($0.name, $0.value) },
        catalogue: PeilCommand.catalogue)
      outcome = try merging.run(
        into: out ?? "out/" + RunCommand.stem(options.pipeline), threads: Processors.count,
        programs: programs.permission)
    } catch {
      throw console.fail(error, sources: options.texts)
    }
    try RunReport(console: console, isQuiet: options.quiet, isJSON: options.json).show(outcome, of: merging.pipeline)
    if outcome.exitStatus != .done { throw ExitCode(outcome.exitStatus.rawValue) }
  }
}
