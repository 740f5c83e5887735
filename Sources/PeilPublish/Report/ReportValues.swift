/// What a template may name, by name: text, text of HTML, lists and maps; `false` where there is none.
struct ReportValues {
  private(set) var content: [String: Any] = [:]

  init() {}

  /// Text, which the template escapes.
  mutating func set(_ name: String, _ text: String?) { content[name] = text.map(SafeText.singleLine) ?? false }

  /// A style sheet or a script of our own, which the template takes as it is.
  mutating func set(_ name: String, verbatim text: String) { content[name] = text }

  /// HTML, which the template takes as it is.
  mutating func set(_ name: String, _ markup: Markup?) { content[name] = markup?.string ?? false }

  /// A choice.
  mutating func set(_ name: String, _ isTrue: Bool) { content[name] = isTrue }

  /// A map.
  mutating func set(_ name: String, _ values: ReportValues?) { content[name] = values?.content ?? false }

  /// A list of maps.
  mutating func set(_ name: String, _ values: [ReportValues]) { content[name] = values.map(\.content) }

  /// A list of texts.
  mutating func set(_ name: String, _ texts: [String]) { content[name] = texts.map(SafeText.singleLine) }
}
