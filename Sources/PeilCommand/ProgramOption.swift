import ArgumentParser
import Peil

/// The leave to start the programs of a pipeline.
struct ProgramOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Let the pipeline start the programs it names under 'run'. They can do whatever you can: read them first."))
  var allowPrograms = false

  /// What the engine needs for that; nil without leave.
  var permission: ProgramPermission? { allowPrograms ? .ofCommand : nil }
}
