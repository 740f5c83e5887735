import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable

/// Reads the measures that a pipeline and the files it includes define, and says what is wrong with a definition whether
/// or not a table uses it.
struct MeasureDefinitions {
  /// The definitions in the order written; one that takes the word of a built-in measure is left away.
  private(set) var measures: [DefinedMeasure] = []
  /// What to tell the author.
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String
  /// The names of the pipeline's own parameters.
  private let parameters: [String]

  init(_ root: Setting, catalogue: Catalogue, file: String) {
    self.file = file
    parameters = (root["parameters"]?.map ?? []).map(\.key.text)
    for entry in root["measures"]?.map ?? [] {
      if catalogue.measure(entry.key.text) == nil {
        measures.append(definition(entry))
      } else {
        diagnostics.append(
          .error(
            "taken-name", "'\(entry.key.text)' is a measure already", at: entry.key.span, label: "give it another name")
        )
      }
    }
  }

  private mutating func definition(_ entry: Setting.Entry) -> DefinedMeasure {
    let kind = PipelineLanguage.definedMeasure
    let isWellFormed = ParameterChecker.problems(in: entry.value, as: kind, named: entry.key.text).isEmpty
    let written = (entry.value["formula"] ?? entry.value).text
    let given = (entry.value["parameters"]?.map ?? []).map(Self.given)
    let problems = isWellFormed ? self.problems(of: entry.key, written, given) : []
    diagnostics += problems
    return DefinedMeasure(
      name: entry.key, formula: written ?? SourceText("", span: entry.value.span), given: given,
      setting: entry.value.map == nil ? Setting(.map([]), span: entry.value.span) : entry.value,
      isSound: isWellFormed && !problems.containsErrors)
  }

  private static func given(_ entry: Setting.Entry) -> DefinedMeasure.Given {
    let types = entry.value["of"].map { ($0.list ?? [$0]).compactMap(\.text?.text) } ?? []
    return DefinedMeasure.Given(
      name: entry.key, type: (entry.value["type"] ?? entry.value).text?.text ?? "text", admitted: types,
      standard: entry.value["value"], description: entry.value["description"].map(LocalizedText.init(written:)))
  }

  // MARK: - What is wrong

  private func problems(
    of name: SourceText, _ formula: SourceText?, _ given: [DefinedMeasure.Given]
  ) -> [Diagnostic] {
    var problems = given.flatMap { self.problems(of: $0, in: name) }
    guard let formula else { return problems }
    do {
      let used = try FormulaReader.parameters(of: formula)
      let known = given.map(\.name.text) + parameters
      problems += used.filter { !known.contains($0.text) }.map { unknown($0, of: name, known) }
      // What nothing uses may have been meant as one that is not known.
      guard !problems.containsErrors else { return problems }
      let names = Set(used.map(\.text))
      problems += given.filter { !names.contains($0.name.text) }.map { given in
        .warning(
          "unused", "the formula of '\(name.text)' does not use its parameter '\(given.name.text)'",
          at: given.name.span, label: "write '$\(given.name.text)' where it belongs")
      }
    } catch {
      problems += error.diagnostics
    }
    return problems
  }

  private func unknown(_ use: SourceText, of name: SourceText, _ known: [String]) -> Diagnostic {
    .error(
      "unknown-parameter", "'\(name.text)' has no parameter '\(use.text)'", at: use.span,
      label: nearestName(to: use.text, among: known).map { "did you mean '$\($0)'?" },
      details: [
        known.isEmpty
          ? "declare it: parameters: {\(use.text): column}"
          : "parameters: \(listed(known.map { "$" + $0 }, limit: 20))"
      ])
  }

  private func problems(of given: DefinedMeasure.Given, in name: SourceText) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if parameters.contains(given.name.text) {
      problems.append(
        .error(
          "taken-name", "'\(given.name.text)' is a parameter of the pipeline too, and nothing shadows",
          at: given.name.span, label: "give the parameter of '\(name.text)' another name"))
    }
    let reserved = PipelineLanguage.formulaIntervalOptions.map(\.name)
    if reserved.contains(given.name.text) {
      problems.append(
        .error(
          "taken-name", "every measure from a formula has an option '\(given.name.text)' of its own",
          at: given.name.span, label: "give the parameter another name"))
    }
    if !given.admitted.isEmpty, given.type != "column", given.type != "formula" {
      problems.append(
        .error(
          "idle-option", "'of' says what a column or a formula may be, and '\(given.name.text)' is \(given.type)",
          at: given.name.span, label: "leave 'of' away"))
    }
    if let standard = given.standard?.text, !given.isOfRows, ParameterReader.literal(standard.text, given.type) == nil {
      problems.append(
        .error(
          "not-a-value", "'\(standard.text)' is not \(ParameterReader.wording(given.type))", at: standard.span,
          label: ParameterReader.example(given.type, insteadOf: standard.text)))
    }
    return problems
  }
}

extension DefinedMeasure.Given {
  /// Whether it is something of the rows, and no value that is the same in all of them.
  var isOfRows: Bool { ["column", "formula", "condition"].contains(type) }
}
