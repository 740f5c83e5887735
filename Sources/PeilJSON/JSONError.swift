public import PeilDiagnostics

/// Why a text is no JSON document, and where.
public struct JSONError: Error, Hashable, Sendable {
  enum Reason: Hashable, Sendable {
    case notUTF8
    case empty
    case unexpected(found: String, expected: String)
    case comment
    case trailingComma
    case duplicateKey(String)
    case badNumber
    case controlCharacter
    case badEscape
    case openText
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
  }

  let reason: Reason
  /// Where it stands.
  public let span: SourceSpan
}

extension JSONError: DiagnosticConvertible {
  /// The error in words.
  public var diagnostics: [Diagnostic] {
    let (code, message, label): (String, String, String?) =
      switch reason {
      case .notUTF8: ("not-utf8", "this file is no text in UTF-8, and JSON is", nil)
      case .empty: ("empty-json", "the file is empty", "a JSON document stands here")
      case .unexpected(let found, let expected): ("malformed-json", "found \(found), expected \(expected)", nil)
      case .comment: ("malformed-json", "JSON has no comments", "take it out")
      case .trailingComma: ("malformed-json", "nothing follows this comma", "take it out")
      case .duplicateKey(let key): ("duplicate-key", "the key '\(key)' stands twice in one map", "take one of them out")
      case .badNumber: ("malformed-json", "this is no number as JSON writes them", "write 12, -0.5 or 1e6")
      case .controlCharacter:
        ("malformed-json", "a control character stands in a text", "write \\n, \\t or \\u and four digits")
      case .badEscape: ("malformed-json", "this escape means nothing", "write \\\\ for a backslash")
      case .openText: ("malformed-json", "a text is opened here and never closed", nil)
      case .tooDeep(let limit): ("json-too-deep", "lists and maps lie more than \(limit) deep in each other", nil)
      case .tooManyNodes(let limit): ("json-too-large", "the document holds more than \(limit) values", nil)
      }
    return [.error(code, message, at: span, label: label)]
  }
}
