internal import PeilCore
public import PeilPipeline

/// The reference as Markdown: stages, measures, the keys of a pipeline file, types, functions and messages, made from the
/// values and sources that the program itself goes by.
public struct ReferencePages: Sendable {
  /// A page: its name, and its text.
  public struct File: Sendable {
    /// The file's name.
    public let name: String
    /// Its text.
    public let text: String
  }

  private let catalogue: Catalogue
  private let sources: [(path: String, text: String)]

  /// The reference of a catalogue; `sources` are the files of Peil's own, from which functions and messages are taken.
  public init(catalogue: Catalogue, sources: [(path: String, text: String)]) {
    self.catalogue = catalogue
    self.sources = sources
  }

  /// Every page.
  public var files: [File] {
    [
      File(name: "stages.md", text: page("Stages", Self.aboutStages, catalogue.stages.map { PageText.stage($0.page) })),
      File(
        name: "measures.md",
        text: page("Measures", Self.aboutMeasures, catalogue.measures.map { PageText.measure($0.page) })),
      File(name: "pipeline-file.md", text: pipelineFile), File(name: "types.md", text: types),
      File(name: "functions.md", text: functions), File(name: "messages.md", text: messages),
    ]
  }

  // MARK: Stages and measures

  private static let aboutStages = "What can be done with rows. `./peil stages NAME` shows the same page in a terminal."
  private static let aboutMeasures = "What can be counted. `./peil measures NAME` shows the same page in a terminal."

  private func page(_ title: String, _ about: String, _ pages: [PageText]) -> String {
    let names = pages.map { "- [`\($0.name)`](#\($0.name)): \($0.summary)" }.joined(separator: "\n")
    return "\(Self.head(title))\(about)\n\n\(names)\n\n" + pages.map(\.markdown).joined(separator: "\n")
  }

  private static func head(_ title: String) -> String {
    "<!-- Written by 'peil reference'; change the sources, not this file. -->\n\n# \(title)\n\n"
  }

  // MARK: The pipeline file

  private var pipelineFile: String {
    let language = PipelineLanguage(catalogue: catalogue)
    let parts: [(title: String, about: String, keys: [Parameter])] = [
      ("Top level", "The keys of the file itself.", language.topLevel),
      ("A unit", "Under `unit`.", PipelineLanguage.unit),
      ("A source", "Each entry of `sources`.", PipelineLanguage.source),
      ("A column", "Each entry of a source's `columns`.", PipelineLanguage.column),
      ("A dataset", "Each entry of `datasets`; the stages have a page of their own.", language.dataset),
      ("A table", "Each entry of `tables`.", language.table),
      ("Beside a measure", "What may stand beside the kind of a table's measure.", PipelineLanguage.besideMeasure),
      ("Publishing", "Under `publish`.", PipelineLanguage.publish),
    ]
    return Self.head("The pipeline file")
      + parts.map { part in
        "## \(part.title)\n\n\(part.about)\n\n" + Self.table(of: part.keys)
      }.joined(separator: "\n")
  }

  private static func table(of parameters: [Parameter]) -> String {
    "| key | where it is not given | what it is |\n|---|---|---|\n"
      + parameters.map { parameter in
        let standing = parameter.isRequired ? "required" : parameter.standard ?? ""
        return "| `\(parameter.name)` | \(cell(standing)) | \(cell(parameter.summary)) |\n"
      }.joined()
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing("\n", with: " ")
  }

  // MARK: Types and functions

  private var types: String {
    Self.head("Types") + "The types of a column, as `type:` writes them.\n\n| type | what it holds |\n|---|---|\n"
      + PipelineLanguage.types.map { "| `\($0.word)` | \(Self.cell($0.summary)) |\n" }.joined()
  }

  private var functions: String {
    let parts = [
      ("Functions of a row", "In formulas of stages, conditions and measures.", "ScalarFunction.swift"),
      ("Aggregates", "In measures, in `aggregate` and in `measures:` alone.", "AggregateFormula.swift"),
      (
        "Comparisons and arithmetic", "Missing stays missing: with a missing operand the result is missing.",
        "Expression.swift"
      ),
    ]
    return Self.head("Functions and operators")
      + parts.map { title, about, file in
        let cases = sources.filter { $0.path.hasSuffix("PeilExpression/\(file)") }.flatMap {
          SourceReading($0.text).words
        }
        return "## \(title)\n\n\(about)\n\n| word | what it is |\n|---|---|\n"
          + cases.map { "| `\($0.word.replacing("|", with: "\\|"))` | \(Self.cell($0.summary)) |\n" }.joined()
      }.joined(separator: "\n")
  }

  // MARK: Messages

  private var messages: String {
    var texts: [String: Set<String>] = [:]
    for source in sources {
      for message in SourceReading(source.text).messages { texts[message.code, default: []].insert(message.text) }
    }
    let lines = texts.sorted { $0.key < $1.key }.map { code, texts in
      "| `\(code)` | \(texts.sorted().map(Self.cell).joined(separator: "<br>")) |\n"
    }
    return Self.head("Messages")
      + """
      Every message names its place, what was found, what was expected and what to do. `--json` gives its code, by which a
      script can tell it; `…` stands for what differs from case to case.

      | code | message |
      |---|---|

      """ + lines.joined()
  }
}
