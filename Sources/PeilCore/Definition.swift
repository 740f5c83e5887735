public import PeilTable

/// The definition that stands beside a figure: a stable identifier, and the words.
public struct Definition: Hashable, Sendable {
  /// The identifier: kind and choices, such as `approval-rate/submitted`.
  public let identifier: String
  /// The words, per language.
  public let text: LocalizedText

  /// Pairs an identifier with its words.
  public init(identifier: String, text: LocalizedText) {
    self.identifier = identifier
    self.text = text
  }
}
