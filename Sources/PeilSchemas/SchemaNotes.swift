import PeilDiagnostics
import PeilJSON

/// Collects what is wrong with a schema, and what of it Peil does not do.
struct SchemaNotes {
  private(set) var diagnostics: [Diagnostic] = []

  /// Notes something without which the schema has no reading.
  mutating func error(
    _ code: String, _ message: String, at span: SourceSpan, label: String? = nil, details: [String] = []
  ) {
    diagnostics.append(.error(code, message, at: span, label: label, details: details))
  }

  /// Notes something the schema asks for and Peil does not do.
  mutating func notHonoured(_ message: String, at span: SourceSpan, label: String? = nil) {
    diagnostics.append(.warning("schema-not-honoured", message, at: span, label: label))
  }

  /// Notes keys that are none of a list; a key with a colon is an annotation of somebody's own.
  mutating func unknownKeys(of node: JSONNode, in known: [String], of what: String) {
    for entry in node.map ?? [] where !known.contains(entry.key.text) && !entry.key.text.contains(":") {
      diagnostics.append(
        .warning(
          "unknown-property", "'\(entry.key.text)' is no property of \(what), and is passed over", at: entry.key.span,
          label: nearestName(to: entry.key.text, among: known).map { "did you mean '\($0)'?" }))
    }
  }

  /// The value where it is of the form that is wanted; another form is noted.
  mutating func expect<Value>(_ node: JSONNode?, _ form: String, _ read: (JSONNode) -> Value?) -> Value? {
    guard let node, !node.isNull else { return nil }
    if let value = read(node) { return value }
    error("wrong-form", "found \(node.form), expected \(form)", at: node.span)
    return nil
  }
}
