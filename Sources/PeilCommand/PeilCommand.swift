import ArgumentParser
import Peil

/// The command `peil`.
@main
struct PeilCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peil",
    abstract: "Turns exports of subsidy applications into evaluation figures that can be published and defended.",
    discussion: """
      A pipeline file says which exports are read and how, which stages their rows go through, and which tables \
      come out. 'peil run pipelines/mkbidee-2020.yaml' shows one at work.

      Exit status: 0 done; 1 done, with failed checks; 64 usage or pipeline file; 65 data; 66 no input; 70 a fault \
      in Peil; 73, 74 output; 130 interrupted.
      """,
    version: Peil.version,
    subcommands: [
      InitCommand.self, ProfileCommand.self, RunCommand.self, PublishCommand.self, VerifyCommand.self, DiffCommand.self,
      CheckCommand.self, ShowCommand.self,
      ExplainCommand.self, StagesCommand.self,
      MeasuresCommand.self, TemplateCommand.self,
    ])

  /// Runs what the arguments ask for; help and version go the same way out as all other output.
  static func main() {
    StandardStream.failByValue()
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
