import ArgumentParser
import Peil

/// `peil manual`: the manual page, for `man`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page, to be put where man looks for it.",
    discussion: """
      peil manual > ~/.local/share/man/man1/peil.1, and then: man peil. It comes from the same declarations as --help. \
      Completion of a shell comes from --generate-completion-script bash, zsh or fish.
      """)

  func run() throws {
    try Console(isQuiet: false, isJSON: false).print(ManualPage(of: PeilCommand.self).text)
  }
}
