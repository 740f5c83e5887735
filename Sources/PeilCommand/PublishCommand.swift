import ArgumentParser
import Peil

/// `peil publish`: formats again from a stored run.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Makes formats again from the folder of a run, without its sources and without its pipeline file.",
    discussion: """
      The files are the same bytes that the run itself writes for these formats; tidy CSV is always among them. \
      Without -o they are written into the run's own folder, whose other files stay as they are. Another folder gets \
      what is asked for and a run.json, and nothing from inside the house: no rejected rows, no record, no exported \
      rows. Where the pipeline asks for disclosure control, another folder gets a release: the same figures without \
      what tells of one firm, attacked again, with its certificate. Exported rows are not made again; they stay where \
      the run wrote them.
      """)

  @Argument(
    help: ArgumentHelp("The folder of the run, such as out/mkbidee-2020.", valueName: "run"), completion: .directory)
  var folder: String

  @Option(help: "The formats to make, with commas between them. (default: those of the run)")
  var formats: String?

  @Option(help: "The language of the formats for people, nl or en; another one than the run's needs -o.")
  var language: String?

  @Option(
    name: [.customShort("o"), .customLong("output"), .customLong("out")],
    help: "Another folder to write. (default: the run's own)")
  var output: String?

  @Flag(
    help: "With -o: the figures as they are, for inside the house, though the pipeline asks for disclosure control.")
  var unprotected = false

  @OptionGroup var options: StoredRunOptions

  func validate() throws {
    if unprotected, output == nil { throw ValidationError("--unprotected goes with -o") }
    if output == "" { throw ValidationError("-o takes the name of a folder") }
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("--language takes nl or en; here stands '\(language)'")
    }
  }

  func run() throws {
    let console = options.console
    let stored = try options.load(folder)
    do {
      let made = try stored.publish(
        formats: formats.map(Self.words), language: language, into: output, unprotected: unprotected,
        threads: Processors.count)
      if options.json {
        try console.print(
          JSONValue.map([
            ("folder", .text(made.folder)), ("files", .list(made.files.map(JSONValue.text))),
            ("release", .boolean(made.isRelease)),
          ]).document)
      }
      console.say(summary(of: made, stored))
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
  }

  /// Whether what was written may leave the house.
  private func safety(of made: StoredRun.Publication, _ stored: StoredRun) -> [String] {
    if made.isRelease { return ["it may leave the house: made safe by disclosure control, and audited"] }
    if stored.plan.publication.disclosure != nil { return ["for inside the house: these figures are not made safe"] }
    return DisclosureAdvice(stored.plan).lines
  }

  private static func words(_ list: String) -> [String] {
    list.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }

  private func summary(of made: StoredRun.Publication, _ stored: StoredRun) -> String {
    let count = "\(made.files.count) file\(made.files.count == 1 ? "" : "s")"
    var lines = ["written: \(count) in \(made.folder)/"] + FileList(made.files).lines.map { "  " + $0 }
    if output != nil, !stored.plan.publication.datasets.isEmpty {
      lines.append("exported rows are not made again; they stay in \(stored.files.folder)/datasets/")
    }
    if output != nil { lines += safety(of: made, stored) }
    return lines.joined(separator: "\n") + "\n"
  }
}
