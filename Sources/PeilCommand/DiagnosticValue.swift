import Peil

/// A diagnostic among other things that a command prints as JSON.
enum DiagnosticValue {
  static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .map([
      ("severity", .text(diagnostic.severity.rawValue)), ("code", .text(diagnostic.code)),
      ("message", .text(diagnostic.message)), ("file", diagnostic.place.map { .text($0.file) } ?? .null),
      ("details", .list(diagnostic.details.map(JSONValue.text))),
    ])
  }
}
