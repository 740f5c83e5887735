public import PeilDiagnostics

/// A piece of a pipeline file as it was written: text, list or map, and where it stands.
///
/// The declared type of a key reads it; until then every scalar is text.
public struct Setting: Sendable {
  /// What was written.
  public indirect enum Content: Sendable {
    /// A scalar.
    case text(SourceText)
    /// A list.
    case list([Setting])
    /// A map, in the order written.
    case map([Entry])
  }

  /// A key of a map and what stands under it.
  public struct Entry: Sendable {
    /// The key.
    public let key: SourceText
    /// What stands under it.
    public let value: Setting

    /// Pairs a key with its value.
    public init(key: SourceText, value: Setting) {
      self.key = key
      self.value = value
    }
  }

  /// What was written.
  public let content: Content
  /// Where it stands.
  public let span: SourceSpan

  /// Pairs content with its place.
  public init(_ content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }

  /// The scalar, or nil where a list or map stands.
  public var text: SourceText? { if case .text(let text) = content { text } else { nil } }
  /// The list, or nil.
  public var list: [Setting]? { if case .list(let items) = content { items } else { nil } }
  /// The map's entries in order, or nil.
  public var map: [Entry]? { if case .map(let entries) = content { entries } else { nil } }

  /// What stands under a key of a map, or nil.
  public subscript(key: String) -> Setting? { map?.first { $0.key.text == key }?.value }

  /// How a message names the form: `text`, `a list`, `a map`.
  public var form: String {
    switch content {
    case .text: "text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension Setting {
  /// The same map with only some of its keys.
  public func keeping(_ keys: Set<String>) -> Setting {
    Setting(.map((map ?? []).filter { keys.contains($0.key.text) }), span: span)
  }

  /// The same map with a key and a word more, which stand where the map does.
  public func adding(_ key: String, _ word: String) -> Setting {
    let entry = Entry(key: SourceText(key, span: span), value: Setting(.text(SourceText(word, span: span)), span: span))
    return Setting(.map((map ?? []) + [entry]), span: span)
  }
}
