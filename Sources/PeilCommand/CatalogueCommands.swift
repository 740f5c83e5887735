import ArgumentParser
import Peil

/// `peil stages`: the stages there are, or the page of one.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Lists the stages, or shows the page of one.")

  @Argument(help: "The stage whose page is wanted.")
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

  @Argument(help: "The measure whose page is wanted.")
  var name: String?

  func run() throws {
    let pages = PeilCommand.catalogue.measures.map { $0.page }
    try Console(isQuiet: false, isJSON: false).show(pages, named: name, what: "measure", text: PageText.measure)
  }
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
