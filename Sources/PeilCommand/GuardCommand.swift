import ArgumentParser
import Peil

/// `peil guard`: the figures that a text quotes, held against a run.
struct GuardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guard",
    abstract: "Holds the figures that a text quotes against the tables of a run, and against each other.",
    discussion: """
      The text is Markdown, plain text, HTML or Word, in Dutch or English. Named are numbers that disagree with the \
      run, percentages of another base or category than the sentence says, parts that do not add up, each with its \
      place and the figure it probably means. Rounding is understood: '9,9 miljoen', 'bijna 10 miljoen'. Years, days, \
      pages, articles and footnotes are no figures. Numbers of which the run says nothing are counted; --all lists \
      them.

      Exit status: 0 nothing was found; 1 something was; 65 the text cannot be read; 66 no text, or no run.
      """)

  @Argument(
    help: ArgumentHelp("The text: .md, .txt, .html or .docx.", valueName: "draft"),
    completion: .file(extensions: ["md", "txt", "html", "docx"]))
  var draft: String

  @Argument(
    help: ArgumentHelp("The folder of the run, such as out/mkbidee-2020.", valueName: "run"), completion: .directory)
  var folder: String

  @Option(help: "The language of the messages, nl or en. (default: the run's)")
  var language: String?

  @Flag(help: "Also list the numbers of which the run says nothing.")
  var all = false

  @OptionGroup var options: StoredRunOptions

  func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("--language takes nl or en; here stands '\(language)'")
    }
  }

  func run() throws {
    let console = options.console
    let read: Draft
    let found: DraftGuard
    let spoken: Language
    do {
      read = try Draft(file: draft, bytes: try DraftFile.contents(of: draft))
      let stored = try options.load(folder)
      spoken = language.flatMap(Language.init(rawValue:)) ?? Language(code: stored.plan.language)
      found = try stored.guarding(read, in: spoken)
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
    let text = GuardText(found, draft: read, language: spoken)
    if options.json {
      try console.print(text.json)
    } else {
      try console.show(text.diagnostics(all: all), sources: [draft: read.text])
      if !options.quiet { try console.print(text.summary) }
    }
    if !found.findings.isEmpty { throw ExitCode(ExitStatus.failedChecks.rawValue) }
  }
}
