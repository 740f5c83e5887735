import ArgumentParser
import Peil

/// `peil stages`: the stages there are, or the page of one.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Lists the stages, or shows the page of one.")

  @Argument(help: "The stage whose page is wanted.", completion: .stages)
  var name: String?

  func run() throws {
    let pages = PeilCommand.catalogue.stages.map { $0.page }
    try Console(isQuiet: false, isJSON: false).show(pages, named: name, what: "stage", text: PageText.stage)
  }
}

/// `peil measures`: the measures there are, or the page of one.
struct MeasuresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures", abstract: "Lists the measures, or shows the page of one.")

  @Argument(help: "The measure whose page is wanted.", completion: .measures)
  var name: String?

  @Option(
    help: "A pipeline file, whose own measures and those of the files it includes stand in the list too.",
    completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String?

  func run() throws {
    let (defined, status) = try pipeline.map(defined) ?? ([], .done)
    let pages = PeilCommand.catalogue.measures.map { $0.page } + defined
    try Console(isQuiet: false, isJSON: false).show(pages, named: name, what: "measure", text: PageText.measure)
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// The pages of the measures that a pipeline defines; what is wrong with one is said, and the others are shown.
  private func defined(in file: String) throws -> ([Page], ExitStatus) {
    let console = Console(isQuiet: false, isJSON: false)
    do {
      let definitions = try Pipeline.definitions(in: file, catalogue: PeilCommand.catalogue)
      try console.show(definitions.diagnostics, sources: definitions.texts)
      return (definitions.pages, definitions.diagnostics.exitStatus)
    } catch {
      throw console.fail(error)
    }
  }
}

extension CompletionKind {
  /// The words of the stages.
  fileprivate static var stages: CompletionKind { .list(PeilCommand.catalogue.stages.map { $0.page.name }) }
  /// The words of the measures.
  fileprivate static var measures: CompletionKind { .list(PeilCommand.catalogue.measures.map { $0.page.name }) }
}

extension Console {
  /// Prints the list of pages, or the page of a name.
  fileprivate func show(_ pages: [Page], named name: String?, what: String, text: (Page) -> PageText) throws {
    guard let name else {
      let width = pages.map(\.name.count).max() ?? 0
      try print(pages.map { PageText.line(of: $0, width: width) }.joined())
      return
    }
    if let page = pages.first(where: { $0.name == name }) {
      try print(text(page).text)
      return
    }
    let names = pages.map(\.name)
    throw fail(
      DiagnosticsError([
        .error(
          "unknown-\(what)", "no \(what) '\(name)'",
          details: [
            nearestName(to: name, among: names).map { "did you mean '\($0)'?" },
            "there are: \(listed(names, limit: 40))",
          ]
          .compactMap(\.self))
      ]))
  }
}
