import ArgumentParser
import Glibc
import Peil

/// `peil new`: a package for a stage or a measure of one's own.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a Swift package with a stage or a measure of your own, which builds, passes its tests and runs.",
    subcommands: [NewMeasureCommand.self, NewStageCommand.self])
}

/// `peil new measure`.
struct NewMeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Writes a package with a measure of your own.",
    discussion: """
      The package holds one file with the measure, a case with its expected table, the test that holds it against the \
      laws of a measure, and a program with every command of Peil's that knows it. 'swift test' in it passes at once; \
      change the file and the case, and it is yours. It begins as a quotient of two sums, which shows how components and a \
      finisher of your own work together, or as the median of a formula per row.
      """)

  @Option(
    help: ArgumentHelp(
      "What it begins as: a quotient of two sums, or the median of a quotient per row.", valueName: "beginning"))
  var beginWith = MeasureBeginning.sums

  @OptionGroup var options: NewPackageOptions

  func run() throws { try options.write(.measure(beginWith)) }
}

/// `peil new stage`.
struct NewStageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage", abstract: "Writes a package with a stage of your own.",
    discussion: """
      The package holds one file with the stage, a case with its expected rows, the test that holds it against the laws \
      of a stage, and a program with every command of Peil's that knows it. 'swift test' in it passes at once; change \
      the file and the case, and it is yours.
      """)

  @OptionGroup var options: NewPackageOptions

  func run() throws { try options.write(.stage) }
}

/// What both take.
struct NewPackageOptions: ParsableArguments {
  @Argument(help: "The word pipelines will use, in kebab-case, such as grant-per-learner.")
  var name: String

  @Option(name: [.short, .customLong("output")], help: "The folder to write. (default: ./NAME)")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Where Peil's own package is: a folder, as seen from the new one, or a Git address. (default: the folder this program was built in)",
      valueName: "path-or-url"))
  var peil: String?

  func validate() throws {
    guard PackageName(name) != nil else {
      throw ValidationError(
        "a name is words of small letters and digits with '-' between them, such as grant-per-learner; here stands '\(name)'"
      )
    }
    if output == "" { throw ValidationError("-o takes the name of a folder") }
  }

  fileprivate func write(_ kind: NewPackage.Kind) throws {
    let console = Console(isQuiet: false, isJSON: false)
    guard let name = PackageName(name) else { return }
    do {
      let catalogue = PeilCommand.catalogue
      let known =
        switch kind {
        case .measure: catalogue.measures.map { $0.page }
        case .stage: catalogue.stages.map { $0.page }
        }
      if known.contains(where: { $0.name == name.word }) {
        throw DiagnosticsError([
          .error(
            "name-taken", "there is a \(kind.word) '\(name.word)' already",
            details: ["choose another word; 'peil \(kind.word)s \(name.word)' shows what it does"], exit: .usage)
        ])
      }
      let package = NewPackage(kind: kind, name: name, peil: try place())
      let folder = output ?? name.word
      try package.write(to: folder)
      console.say(
        """
        \(folder)/ is written; next:
          cd \(folder)
          swift test
          swift run peil-\(name.word) run Tests/\(name.type)Tests/Cases/by-hand/pipeline.yaml
        then change \(package.sourcePath), and the case that says what must come out

        """)
    } catch {
      throw console.fail(error)
    }
  }

  private func place() throws(DiagnosticsError) -> NewPackage.Place {
    if let peil { return peil.contains("://") || peil.hasPrefix("git@") ? .address(peil) : .folder(peil) }
    if let root = PackageRoot.ofThisProgram { return .folder(root) }
    throw DiagnosticsError([
      .error(
        "no-package", "this program does not stand in Peil's own folder, so that it does not know where its package is",
        details: ["say where with --peil: a folder with Peil's Package.swift, or its Git address"], exit: .usage)
    ])
  }
}

/// A word in kebab-case, and the type that is named after it.
struct PackageName {
  /// The word, such as `grant-per-learner`.
  let word: String

  /// Refuses what is no kebab-case.
  init?(_ word: String) {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789".contains($0) }
    }
    guard isPlain, let first = word.first, first.isLetter else { return nil }
    self.word = word
  }

  /// The same in Swift's spelling of types, such as `GrantPerLearner`.
  var type: String { word.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }
}

/// Peil's own folder.
enum PackageRoot {
  /// The folder above this program that holds Peil's package; nil where the program was taken elsewhere.
  static var ofThisProgram: String? {
    guard let program = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(program) }
    var folder = String(cString: program)[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if access("\(folder)/Package.swift", R_OK) == 0, access("\(folder)/Sources/PeilCommand", R_OK) == 0 {
        return String(folder)
      }
    }
    return nil
  }
}
