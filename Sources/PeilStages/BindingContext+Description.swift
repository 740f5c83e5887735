internal import PeilCore
internal import PeilDiagnostics
internal import PeilTable

extension BindingContext {
  /// A text for people: once for every language, or a map per language.
  func label(_ setting: Setting?) -> LocalizedText? {
    guard let setting else { return nil }
    if let text = setting.text { return LocalizedText(text.text) }
    let entries = (setting.map ?? []).compactMap { entry in
      entry.value.text.map { LocalizedText.Entry(language: entry.key.text, text: $0.text) }
    }
    return entries.isEmpty ? nil : LocalizedText(entries: entries)
  }

  /// The stage of the scheme that an amount belongs to; that it stands on something else than money is reported.
  func amount(_ setting: Setting?, on name: String, type: ValueType) -> AmountRole? {
    guard let setting, let role = word(setting, as: AmountRole.self) else { return nil }
    guard type == .money || type == .rational(.money) else {
      report(
        .error(
          "amount-without-money", "'\(name)' is \(type.name), and only money has an amount", at: setting.span,
          details: ["leave `amount` away"]))
      return nil
    }
    return role
  }
}
