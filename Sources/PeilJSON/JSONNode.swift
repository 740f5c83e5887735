public import PeilDiagnostics

/// A value of a JSON document that knows where it stands.
public struct JSONNode: Sendable {
  /// What was written.
  public indirect enum Content: Sendable {
    /// A string.
    case text(String)
    /// A number, in the characters it was written with.
    case number(String)
    /// True or false.
    case boolean(Bool)
    /// Nothing.
    case null
    /// A list.
    case list([JSONNode])
    /// A map in the order written; no key comes twice.
    case map([Entry])
  }

  /// A key of a map and what stands under it.
  public struct Entry: Sendable {
    /// The key.
    public let key: SourceText
    /// What stands under it.
    public let value: JSONNode
  }

  /// What was written.
  public let content: Content
  /// Where it stands, quotes and brackets included.
  public let span: SourceSpan

  /// The string, or nil where something else stands.
  public var text: SourceText? { if case .text(let text) = content { SourceText(text, span: span) } else { nil } }
  /// The boolean, or nil.
  public var boolean: Bool? { if case .boolean(let value) = content { value } else { nil } }
  /// The list, or nil.
  public var list: [JSONNode]? { if case .list(let items) = content { items } else { nil } }
  /// The map's entries in order, or nil.
  public var map: [Entry]? { if case .map(let entries) = content { entries } else { nil } }
  /// Whether it is `null`.
  public var isNull: Bool { if case .null = content { true } else { false } }

  /// A string, a number or a boolean in its characters; nil for everything else.
  public var scalar: SourceText? {
    switch content {
    case .text(let text), .number(let text): SourceText(text, span: span)
    case .boolean(let value): SourceText(value ? "true" : "false", span: span)
    case .null, .list, .map: nil
    }
  }

  /// The whole number, or nil where something else stands.
  public var integer: Int? { if case .number(let text) = content { Int(text) } else { nil } }

  /// The number as binary64, or nil where something else stands.
  public var number: Double? { if case .number(let text) = content { Double(text) } else { nil } }

  /// What stands under a key of a map, or nil.
  public subscript(key: String) -> JSONNode? { map?.first { $0.key.text == key }?.value }

  /// The strings of a list, or the one string that stands here.
  public var texts: [SourceText] { text.map { [$0] } ?? (list ?? []).compactMap(\.text) }

  /// How a message names the form: `text`, `a number`, `a list`.
  public var form: String {
    switch content {
    case .text: "text"
    case .number: "a number"
    case .boolean: "'true' or 'false'"
    case .null: "null"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
