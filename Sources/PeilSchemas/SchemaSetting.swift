public import PeilDiagnostics

/// A piece of a schema in the words of the pipeline language: text, list or map, with its place in the schema's file.
public indirect enum SchemaSetting: Sendable {
  /// A scalar.
  case text(SourceText)
  /// A list.
  case list([SchemaSetting], SourceSpan)
  /// A map in order.
  case map([Entry], SourceSpan)

  /// A key and what stands under it.
  public struct Entry: Sendable {
    /// The key, as the pipeline language has it.
    public let key: SourceText
    /// What stands under it.
    public let value: SchemaSetting

    /// Pairs a key with its value.
    public init(_ key: String, _ value: SchemaSetting, at span: SourceSpan) {
      self.key = SourceText(key, span: span)
      self.value = value
    }
  }

  /// Where it stands.
  public var span: SourceSpan {
    switch self {
    case .text(let text): text.span
    case .list(_, let span), .map(_, let span): span
    }
  }

  /// The texts of a list, or the one text.
  public var texts: [String] {
    switch self {
    case .text(let text): [text.text]
    case .list(let items, _): items.flatMap(\.texts)
    case .map: []
    }
  }

  /// A text that stands for something at a place.
  static func text(_ text: String, at span: SourceSpan) -> SchemaSetting { .text(SourceText(text, span: span)) }

  /// A list of texts that stand for something at a place.
  static func texts(_ texts: [String], at span: SourceSpan) -> SchemaSetting {
    .list(texts.map { .text($0, at: span) }, span)
  }
}
