import ArgumentParser
import Peil

/// `peil fmt`: lays pipeline files out in one way.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lays pipeline files out in one way: indents, blanks and empty lines; comments and meaning stay.",
    discussion: """
      Two spaces for each level, one after a dash, none at line ends, no two empty lines, and the blanks of { } and [ ] \
      where they belong. Quotes, comments, line breaks and columns that stand under each other stay. A file that would \
      say something else afterwards is not touched.
      """)

  @Argument(help: "The files; '-' reads standard input and prints.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  @Flag(help: "Change nothing; name the files that would change, and exit with 1 if there are any.")
  var check = false

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one file, such as peil fmt pipelines/mkbidee-2020.yaml") }
    if files.contains("-"), files.count > 1 || check { throw ValidationError("'-' stands alone, and prints") }
  }

  func run() throws {
    let console = Console(isQuiet: quiet, isJSON: false)
    var changed: [String] = []
    var failure: (any Error)?
    for file in files {
      do {
        let path = file == "-" ? "/dev/stdin" : file
        let before = try Pipeline.contents(of: path)
        let after = try formatted(before, file: file, console)
        if file == "-" { return try console.print(String(decoding: after, as: UTF8.self)) }
        guard before != after else { continue }
        changed.append(file)
        if !check { try NewFile.write(after, to: file, replacing: true) }
      } catch let code as ExitCode {
        failure = failure ?? code
      } catch {
        let shown = console.fail(error)
        failure = failure ?? shown
      }
    }
    console.say(changed.map { "\($0) \(check ? "is to be laid out" : "is laid out")\n" }.joined())
    if let failure { throw failure }
    if changed.isEmpty { console.say(files.map { "\($0) is laid out as it should be\n" }.joined()) }
    if check, !changed.isEmpty { throw ExitCode(ExitStatus.failedChecks.rawValue) }
  }

  private func formatted(_ bytes: [UInt8], file: String, _ console: Console) throws -> [UInt8] {
    do {
      return try PipelineFormatter().formatted(bytes, file: file)
    } catch {
      throw console.fail(error, sources: [file: String(decoding: bytes, as: UTF8.self)])
    }
  }
}
