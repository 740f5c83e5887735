import ArgumentParser
import Peil

/// `peil verify`: a run folder held against itself.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the folder of a run: every hash, every published figure, the ledger, and what was read.",
    discussion: """
      Every file is held against its hash in run.json. Tables, report and ledger are made again from the run's record \
      and compared cell by cell, so that a figure changed by hand is named with what it should be. The ledger's sums \
      are added up again. Files that the run read are held against their hashes where they still stand.

      Exit status: 0 nothing is wrong; 1 there are files the run did not write, or an input has changed since; 65 a \
      file, a figure or the ledger is not as the run left it; 66 no run.
      """)

  @Argument(
    help: ArgumentHelp("The folder of the run, such as out/mkbidee-2020.", valueName: "run"), completion: .directory)
  var folder: String

  @Option(
    help: "Where the pipeline file stands; inputs are looked for from there. (default: looked for around the folder)",
    completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String?

  @OptionGroup var options: StoredRunOptions

  func run() throws {
    let console = options.console
    let found: Verification
    do {
      found = try Verification(folder: folder, pipeline: pipeline, catalogue: PeilCommand.catalogue)
    } catch {
      throw console.fail(error)
    }
    if options.json {
      try console.print(VerificationText(found, folder: folder).json)
    } else {
      try console.show(found.diagnostics)
      if !options.quiet { try console.print(VerificationText(found, folder: folder).text) }
    }
    let status = found.diagnostics.exitStatus
    if status != .done { throw ExitCode(status.rawValue) }
  }
}
