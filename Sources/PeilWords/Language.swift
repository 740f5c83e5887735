/// A language that human formats can speak.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// Dutch.
  case dutch = "nl"
  /// English.
  case english = "en"

  /// The language of a pipeline file's code; English where the code is neither `nl` nor `en`.
  public init(code: String) { self = Language(rawValue: code) ?? .english }
}
