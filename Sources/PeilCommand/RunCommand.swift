import ArgumentParser
import Glibc
import Peil

/// `peil run`: from files to figures.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a pipeline: reads its files, computes its tables, and writes a folder with all of it.",
    discussion: """
      The folder holds tables/*.csv, the row ledger, the rejected rows with reasons, and run.json with the hash of \
      every input and output. It appears whole or not at all. Where the pipeline asks for 'publish: disclosure:', \
      release/ in it is all that may leave the house, and a release that is not safe is refused. Where more rows are rejected than a source allows, \
      nothing is published: FOLDER.failed holds the rejects and the ledger, and the exit status is 65.
      """)

  @OptionGroup var options: PipelineOptions

  @Option(
    name: [.customShort("o"), .customLong("out")], help: "The folder to write. (default: out/NAME-OF-THE-PIPELINE)")
  var out: String?

  @Flag(help: "Print the row ledger too: what came in, went out and was rejected at each stage.")
  var ledger = false

  @Flag(help: "Print on standard error how long each part took, and how many rows and bytes went into it.")
  var profile = false

  @Flag(
    help: ArgumentHelp(
      "Keep a keyed hash of every row that was read, so that 'peil diff' can tell which rows came, left and changed. The sources are read once more for it."
    ))
  var rowHashes = false

  @Option(
    name: .customLong("against"), parsing: .singleValue,
    help: ArgumentHelp(
      "The folder of a run whose release is out already; what both tell together is then audited too. May be repeated.",
      valueName: "earlier-run"), completion: .directory)
  var earlier: [String] = []

  @Option(
    help: ArgumentHelp(
      "Keep what each file comes to in a folder, and read only files that are not known there; FOLDER/NAME.state may be sent to whoever runs 'peil merge'. Where a stage looks at rows of several files, all are read, and a warning says why.",
      valueName: "folder"), completion: .directory)
  var state: String?

  @Option(help: "How many threads take work. (default: one for each processor)")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "How much memory the run may take, such as 256MB. Keys and joins that might not fit are worked out on disk; a run that needs more all the same ends with a message. (default: as much as it takes)",
      valueName: "size"))
  var memory: ByteCount?

  @OptionGroup var engineOptions: EngineOptions

  @OptionGroup var programs: ProgramOption

  func validate() throws {
    if out == "" { throw ValidationError("-o takes the name of a folder") }
    if state == "" { throw ValidationError("--state takes the name of a folder") }
    if state != nil, engineOptions.engine != nil {
      throw ValidationError("--state goes with Peil's own engine: leave --engine away")
    }
    if let memory, memory.bytes < Self.leastMemory {
      throw ValidationError("--memory takes 64MB or more: Peil itself, its blocks and its tables need some")
    }
    if let threads, !(1...256).contains(threads) { throw ValidationError("--threads takes a number from 1 to 256") }
  }

  func run() throws {
    Interruption.watch()
    let console = options.console
    let pipeline = try options.load()
    let progress = ProgressLine(
      pipeline.plan, isShown: !options.quiet && !options.json && StandardStream.error.isTerminal)
    let outcome: Pipeline.Outcome
    var outside = engineOptions.outside(threads: threads ?? Processors.count, memory: memory?.bytes)
    outside?.kept = engineOptions.keepSql
    outside?.isCancelled = { Interruption.isRequested }
    if let outside {
      try console.show(try outside.notes(DelegatingEngine.work(for: pipeline.plan)), sources: options.texts)
    }
    do {
      outcome = try pipeline.run(
        into: folder,
        options: RunOptions(
          threads: threads ?? Processors.count, progress: progress.report,
          memory: memory.map { MemoryLimit(bytes: $0.bytes, used: ProcessMemory.used(of: $0.bytes)) },
          programs: programs.permission, timer: profile ? ThreadClock.nanoseconds : nil,
          isCancelled: { Interruption.isRequested }),
        engine: outside.map { DelegatingEngine(to: $0) } ?? NativeEngine(), rowHashes: rowHashes,
        against: earlier, states: state)
      progress.clear()
      if let closing = progress.closing { console.say(closing + "\n") }
    } catch {
      progress.clear()
      throw console.fail(error, sources: options.texts)
    }
    ProcessEnd.leave(outcome)
    try RunReport(console: console, isQuiet: options.quiet, isJSON: options.json, showsLedger: ledger)
      .show(outcome, of: pipeline)
    if profile { Console(isQuiet: false, isJSON: false).say(ProfileTable(outcome.result.profile).text) }
    if outcome.exitStatus != .done { throw ExitCode(outcome.exitStatus.rawValue) }
  }

  private static let leastMemory = 64_000_000

  private var folder: String { out ?? "out/" + RunCommand.stem(options.pipeline) }

  /// The file's name without its folder and ending.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

/// The processors that are switched on.
enum Processors {
  static var count: Int { min(max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))), 256) }
}
