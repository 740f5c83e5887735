public import PeilCore

extension Parameter.Kind {
  /// What the option takes, as a message says it: `a list of columns`, `'left' or 'right'`.
  public var expectation: String {
    switch self {
    case .text: "text"
    case .name: "a name"
    case .label: "text for people, or a map with a text per language"
    case .formula(let type): type.map { "a formula that gives \($0)" } ?? "a formula"
    case .aggregateFormula: "a formula over aggregates, such as sum(granted) / sum(costs)"
    case .column: "a column"
    case .dataset: "a source or dataset"
    case .taxonomy: "the path of a taxonomy file"
    case .codeList: "the path of a code list file"
    case .word(let choices) where choices.count <= 6: Self.alternatives(choices.map { "'\($0.word)'" })
    case .word: "a word from a list"
    case .boolean: "'true' or 'false'"
    case .integer(let bounds): Self.wording(bounds)
    case .share: "a share, such as 0.1 or 10%"
    case .value: "a value"
    case .list(let kind): "a list, each item \(kind.expectation)"
    case .oneOrMore(let kind): "\(kind.expectation), or a list of them"
    case .map(let key, let value): "a map of \(key.keyWording): \(value.expectation)"
    case .options(let parameters) where parameters.isEmpty: "{}"
    case .options(let parameters): "a map with \(Self.keys(parameters))"
    case .either(let kinds): Self.alternatives(kinds.map(\.expectation))
    }
  }

  /// Whether it is a map whose keys its author chooses.
  var takesNames: Bool {
    switch self {
    case .map: true
    case .either(let kinds): kinds.contains(where: \.takesNames)
    default: false
    }
  }

  private var keyWording: String {
    switch self {
    case .name: "name"
    case .column: "column"
    default: "word"
    }
  }

  private static func wording(_ bounds: ClosedRange<Int>) -> String {
    switch (bounds.lowerBound, bounds.upperBound) {
    case (.min, .max): "a whole number"
    case (let lower, .max): "a whole number of at least \(lower)"
    case (.min, let upper): "a whole number of at most \(upper)"
    case (let lower, let upper): "a whole number from \(lower) to \(upper)"
    }
  }

  private static func keys(_ parameters: [Parameter]) -> String {
    let required = parameters.filter(\.isRequired).map(\.name)
    let shown = required.isEmpty ? parameters.prefix(6).map(\.name) : required
    return alternatives(shown.map { "'\($0)'" }, word: required.isEmpty ? "or" : "and")
  }

  private static func alternatives(_ words: [String], word: String = "or") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
