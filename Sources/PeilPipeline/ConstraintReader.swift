import PeilCore
import PeilDiagnostics
import PeilTable

/// Reads the key `constraints` of a column.
enum ConstraintReader {
  /// The keys of `constraints`.
  static let parameters: [Parameter] = [
    .optional("required", .boolean, standard: "false", "Whether a missing value is one too few."),
    .optional(
      "unique", .boolean, standard: "false", "Whether no value comes twice; checked of the source's key alone."),
    .optional("min-length", .integer(0...1_000_000), standard: "none", "The fewest characters."),
    .optional("max-length", .integer(0...1_000_000), standard: "none", "The most characters."),
    .optional(
      "minimum", .text, standard: "none", "The least value: a number with a decimal point, or a day as 2021-01-31."),
    .optional("maximum", .text, standard: "none", "The greatest value."),
    .optional("above", .text, standard: "none", "A bound that every value lies above."),
    .optional("below", .text, standard: "none", "A bound that every value lies below."),
    .optional("pattern", .text, standard: "none", "A regular expression that the whole word matches."),
    .optional("one-of", .oneOrMore(.text), standard: "none", "The only numbers or days there may be."),
  ]

  /// The constraints; nil where none is written.
  static func read(_ setting: Setting?) -> ColumnConstraints? {
    guard let setting, setting.map?.isEmpty == false else { return nil }
    var constraints = ColumnConstraints()
    func integer(_ key: String) -> Int? { setting[key]?.text.flatMap { WrittenNumber.integer($0.text) } }
    constraints.isRequired = setting["required"]?.text?.text == "true"
    constraints.minimumLength = integer("min-length")
    constraints.maximumLength = integer("max-length")
    constraints.minimum = setting["minimum"]?.text?.text
    constraints.maximum = setting["maximum"]?.text?.text
    constraints.above = setting["above"]?.text?.text
    constraints.below = setting["below"]?.text?.text
    constraints.pattern = setting["pattern"]?.text?.text
    constraints.values = setting["one-of"].map { ($0.list ?? [$0]).compactMap(\.text?.text) }
    return constraints == ColumnConstraints() ? nil : constraints
  }
}
