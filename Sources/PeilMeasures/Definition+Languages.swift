internal import PeilCore
internal import PeilTable

extension Definition {
  /// A definition in Dutch and English.
  init(_ identifier: String, nl: String, en: String) {
    self.init(
      identifier: identifier,
      text: LocalizedText(entries: [.init(language: "nl", text: nl), .init(language: "en", text: en)]))
  }
}
