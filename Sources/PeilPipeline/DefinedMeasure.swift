import PeilCore
import PeilDiagnostics
import PeilTable

/// A measure that a pipeline file, or a file it includes, defines from a formula over aggregates.
///
/// It has a page like a built-in measure, and its options are checked against it; its figure is that of the measure
/// `formula`, in which each parameter stands for what a use gives.
struct DefinedMeasure {
  /// Something of the rows or a value that a use gives.
  struct Given {
    let name: SourceText
    /// The type's word: `column`, `formula`, `condition`, or that of a value.
    let type: String
    /// The types a column or formula may have; empty where any will do.
    let admitted: [String]
    /// What holds where a use gives nothing.
    let standard: Setting?
    let description: LocalizedText?
  }

  let name: SourceText
  let formula: SourceText
  let given: [Given]
  /// What the definition says beside its formula; a map, empty where it is a formula alone.
  let setting: Setting
  /// Whether nothing is wrong with the definition itself; a use of one that is not sound is passed over in silence.
  let isSound: Bool

  /// Text for people that stands in the definition.
  func text(_ key: String) -> LocalizedText? { setting[key].map(LocalizedText.init(written:)) }

  /// What people call the figure in a table; nil leaves the name.
  var label: LocalizedText? { text("label") ?? text("title") }

  /// How many decimals human formats show.
  var decimals: Int? { setting["decimals"]?.text.flatMap { WrittenNumber.integer($0.text) } }

  /// Where the definition is written.
  var source: String { setting["source"]?.text?.text ?? "" }

  /// What a use of the measure takes.
  func options(in language: String) -> Parameter.Kind {
    let own = given.map { given in
      let summary = given.description?.text(in: language) ?? Self.summary(of: given)
      return given.standard.map {
        Parameter.optional(given.name.text, given.kind, standard: $0.text?.text ?? "", summary)
      } ?? .required(given.name.text, given.kind, summary)
    }
    return .options(own + PipelineLanguage.formulaIntervalOptions.map(intervalOption))
  }

  /// The option that changes the interval; what the definition says holds where a use says nothing.
  private func intervalOption(_ option: Parameter) -> Parameter {
    let standard = setting[option.name]?.text?.text ?? option.standard ?? "none"
    return .optional(option.name, option.kind, standard: standard, option.summary)
  }

  private static func summary(of given: Given) -> String {
    let choice = PipelineLanguage.measureParameterTypes.first { $0.word == given.type }
    guard !given.admitted.isEmpty else { return choice?.summary ?? "" }
    return "A \(given.type) of type \(given.admitted.joined(separator: " or "))."
  }

  /// The reference page, with the text for people in a language.
  func page(in language: String) -> Page {
    let title = text("title")?.text(in: language)
    let description = text("description")?.text(in: language)
    let shown = setting["decimals"]?.text.map { " Shown with \($0.text) decimal\($0.text == "1" ? "" : "s")." } ?? ""
    let place = "\(name.span.file), line \(name.span.start.line)"
    return Page(
      name: name.text, summary: title ?? description ?? formula.text,
      discussion: [description, "The formula is `\(formula.text)`, defined in \(place).\(shown)"]
        .compactMap(\.self).joined(separator: "\n\n"),
      setting: options(in: language), source: source, example: example,
      caution: text("note")?.text(in: language) ?? "")
  }

  /// How a table uses it, with what must be given left open.
  private var example: String {
    let needed = given.filter { $0.standard == nil }.map { "\($0.name.text): …" }
    let use = needed.isEmpty ? name.text : "{\(name.text): {\(needed.joined(separator: ", "))}}"
    return "measures:\n  figure: \(use)"
  }
}

extension DefinedMeasure.Given {
  /// What an option of this type takes.
  var kind: Parameter.Kind {
    switch type {
    case "column": .column
    case "formula": .formula(admitted.isEmpty ? nil : admitted.joined(separator: " or "))
    case "condition": .formula("true or false")
    case "boolean": .boolean
    case "integer": .integer(Int.min...Int.max)
    case "text": .text
    default: .value
    }
  }
}

extension LocalizedText {
  /// A text for people as a pipeline file writes it: one for all languages, or one per language.
  init(written setting: Setting) {
    guard let entries = setting.map else {
      self.init(setting.text?.text ?? "")
      return
    }
    self.init(entries: entries.map { .init(language: $0.key.text, text: $0.value.text?.text ?? "") })
  }
}
