import ArgumentParser
import Peil

/// `peil init`: from files nobody described to a pipeline that reads them.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a pipeline file for exports: their formats, typed columns, keys, joins and first tables.",
    discussion: """
      Everything is found in the files themselves, and every line says what it rests on. What two readings fit stands \
      as 'choose', with both readings beside it, and has to be filled in before the pipeline runs.
      """)

  @Argument(help: "The exports; the others join the one that holds the applications.", completion: .file())
  var files: [String]

  @Option(name: [.short, .customLong("output")], help: "The pipeline file to write; '-' prints it.")
  var output = "pipeline.yaml"

  @Option(help: "The title of the pipeline.")
  var title: String?

  @Option(help: "The language of titles and labels, nl or en. (default: that of the headers)")
  var language: String?

  @Flag(help: "Write a Table Schema for each export too, beside the pipeline file, as NAME.schema.json.")
  var schema = false

  @Flag(help: "Replace the files that are written if they are there.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name at least one export, such as peil init applications.csv") }
    if schema, output == "-" { throw ValidationError("--schema writes files beside the pipeline file; -o names it") }
    if output.isEmpty { throw ValidationError("-o takes the name of a file, or '-'") }
    if let language, !["nl", "en"].contains(language) { throw ValidationError("--language takes nl or en") }
    if Set(files).count < files.count { throw ValidationError("a file is named twice") }
  }

  func run() throws {
    let console = Console(isQuiet: quiet, isJSON: false)
    do {
      let inspected = try files.map { try InspectedFile(path: $0) }
      let draft = PipelineDraft(
        inspected, paths: files.map { PathFrom.folder(of: output, to: $0) }, title: title, language: language)
      if output == "-" { return try console.print(draft.text) }
      try NewFile.write(Array(draft.text.utf8), to: output, replacing: force)
      let schemas = try schema ? inspected.map { try writeSchema($0) } : []
      console.say(schemas.map { "\($0) is written\n" }.joined() + conclusion(inspected))
    } catch let code as ExitCode {
      throw code
    } catch {
      throw console.fail(error)
    }
  }

  /// Writes the schema of an export beside the pipeline file, and says where.
  private func writeSchema(_ file: InspectedFile) throws -> String {
    let folder = output.lastIndex(of: "/").map { String(output[...$0]) } ?? ""
    let path = "\(folder)\(file.name).schema.json"
    try NewFile.write(Array(TableSchemaDraft(file).json.document.utf8), to: path, replacing: force)
    return path
  }

  /// What was written, and what is left for a person to do, by the planner's own judgement.
  private func conclusion(_ files: [InspectedFile]) -> String {
    let read = files.map {
      "\($0.path): \($0.inspection.recordCount) records, \($0.inspection.columns.count) columns\n"
    }
    do {
      _ = try Pipeline(file: output, catalogue: PeilCommand.catalogue)
      return read.joined() + "\(output) is written; next: peil run \(output)\n"
    } catch {
      let open = error.diagnostics.filter { $0.severity == .error }
      let count = open.count == 1 ? "1 line is" : "\(open.count) lines are"
      return read.joined() + "\(output) is written; \(count) for you to fill in, as 'peil check \(output)' says\n"
    }
  }
}

/// Paths as seen from another folder.
enum PathFrom {
  /// A path relative to the folder of a file, where both are relative to where the command runs.
  static func folder(of file: String, to path: String) -> String {
    guard !path.hasPrefix("/"), file != "-", let slash = file.lastIndex(of: "/") else { return path }
    if file.hasPrefix("/") { return path.hasPrefix("/") ? path : absolute(path) }
    let folder = file[..<slash].split(separator: "/").filter { $0 != "." }
    if folder.contains("..") { return absolute(path) }
    let target = path.split(separator: "/").filter { $0 != "." }
    let shared = zip(folder, target.dropLast()).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - shared) + target.dropFirst(shared).map(String.init))
      .joined(separator: "/")
  }

  private static func absolute(_ path: String) -> String { WorkingFolder.path.map { $0 + "/" + path } ?? path }
}
