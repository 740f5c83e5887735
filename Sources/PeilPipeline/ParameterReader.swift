import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// Reads the parameters of a pipeline and what the command line sets of them.
struct ParameterReader {
  /// The parameters with a value, in the order declared.
  private(set) var parameters: [PlannedParameter] = []
  /// What to tell the author.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ setting: Setting?, overrides: [(name: String, value: String)]) {
    let entries = setting?.map ?? []
    for override in overrides where !entries.contains(where: { $0.key.text == override.name }) {
      reportUnknown(override.name, among: entries.map(\.key.text))
    }
    for entry in entries {
      guard let written = entry.value["value"]?.text ?? entry.value.text else { continue }
      let type = entry.value["type"]?.text?.text ?? "text"
      let override = overrides.last { $0.name == entry.key.text }?.value
      // The file's own value is checked even where the command line sets another.
      guard let standard = read(written.text, type, at: written.span) else { continue }
      let value = override.map { Self.literal($0, type) } ?? standard
      guard let value else {
        reportOverride(entry.key.text, override ?? "", type)
        continue
      }
      parameters.append(
        PlannedParameter(
          name: entry.key.text, value: value, text: override ?? written.text, isOverridden: override != nil))
    }
  }

  private mutating func read(_ text: String, _ type: String, at span: SourceSpan) -> Literal? {
    guard PipelineLanguage.parameterTypes.contains(where: { $0.word == type }) else { return nil }
    let value = Self.literal(text, type)
    if value == nil {
      diagnostics.append(
        .error(
          "not-a-value", "'\(text)' is not \(Self.wording(type))", at: span, label: Self.example(type, insteadOf: text))
      )
    }
    return value
  }

  /// A text as a value of a type, or nil where it is none.
  static func literal(_ text: String, _ type: String) -> Literal? {
    switch type {
    case "text": .text(text)
    case "integer": WrittenNumber.integer(text).map { .integer(Int64($0)) }
    case "money": ExactDecimal(parsing: text).flatMap { Money($0) }.map { .money($0) }
    case "decimal": ExactDecimal(parsing: text).map { .decimal($0) }
    case "number": ExactDecimal(parsing: text).flatMap { Double($0.description) }.map { .number($0) }
    case "date": CalendarDate(iso: text).map { .date($0) }
    case "boolean": text == "true" ? .boolean(true) : text == "false" ? .boolean(false) : nil
    default: nil
    }
  }

  static func wording(_ type: String) -> String {
    switch type {
    case "integer": "a whole number"
    case "money": "an amount"
    case "decimal", "number": "a number"
    case "date": "a day"
    case "boolean": "'true' or 'false'"
    default: "a value"
    }
  }

  static func example(_ type: String, insteadOf text: String) -> String {
    switch type {
    case "integer": "write it as 10_000"
    case "money": "write it as 10_000_000 or 1234.56, without a sign"
    case "date": WrittenDay.advice(on: text)
    case "boolean": "write true or false"
    default: "write it as 0.25"
    }
  }

  private mutating func reportUnknown(_ name: String, among names: [String]) {
    diagnostics.append(
      .error(
        "unknown-parameter", "--set \(name): the pipeline has no parameter '\(name)'",
        label: nearestName(to: name, among: names).map { "did you mean '\($0)'?" },
        details: [names.isEmpty ? "it has no parameters" : "parameters: \(names.joined(separator: ", "))"]))
  }

  private mutating func reportOverride(_ name: String, _ text: String, _ type: String) {
    diagnostics.append(
      .error(
        "not-a-value", "--set \(name): '\(text)' is not \(Self.wording(type))",
        label: Self.example(type, insteadOf: text)))
  }
}
