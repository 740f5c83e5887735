import ArgumentParser
import Peil

/// `peil explain`: what a published figure is made of, and how a pipeline is carried out.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Says what a published figure is made of, down to the rows of the files; of a pipeline file, draws the plan.",
    discussion: """
      'peil explain out/mkbidee-2020 approval_by_sector sector=F of_submitted' names a figure by its table, its cell and \
      its measure, each by name, code or label; a dimension that is not named is summed out. Without a figure the \
      tables of the run are listed, with only a table its cells and measures.

      'peil explain pipelines/mkbidee-2020.yaml' draws the plan: the stages, the columns between them, what nobody \
      reads, and what waits for what; --format svg and --format mermaid make a picture of it.
      """)

  @Argument(
    help: ArgumentHelp("The folder of a run, such as out/mkbidee-2020, or a pipeline file.", valueName: "run"),
    completion: .file())
  var subject: String

  @Argument(help: ArgumentHelp("Table, cells as dimension=value, and measure.", valueName: "figure"))
  var words: [String] = []

  @Option(
    name: .customLong("sql"),
    help: ArgumentHelp(
      "Of a pipeline file: print what an engine is told to carry it out, with the stage that each part comes from: duckdb, postgres or spark.",
      valueName: "dialect"))
  var dialect: EngineName?

  @Option(help: "For a pipeline file: how its plan is drawn, as text, svg or mermaid. (default: text)")
  var format: PlanFormat?

  @OptionGroup var options: StoredRunOptions

  func validate() throws {
    if format != nil, !isPipeline { throw ValidationError("--format draws the plan of a pipeline file") }
    if isPipeline, !words.isEmpty {
      throw ValidationError("a figure is named in the folder of a run, and '\(subject)' is a pipeline file")
    }
  }

  func run() throws {
    if let dialect {
      try explainSQL(dialect.dialect)
    } else if isPipeline {
      try explainPipeline(as: format ?? .text)
    } else {
      try explainRun()
    }
  }

  private func explainRun() throws {
    let console = options.console
    let stored = try options.load(subject)
    do {
      let tables = try NamedTable.all(
        of: stored.result, plan: stored.plan, in: Language(code: stored.plan.language))
      guard let table = words.first else { return try console.print(ExplainList(tables, folder: subject).text) }
      let address = FigureAddress(table: table, words: Array(words.dropFirst()))
      if words.count == 1, try address.table(among: tables).plan.measures.count > 1 {
        return try console.print(ExplainList([address.table(among: tables)], folder: subject).text)
      }
      let place = try address.place(among: tables)
      try console.print(ExplanationText(place).text)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
  }
}
