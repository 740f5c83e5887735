import ArgumentParser
import Peil

/// `peil schema`: the JSON Schema of pipeline files, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of pipeline files, by which an editor completes and explains them.",
    discussion: """
      Write it beside your pipelines, peil schema > peil.schema.json, and name it in the first line of each: \
      # yaml-language-server: $schema=peil.schema.json. With --pipeline the measures that a pipeline defines, or takes \
      from files it includes, are completed too, and any other word is marked as a mistake.
      """)

  @Option(
    help: "A pipeline file, whose own measures and those of the files it includes are known too.",
    completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String?

  @Flag(help: "Print the schema of files that pipelines include.")
  var included = false

  func run() throws {
    let console = Console(isQuiet: false, isJSON: false)
    let defined = try pipeline.map { try Self.pages(in: $0, console) }
    let schema = PipelineSchema(
      catalogue: PeilCommand.catalogue, defined: defined, for: included ? .shared : .pipeline)
    try console.print(schema.json.document)
  }

  private static func pages(in file: String, _ console: Console) throws -> [Page] {
    do {
      return try Pipeline.definitions(in: file, catalogue: PeilCommand.catalogue).pages
    } catch {
      throw console.fail(error)
    }
  }
}
