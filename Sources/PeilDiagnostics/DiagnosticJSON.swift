/// Diagnostics as one JSON document (RFC 8259), for programs.
enum DiagnosticJSON {
  static func document(_ diagnostics: [Diagnostic]) -> String {
    let entries = diagnostics.map { "\n    " + object($0) }.joined(separator: ",")
    let list = diagnostics.isEmpty ? "[]" : "[\(entries)\n  ]"
    return "{\n  \"diagnostics\": \(list),\n  \"exit\": \(diagnostics.exitStatus.rawValue)\n}\n"
  }

  private static func object(_ diagnostic: Diagnostic) -> String {
    object([
      ("severity", string(diagnostic.severity.rawValue)),
      ("code", string(diagnostic.code)),
      ("message", string(diagnostic.message)),
      ("span", diagnostic.span.map(object) ?? null),
      ("label", diagnostic.label.map(string) ?? null),
      ("details", "[" + diagnostic.details.map(string).joined(separator: ", ") + "]"),
      ("place", diagnostic.place.map(object) ?? null),
      ("exit", String(diagnostic.exit.rawValue)),
    ])
  }

  private static func object(_ span: SourceSpan) -> String {
    object([("file", string(span.file)), ("start", object(span.start)), ("end", object(span.end))])
  }

  private static func object(_ position: SourcePosition) -> String {
    object([("line", String(position.line)), ("column", String(position.column))])
  }

  private static func object(_ place: DataPlace) -> String {
    object([
      ("file", string(place.file)), ("line", number(place.line)), ("record", number(place.record)),
      ("column", place.column.map(string) ?? null), ("byte", number(place.byte)),
    ])
  }

  private static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(string($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
  }

  private static let null = "null"

  private static func number(_ value: Int?) -> String { value.map(String.init) ?? null }

  private static func string(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      guard scalar.value < 0x20 || scalar.value == 0x7F else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
