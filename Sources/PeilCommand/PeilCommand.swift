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
      RunCommand.self, CheckCommand.self, ShowCommand.self, StagesCommand.self, MeasuresCommand.self,
    ])
}
