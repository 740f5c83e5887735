import ArgumentParser
import Peil

/// What every command that reads a run folder takes beside the folder.
struct StoredRunOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  @Flag(help: "Print what is found as JSON.")
  var json = false

  var console: Console { Console(isQuiet: quiet, isJSON: json) }

  /// Reads a run back; what is wrong is shown and ends the command.
  func load(_ folder: String) throws -> StoredRun {
    do {
      let run = try StoredRun(
        folder: folder, catalogue: PeilCommand.catalogue, components: false, threads: Processors.count)
      if !json { try console.show(run.warnings) }
      return run
    } catch {
      throw console.fail(error)
    }
  }
}
