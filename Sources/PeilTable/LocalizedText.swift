/// A text for people, once for all languages or once per language.
public struct LocalizedText: Hashable, Sendable {
  /// One language's wording.
  public struct Entry: Hashable, Sendable {
    /// The language's code, `nl` or `en`; nil where the text stands for every language.
    public let language: String?
    /// The wording.
    public let text: String

    /// Pairs a language with its wording.
    public init(language: String?, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// The wordings in the order they were written.
  public let entries: [Entry]

  /// A text that is the same in every language.
  public init(_ text: String) {
    entries = [Entry(language: nil, text: text)]
  }

  /// A text with a wording per language, in the order written.
  public init(entries: [Entry]) {
    self.entries = entries
  }

  /// The wording in a language; else the one for all languages, else the first.
  public func text(in language: String) -> String {
    let match =
      entries.first { $0.language == language } ?? entries.first { $0.language == nil } ?? entries.first
    return match?.text ?? ""
  }
}

extension LocalizedText {
  /// A text in Dutch and English.
  public init(nl: String, en: String) {
    self.init(entries: [Entry(language: "nl", text: nl), Entry(language: "en", text: en)])
  }

  /// This text with another after a colon, in every language either has words for.
  public func followed(by other: LocalizedText) -> LocalizedText {
    let languages = (entries + other.entries).compactMap(\.language)
    guard !languages.isEmpty else { return LocalizedText(text(in: "") + ": " + other.text(in: "")) }
    var seen: Set<String> = []
    return LocalizedText(
      entries: languages.filter { seen.insert($0).inserted }.map {
        Entry(language: $0, text: text(in: $0) + ": " + other.text(in: $0))
      })
  }
}
