public import PeilCore
public import PeilJSON
public import PeilPipeline

/// The JSON Schema of pipeline files, for editors: what may stand under a key, and what it means.
///
/// It comes from the same tables as the checks and the reference pages. A YAML editor reads `10` as a number and `true` as
/// a boolean where Peil reads text, so wherever text may stand those are admitted too. What takes more than one file or
/// more than one key to judge, `peil check` tells.
public struct PipelineSchema {
  /// What kind of file the schema is for.
  public enum Scope: Sendable {
    /// A pipeline file.
    case pipeline
    /// A file that pipelines include.
    case shared
  }

  private let language: PipelineLanguage
  private let scope: Scope
  /// Whether the measures that a pipeline defines are known, so that any other word is a mistake.
  private let isComplete: Bool

  /// The schema for a catalogue; with `defined` the measures of one pipeline are known, and only these are admitted.
  public init(catalogue: Catalogue = .standard, defined: [Page]? = nil, for scope: Scope = .pipeline) {
    language = PipelineLanguage(catalogue: catalogue, definedMeasures: defined ?? [])
    isComplete = defined != nil
    self.scope = scope
  }

  /// The schema as a document in the dialect of 2020-12.
  public var json: JSONValue {
    let keys = scope == .pipeline ? language.topLevel : language.shared
    let needed = keys.filter { $0.isRequired && $0.name != "sources" }.map { JSONValue.text($0.name) }
    let sources: [(String, JSONValue)] =
      scope == .pipeline ? [("anyOf", .list([Self.requiring("sources"), Self.requiring("include")]))] : []
    return .map(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
        ("title", .text(scope == .pipeline ? "Pipeline of Peil, version 1" : "Shared file of Peil, version 1")),
        (
          "description",
          .text(
            "How exports are read, which stages their rows go through, and which tables come out (Peil \(version)).")
        ),
        ("type", .text("object")), ("required", .list(needed)), ("additionalProperties", .boolean(false)),
        ("properties", .map(keys.map { ($0.name, property($0, in: Self.place(of: $0.name))) })),
      ] + sources + [("$defs", .map(definitions))])
  }

  /// What stands around a key, where that decides what a name means.
  private enum Place {
    /// Nothing in particular.
    case plain
    /// The options of stages and measures, where `$name` may stand for a value.
    case options
    /// The sections of the file that hold maps of their own.
    case sources, datasets, tables
  }

  private static func place(of section: String) -> Place {
    switch section {
    case "sources": .sources
    case "datasets": .datasets
    case "tables": .tables
    default: .plain
    }
  }

  private static func requiring(_ names: String...) -> JSONValue {
    .map([("required", .list(names.map(JSONValue.text)))])
  }

  // MARK: - Parts with a name

  private var definitions: [(String, JSONValue)] {
    let stages = language.catalogue.stages.map { $0.page }
    let measures = language.catalogue.measures.map { $0.page } + language.definedMeasures
    return [
      ("text", Self.scalar), ("item", Self.item), ("stage", choice(of: stages, "stage", more: [], exactlyOne: true)),
      ("measure", measure(measures)),
    ]
      + stages.map { ("stage-\($0.name)", schema($0.setting, in: .options)) }
      + measures.map { ("measure-\($0.name)", schema($0.setting, in: .options)) }
  }

  /// A map of which one key is the word of a stage or a measure.
  private func choice(
    of pages: [Page], _ noun: String, more: [(String, JSONValue)], exactlyOne: Bool
  ) -> JSONValue {
    let words = pages.map { page in
      (
        page.name,
        JSONValue.map([
          ("description", .text(Self.documentation(of: page))), ("$ref", .text("#/$defs/\(noun)-\(page.name)")),
        ])
      )
    }
    let most: [(String, JSONValue)] = exactlyOne ? [("maxProperties", .integer(1))] : []
    return .map(
      [("type", .text("object")), ("minProperties", .integer(1))] + most + [("properties", .map(more + words))]
        + otherWords(noun))
  }

  /// A measure that is no built-in one may be defined in the file, or in one that it includes.
  private func otherWords(_ noun: String) -> [(String, JSONValue)] {
    guard noun == "measure", !isComplete else { return [("additionalProperties", .boolean(false))] }
    return [
      ("patternProperties", .map([(Self.namePattern, .map([]))])), ("additionalProperties", .boolean(false)),
    ]
  }

  private func measure(_ pages: [Page]) -> JSONValue {
    let beside = PipelineLanguage.besideMeasure.map { ($0.name, property($0, in: .plain)) }
    var words = pages.map { Self.constant($0.name, $0.summary) }
    if !isComplete {
      words.append(.map([("type", .text("string")), ("pattern", .text(Self.namePattern))]))
    }
    return Self.any(words + [choice(of: pages, "measure", more: beside, exactlyOne: false)])
  }

  /// What an editor shows of a stage or a measure.
  private static func documentation(of page: Page) -> String {
    let caution = page.caution.isEmpty ? [] : ["Mind: \(page.caution)"]
    return ([page.summary, page.discussion] + caution + ["Example:\n\n\(page.example)"]).joined(separator: "\n\n")
  }

  // MARK: - Kinds

  private func property(_ parameter: Parameter, in place: Place) -> JSONValue {
    let standing = parameter.isRequired ? "" : parameter.standard.map { $0.isEmpty ? "" : " Default: \($0)." } ?? ""
    return .map([("description", .text(parameter.summary + standing))] + fields(parameter, in: place))
  }

  private func fields(_ parameter: Parameter, in place: Place) -> [(String, JSONValue)] {
    switch (place, parameter.name) {
    case (.datasets, "stages"):
      return [("type", .text("array")), ("items", .map([("$ref", .text("#/$defs/stage"))]))]
    case (.tables, "measures"), (.tables, "beside"):
      // A picture has measures too, by name.
      guard case .map = parameter.kind else { break }
      return [
        ("type", .text("object")), ("propertyNames", Self.name),
        ("additionalProperties", .map([("$ref", .text("#/$defs/measure"))])),
      ]
    default: break
    }
    guard case .map(let entries) = schema(parameter.kind, in: place) else { return [] }
    return entries
  }

  private func schema(_ kind: Parameter.Kind, in place: Place) -> JSONValue {
    switch kind {
    case .text, .formula, .aggregateFormula, .value: return Self.reference("text")
    case .column, .dataset, .taxonomy, .codeList: return .map([("type", .text("string"))])
    case .name: return Self.name
    case .label:
      return Self.any([
        Self.reference("text"),
        object(
          PipelineLanguage.languages.map { .optional($0.word, .text, standard: "", $0.summary) }, in: place,
          least: [("minProperties", .integer(1))]),
      ])
    case .word(let choices): return Self.any(choices.flatMap(Self.constants) + parameters(place))
    case .boolean:
      return Self.any(
        [.map([("type", .text("boolean"))]), Self.constant("true", ""), Self.constant("false", "")]
          + parameters(place))
    case .integer(let bounds):
      return Self.any([Self.integer(bounds), Self.pattern("^-?[0-9][0-9_]*$")] + parameters(place))
    case .share:
      return Self.any(
        [
          .map([("type", .text("number")), ("minimum", .integer(0)), ("maximum", .integer(1))]),
          Self.pattern("^[0-9][0-9_]*(\\.[0-9]+)?%?$"),
        ] + parameters(place))
    case .list(let item):
      return .map([("type", .text("array")), ("items", listItem(item, in: place))])
    case .oneOrMore(let item):
      return Self.any([
        schema(item, in: place), .map([("type", .text("array")), ("items", listItem(item, in: place))]),
      ])
    case .map(let key, let value):
      return .map(
        [("type", .text("object"))] + names(key) + [("additionalProperties", schema(value, in: place))])
    case .options(let parameters): return options(parameters, in: place)
    case .either(let kinds): return Self.any(kinds.map { schema($0, in: place) })
    }
  }

  /// An item of a list; `null` there is a word like any other, such as one that stands for missing.
  private func listItem(_ kind: Parameter.Kind, in place: Place) -> JSONValue {
    switch kind {
    case .text, .value: Self.reference("item")
    default: schema(kind, in: place)
    }
  }

  private func names(_ key: Parameter.Kind) -> [(String, JSONValue)] {
    switch key {
    case .name: [("propertyNames", Self.name)]
    case .word(let choices):
      [("propertyNames", .map([("enum", .list(choices.map { .text($0.word) }))]))]
    default: []
    }
  }

  /// A map with fixed keys; a source may take its key and columns, and a column its type, from a schema.
  private func options(_ parameters: [Parameter], in place: Place) -> JSONValue {
    let names = Set(parameters.map(\.name))
    guard place == .sources, names.contains("from-file") || names.contains("reject-limit") else {
      return object(parameters, in: place, least: [])
    }
    guard names.contains("reject-limit") else { return object(parameters, in: place, least: [], isOpen: true) }
    return object(
      parameters, in: place,
      least: [
        (
          "allOf",
          .list([
            Self.any(PipelineLanguage.places.map { Self.requiring($0) }),
            Self.any([Self.requiring("key", "columns"), Self.requiring("schema")]),
          ])
        )
      ], isOpen: true)
  }

  private func object(
    _ parameters: [Parameter], in place: Place, least: [(String, JSONValue)], isOpen: Bool = false
  ) -> JSONValue {
    let needed = isOpen ? [] : parameters.filter(\.isRequired).map { JSONValue.text($0.name) }
    return .map(
      [("type", .text("object"))] + least + (needed.isEmpty ? [] : [("required", .list(needed))]) + [
        ("additionalProperties", .boolean(false)),
        ("properties", .map(parameters.map { ($0.name, property($0, in: place)) })),
      ])
  }

  // MARK: - Scalars

  /// Text as Peil reads it, and what an editor makes of it.
  private static let scalar = JSONValue.map([("type", .list(["string", "number", "boolean"].map(JSONValue.text)))])
  private static let item = JSONValue.map([
    ("type", .list(["string", "number", "boolean", "null"].map(JSONValue.text)))
  ])
  private static let namePattern = "^[a-z][a-z0-9_]*$"
  private static let name = pattern(namePattern)

  private static func pattern(_ pattern: String) -> JSONValue {
    .map([("type", .text("string")), ("pattern", .text(pattern))])
  }

  private static func reference(_ name: String) -> JSONValue { .map([("$ref", .text("#/$defs/\(name)"))]) }

  private static func any(_ schemas: [JSONValue]) -> JSONValue { .map([("anyOf", .list(schemas))]) }

  private static func constant(_ word: String, _ summary: String) -> JSONValue {
    .map([("const", .text(word))] + (summary.isEmpty ? [] : [("description", .text(summary))]))
  }

  /// A word, and the number or boolean that an editor makes of it.
  private static func constants(_ choice: Parameter.Choice) -> [JSONValue] {
    let own = constant(choice.word, choice.summary)
    if let number = Int(choice.word), String(number) == choice.word {
      return [own, .map([("const", .integer(number)), ("description", .text(choice.summary))])]
    }
    return [own]
  }

  private static func integer(_ bounds: ClosedRange<Int>) -> JSONValue {
    .map(
      [("type", .text("integer"))]
        + (bounds.lowerBound == .min ? [] : [("minimum", .integer(bounds.lowerBound))])
        + (bounds.upperBound == .max ? [] : [("maximum", .integer(bounds.upperBound))]))
  }

  /// A parameter of the pipeline in the place of a value, where options are read.
  private func parameters(_ place: Place) -> [JSONValue] {
    place == .options || place == .tables || place == .datasets ? [Self.pattern("^\\$[a-z][a-z0-9_]*$")] : []
  }
}
