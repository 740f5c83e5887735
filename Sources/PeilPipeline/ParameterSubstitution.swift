import PeilCore
import PeilDiagnostics

/// Puts the values of parameters in the place of `$name`, where the kind of a setting lets it stand.
///
/// In `file`, `title` and `note` it may stand anywhere in the text, and `$$` is a dollar. An option of a stage or a measure
/// may be one as a whole. Formulas keep it: there it is a typed value.
struct ParameterSubstitution {
  /// The values as text, by name.
  let values: [String: String]
  /// The names that were used.
  private(set) var used: Set<String> = []
  /// What to tell the author.
  private(set) var diagnostics: [Diagnostic] = []

  init(values: [String: String]) { self.values = values }

  /// The setting with parameters filled in; `key` is what it stands under.
  mutating func filled(_ setting: Setting, _ kind: Parameter.Kind, key: String, isOption: Bool = false) -> Setting {
    switch kind {
    case .either(let kinds):
      guard let fitting = kinds.first(where: { $0.admits(setting) }) else { return setting }
      return filled(setting, fitting, key: key, isOption: isOption)
    case .oneOrMore(let item) where item.admits(setting): return filled(setting, item, key: key, isOption: isOption)
    case .list(let item), .oneOrMore(let item):
      guard let items = setting.list else { return setting }
      return Setting(
        .list(items.map { filled($0, item, key: key, isOption: isOption || key == "stages") }), span: setting.span)
    case .map(_, let value):
      return mapped(setting) { substitution, entry in
        substitution.filled(entry.value, value, key: entry.key.text, isOption: isOption || key == "measures")
      }
    case .options(let parameters):
      return mapped(setting) { substitution, entry in
        guard let parameter = parameters.first(where: { $0.name == entry.key.text }) else { return entry.value }
        return substitution.filled(entry.value, parameter.kind, key: parameter.name, isOption: isOption)
      }
    case .formula, .aggregateFormula:
      if let text = setting.text { noteUses(in: text.text) }
      return setting
    case .label where key == "title" || key == "note": return interpolatedLabel(setting)
    case .text where PipelineLanguage.places.contains(key): return interpolated(setting)
    case .taxonomy, .codeList: return interpolated(setting)
    case .text, .integer, .share, .boolean, .word, .value: return isOption ? whole(setting) : setting
    case .label, .name, .column, .dataset: return setting
    }
  }

  private func mappedEntry(_ entry: Setting.Entry, _ value: Setting) -> Setting.Entry {
    Setting.Entry(key: entry.key, value: value)
  }

  private mutating func mapped(
    _ setting: Setting, _ value: (inout ParameterSubstitution, Setting.Entry) -> Setting
  ) -> Setting {
    guard let entries = setting.map else { return setting }
    return Setting(.map(entries.map { mappedEntry($0, value(&self, $0)) }), span: setting.span)
  }

  private mutating func interpolatedLabel(_ setting: Setting) -> Setting {
    setting.map == nil
      ? interpolated(setting) : mapped(setting) { substitution, entry in substitution.interpolated(entry.value) }
  }

  /// The text with each `$name` replaced and `$$` made one dollar.
  private mutating func interpolated(_ setting: Setting) -> Setting {
    guard let text = setting.text, text.text.contains("$") else { return setting }
    var result = ""
    let characters = Array(text.text)
    var index = 0
    while index < characters.count {
      guard characters[index] == "$" else {
        result.append(characters[index])
        index += 1
        continue
      }
      let name = Self.name(in: characters, from: index + 1)
      if name.isEmpty {
        result.append("$")
        index += index + 1 < characters.count && characters[index + 1] == "$" ? 2 : 1
      } else {
        result += value(of: name, at: text.span(of: index..<(index + 1 + name.count))) ?? ""
        index += 1 + name.count
      }
    }
    return Setting(.text(SourceText(result, span: text.span)), span: setting.span)
  }

  /// The parameter's value where the text is `$name` and nothing else.
  private mutating func whole(_ setting: Setting) -> Setting {
    guard let text = setting.text, text.text.first == "$" else { return setting }
    let characters = Array(text.text)
    let name = Self.name(in: characters, from: 1)
    guard !name.isEmpty, name.count == characters.count - 1 else { return setting }
    guard let value = value(of: name, at: text.span) else { return setting }
    return Setting(.text(SourceText(value, span: text.span)), span: setting.span)
  }

  private mutating func value(of name: String, at span: SourceSpan) -> String? {
    if let value = values[name] {
      used.insert(name)
      return value
    }
    let names = values.keys.sorted()
    diagnostics.append(
      .error(
        "unknown-parameter", "no parameter '\(name)'", at: span,
        label: nearestName(to: name, among: names).map { "did you mean '$\($0)'?" } ?? "'$$' is a dollar",
        details: names.isEmpty ? [] : ["parameters: \(names.joined(separator: ", "))"]))
    return nil
  }

  /// Notes the parameters a formula reads; text between single quotes is no formula.
  private mutating func noteUses(in formula: String) {
    let characters = Array(formula)
    var isQuoted = false
    for (index, character) in characters.enumerated() {
      if character == "'" { isQuoted.toggle() }
      if character == "$", !isQuoted { used.insert(Self.name(in: characters, from: index + 1)) }
    }
  }

  private static func name(in characters: [Character], from start: Int) -> String {
    var name = ""
    var index = start
    while index < characters.count, NameRule.admits(name + String(characters[index])) {
      name.append(characters[index])
      index += 1
    }
    return name
  }
}
