import PeilDiagnostics
import PeilJSON

/// What Peil writes beside a field for the types that a Table Schema does not have: `peil:type` and its company.
///
/// Both standards let anybody add properties with a colon in their name, and readers pass over those they do not know.
struct PeilAnnotation {
  static let type = "peil:type"
  static let scale = "peil:scale"
  static let values = "peil:values"
  static let separator = "peil:separator"

  private let word: String
  private let options: [SchemaSetting.Entry]

  /// Nil where no type of Peil's is written.
  init?(_ node: JSONNode) {
    guard let word = node[Self.type]?.text else { return nil }
    self.word = word.text
    var options: [SchemaSetting.Entry] = []
    for (key, name) in [(Self.scale, "scale"), (Self.separator, "separator")] {
      if let value = node[key]?.scalar { options.append(.init(name, .text(value), at: value.span)) }
    }
    if let values = node[Self.values] {
      if let entries = values.map {
        let words = entries.compactMap { entry in
          entry.value.text.map { SchemaSetting.Entry(entry.key.text, .text($0), at: entry.key.span) }
        }
        options.append(.init("values", .map(words, values.span), at: values.span))
      } else {
        options.append(.init("values", .list(values.texts.map { .text($0) }, values.span), at: values.span))
      }
      options.append(.init("match", .text("exact", at: values.span), at: values.span))
    }
    self.options = options
  }

  /// Whether the type is one of those that are written as this type of the schema.
  func fits(_ type: String) -> Bool {
    switch word {
    case "money", "decimal": ["number", "decimal"].contains(type)
    case "set", "outcome", "kvk", "rsin", "postcode", "sbi", "iban": type == "string"
    default: false
    }
  }

  func add(to column: inout DataSchema.Column, at span: SourceSpan) {
    column.add("type", word, at: span)
    column.options += options
  }
}
