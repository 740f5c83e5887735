public import ArgumentParser
public import Peil

/// The command `peil`, as a library: a program of one's own has all of it with its own stages and measures among the others.
public struct PeilCommand: ParsableCommand {
  /// What the command is called, and the commands in it.
  public static let configuration = CommandConfiguration(
    commandName: "peil",
    abstract: "Turns exports of subsidy applications into evaluation figures that can be published and defended.",
    discussion: """
      A pipeline file says which exports are read and how, which stages their rows go through, and which tables \
      come out. 'peil run pipelines/mkbidee-2020.yaml' shows one at work.

      Exit status: 0 done; 1 done, with failed checks; 64 usage or pipeline file; 65 data; 66 no input; 69 an engine \
      that is absent or fails; 70 a fault in Peil; 73, 74 output; 130 interrupted.
      """,
    version: Peil.version,
    subcommands: [
      InitCommand.self, ProfileCommand.self, RunCommand.self, MergeCommand.self,
      PublishCommand.self, VerifyCommand.self, DiffCommand.self,
      SuppressCommand.self,
      CheckCommand.self, ShowCommand.self,
      ExplainCommand.self, GuardCommand.self, StagesCommand.self,
      MeasuresCommand.self, TemplateCommand.self, NewCommand.self, SchemaCommand.self, FormatCommand.self,
      ManualCommand.self, ReferenceCommand.self,
    ])

  /// The stages and measures that pipelines may name while a command runs.
  @TaskLocal static var catalogue = Catalogue.standard

  /// The command as `parseAsRoot` makes it.
  public init() {}

  /// Runs what the arguments ask for, and ends the process with its exit status where that is not 0.
  ///
  /// The stages and measures are put beside the built-in ones; of two with one word it is the given one that counts.
  public static func main(stages: [any Stage.Type] = [], measures: [any Measure.Type] = []) {
    StandardStream.failByValue()
    $catalogue.withValue(.standard.adding(stages: stages, measures: measures)) { runAsRoot() }
  }

  /// Help and version go the same way out as all other output.
  private static func runAsRoot() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch  where exitCode(for: error) == .success {
      printPage(fullMessage(for: error))
    } catch {
      exit(withError: error)
    }
  }

  private static func printPage(_ text: String) {
    do {
      try Console(isQuiet: false, isJSON: false).print(text.hasSuffix("\n") ? text : text + "\n")
    } catch {
      exit(withError: error)
    }
  }
}
