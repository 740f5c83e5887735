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

      Told are the definition, what is divided by what, the stages and rules that shaped the rows with their counts, the \
      rows behind the figure with file and line, and the same figure under other definitions. The plan is carried out \
      again on the files that the run read, which must be as they were; a release holds no rows, and is refused.

      Exit status: 0 done; 64 no such figure; 65 a file is not what the run read; 66 no run, or a file is gone.
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

  @Option(name: [.customShort("n"), .customLong("rows")], help: "How many of the rows behind the figure to show.")
  var rows = 10

  @Flag(help: "Show all rows behind the figure.")
  var all = false

  @Option(
    help: "Where the pipeline file stands; sources are looked for from there. (default: looked for around the folder)",
    completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String?

  @OptionGroup var programs: ProgramOption

  @OptionGroup var options: StoredRunOptions

  func validate() throws {
    if rows < 0 { throw ValidationError("--rows takes a number from 0") }
    if format != nil, !isPipeline { throw ValidationError("--format draws the plan of a pipeline file") }
    if isPipeline, !words.isEmpty {
      throw ValidationError("a figure is named in the folder of a run, and '\(subject)' is a pipeline file")
    }
  }

  func run() throws {
    Interruption.watch()
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
      let found = try Explanation(
        try address.place(among: tables), of: stored, pipeline: pipeline, limit: all ? .max : rows,
        options: RunOptions(
          threads: Processors.count, programs: programs.permission, isCancelled: { Interruption.isRequested }))
      let text = ExplanationText(
        found, language: Language(code: stored.plan.language), width: StandardStream.output.width)
      try console.print(options.json ? text.json : text.text)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
  }
}
