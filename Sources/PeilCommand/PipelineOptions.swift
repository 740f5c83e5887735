import ArgumentParser
import Glibc
import Peil

/// What every command that reads a pipeline file takes.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file.", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(
    name: .customLong("set"), help: "Give a parameter another value; may be repeated.", transform: Assignment.init)
  var assignments: [Assignment] = []

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  @Flag(help: "Print diagnostics and summaries as JSON.")
  var json = false

  var console: Console { Console(isQuiet: quiet, isJSON: json) }

  /// Reads and plans the file; what is wrong is shown and ends the command.
  func load() throws -> Pipeline {
    do {
      return try Pipeline(
        file: pipeline, overrides: assignments.map { ($0.name, $0.value) }, catalogue: PeilCommand.catalogue,
        environment: { name in getenv(name).map { String(cString: $0) } })
    } catch {
      throw console.fail(error, sources: texts)
    }
  }

  /// The pipeline file's text, for the lines that messages show.
  var texts: [String: String] {
    guard let bytes = try? Pipeline.contents(of: pipeline) else { return [:] }
    return [pipeline: String(decoding: bytes, as: UTF8.self)]
  }
}

/// A parameter's value as the command line gives it: `name=value`.
struct Assignment {
  let name: String
  let value: String

  /// Splits at the first equals sign; a word without one is a mistake of the user's.
  init(_ text: String) throws {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw ValidationError("--set takes name=value, such as --set ceiling=10000000; here stands '\(text)'")
    }
    name = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}
