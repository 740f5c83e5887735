internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

/// The columns that a program is declared to give back.
struct RunTypes {
  /// The words of the types.
  static let choices: [Parameter.Choice] = [
    .init("text", "Free text."),
    .init("category", "One code of a closed list."),
    .init("outcome", "What became of an application."),
    .init("integer", "A whole number."),
    .init("money", "An amount in euro, exact to the cent."),
    .init("decimal", "A number with a fixed number of decimals, exact."),
    .init("number", "A measurement in binary64."),
    .init("date", "A day."),
    .init("boolean", "`true` or `false`."),
    .init("set", "Any number of codes of a closed list, with `|` between them."),
  ]

  /// The names, as they were written.
  private(set) var entries: [SourceText] = []
  /// The columns, in order; their grain is still open.
  private(set) var columns: [Column] = []
  /// Whether every one has a type.
  private(set) var areWhole = true

  init(_ setting: Setting?, context: BindingContext) {
    for entry in setting?.map ?? [] {
      guard let type = Self.type(entry.value, context) else {
        areWhole = false
        continue
      }
      var column = Column(name: entry.key.text, type: type, grain: .whole)
      column.label = context.label(entry.value["label"])
      column.amount = context.amount(entry.value["amount"], on: column.name, type: type)
      entries.append(entry.key)
      columns.append(column)
    }
    if columns.isEmpty, areWhole {
      context.report(
        .error(
          "no-columns", "no column is declared that comes back", at: setting?.span, details: ["add one under `columns`"]
        ))
      areWhole = false
    }
  }

  private static func type(_ setting: Setting, _ context: BindingContext) -> ValueType? {
    guard let word = setting["type"]?.text else { return nil }
    switch word.text {
    case "text": return .text
    case "outcome": return .outcome
    case "integer": return .integer
    case "money": return .money
    case "number": return .number
    case "date": return .date
    case "boolean": return .boolean
    case "decimal":
      if let scale = setting["scale"].flatMap({ context.integer($0, atLeast: 0) }) { return .decimal(scale: scale) }
      context.report(.error("no-scale", "a decimal needs a scale", at: word.span, details: ["add `scale: 2`"]))
      return nil
    default: return list(setting, word, context)
    }
  }

  private static func list(_ setting: Setting, _ word: SourceText, _ context: BindingContext) -> ValueType? {
    let codes = (setting["values"]?.list ?? []).compactMap(\.text)
    guard !codes.isEmpty else {
      context.report(
        .error("no-values", "a \(word.text) needs its codes", at: word.span, details: ["add `values: [low, high]`"]))
      return nil
    }
    guard codes.allSatisfy(context.admitsCode) else { return nil }
    let domain = Domain(codes: codes.map(\.text))
    if word.text == "category" { return .category(domain) }
    guard domain.count <= Domain.largestSet else {
      context.report(
        .error(
          "too-many-codes", "a set can have \(Domain.largestSet) codes, and this one has \(domain.count)", at: word.span
        ))
      return nil
    }
    return .set(domain)
  }
}
