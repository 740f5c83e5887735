public import PeilCore
public import PeilDiagnostics
import PeilValues

/// Holds settings against the options a stage, a measure or the language itself declares, and finds all that is wrong.
public struct ParameterChecker {
  /// What to tell the author, in the order found.
  public private(set) var diagnostics: [Diagnostic] = []

  private let language: PipelineLanguage?

  /// A checker; with a language, keys that a later release knows get a message of their own.
  init(language: PipelineLanguage?) { self.language = language }

  /// What is wrong with a setting that should be of a kind; `name` is how messages call it.
  public static func problems(in setting: Setting, as kind: Parameter.Kind, named name: String) -> [Diagnostic] {
    var checker = ParameterChecker(language: nil)
    checker.check(setting, kind, Place(name: name, key: setting.span))
    return checker.diagnostics
  }

  /// What a message calls the setting, and where its key stands.
  struct Place {
    let name: String
    let key: SourceSpan
    /// How a message names it.
    var title: String { name.isEmpty ? "the pipeline" : "'\(name)'" }
  }

  mutating func check(_ setting: Setting, _ kind: Parameter.Kind, _ place: Place) {
    if let text = setting.text, text.text.isEmpty, text.span.start == text.span.end {
      report("empty-value", "'\(place.name)' has no value", at: place.key, details: ["expected: \(kind.expectation)"])
      return
    }
    switch kind {
    case .either(let kinds):
      guard let fitting = kinds.first(where: { $0.admits(setting) }) else { return wrongForm(setting, kind, place) }
      check(setting, fitting, place)
    case .oneOrMore(let item):
      guard let items = setting.list, !item.admits(setting) else { return check(setting, item, place) }
      for item in items { check(item, kind.itemKind, Place(name: place.name, key: item.span)) }
    case .list(let item):
      guard let items = setting.list else { return wrongForm(setting, kind, place) }
      for entry in items { check(entry, item, Place(name: place.name, key: entry.span)) }
    case .map(let key, let value): checkMap(setting, key, value, kind, place)
    case .options(let parameters): checkOptions(setting, parameters, kind, place)
    case .label: checkLabel(setting, place)
    default:
      guard let text = setting.text else { return wrongForm(setting, kind, place) }
      checkText(text, kind, place)
    }
  }

  private mutating func checkMap(
    _ setting: Setting, _ key: Parameter.Kind, _ value: Parameter.Kind, _ kind: Parameter.Kind, _ place: Place
  ) {
    guard let entries = setting.map else { return wrongForm(setting, kind, place) }
    for entry in entries {
      checkText(entry.key, key, Place(name: place.name, key: entry.key.span))
      check(entry.value, value, Place(name: entry.key.text, key: entry.key.span))
    }
  }

  private mutating func checkOptions(
    _ setting: Setting, _ parameters: [Parameter], _ kind: Parameter.Kind, _ place: Place
  ) {
    guard let entries = setting.map else { return wrongForm(setting, kind, place) }
    let names = parameters.map(\.name)
    var meant: Set<String> = []
    for (index, entry) in entries.enumerated() {
      if let parameter = parameters.first(where: { $0.name == entry.key.text }) {
        check(entry.value, parameter.kind, Place(name: parameter.name, key: entry.key.span))
      } else {
        if isCutNumber(index, of: entries) { continue }
        unknownKey(entry.key, parameters, place, besides: entries)
        WordElsewhere.meant(by: entry.key.text, among: names).map { _ = meant.insert($0) }
      }
    }
    // A key that was misspelt is not missing as well.
    for parameter in parameters
    where parameter.isRequired && setting[parameter.name] == nil && !meant.contains(parameter.name) {
      report(
        "missing-option", "\(place.title) needs '\(parameter.name)'", at: place.key,
        details: ["\(parameter.name): \(parameter.summary)"] + choices(of: parameter.kind))
    }
  }

  private mutating func checkLabel(_ setting: Setting, _ place: Place) {
    if setting.text != nil { return }
    let languages = PipelineLanguage.languages.map(\.word)
    guard let entries = setting.map, !entries.isEmpty else { return wrongForm(setting, .label, place) }
    for entry in entries {
      if !languages.contains(entry.key.text) {
        report(
          "unknown-language", "'\(entry.key.text)' is no language that '\(place.name)' can be in", at: entry.key.span,
          label: "write a text, or a map of \(languages.joined(separator: " and "))",
          details: ["like this: \(place.name): {nl: Aanvragen, en: Applications}"])
      }
      if entry.value.text == nil { wrongForm(entry.value, .text, Place(name: entry.key.text, key: entry.key.span)) }
    }
  }

  private mutating func checkText(_ text: SourceText, _ kind: Parameter.Kind, _ place: Place) {
    switch kind {
    case .name: checkName(text)
    case .word(let choices): checkWord(text, choices, place)
    case .boolean where !["true", "false"].contains(text.text):
      report(
        "not-a-boolean", "'\(text.text)' is neither 'true' nor 'false'", at: text.span,
        label: Self.truth[text.text.lowercased()].map { "write \($0)" })
    case .integer(let bounds):
      guard let value = WrittenNumber.integer(text.text), bounds.contains(value) else {
        report(
          "not-in-bounds", "'\(text.text)' is not \(kind.expectation)", at: text.span, label: "for '\(place.name)'")
        return
      }
    case .share where WrittenNumber.share(text.text) == nil:
      report(
        "not-in-bounds", "'\(text.text)' is not \(kind.expectation)", at: text.span, label: "for '\(place.name)'")
    case .formula, .aggregateFormula, .column, .dataset, .taxonomy, .codeList:
      if text.text.isEmpty {
        report("empty-value", "'\(place.name)' has no value", at: text.span, details: ["expected: \(kind.expectation)"])
      }
    default: break
    }
  }

  /// What YAML, spreadsheets and people write for the two.
  private static let truth = [
    "yes": "true", "ja": "true", "on": "true", "1": "true", "y": "true", "true": "true",
    "no": "false", "nee": "false", "off": "false", "0": "false", "n": "false", "false": "false",
  ]

  private mutating func checkName(_ text: SourceText) {
    guard !NameRule.admits(text.text) else { return }
    report(
      "invalid-name", "'\(text.text)' cannot be a name", at: text.span,
      label: NameRule.proposal(for: text.text).map { "write '\($0)'" },
      details: ["a name has the letters a to z, digits and _, and begins with a letter"])
  }

  private mutating func checkWord(_ text: SourceText, _ words: [Parameter.Choice], _ place: Place) {
    guard !words.contains(where: { $0.word == text.text }) else { return }
    let near = WordElsewhere.meant(by: text.text, among: words.map(\.word))
    if words.count > 1, words.map(\.word) == language?.measureWords.map(\.word) { return unknownMeasure(text, near) }
    report(
      "unknown-word", "'\(text.text)' is not a choice for '\(place.name)'", at: text.span,
      label: near.map { "did you mean '\($0)'?" },
      details: near == nil || words.count <= Self.shortList ? ["choose one of:"] + Self.lines(words) : [])
  }

  /// What a long list is called beside a name that was nearly right: it would only hide the name that was meant.
  private static let shortList = 14

  /// A measure by a name that none has; what there is fills a page, and has a command of its own.
  private mutating func unknownMeasure(_ word: SourceText, _ near: String?) {
    report(
      "unknown-kind", "no measure '\(word.text)'", at: word.span, label: near.map { "did you mean '\($0)'?" },
      details: near == nil
        ? [
          "'peil measures' lists what there is",
          "one of your own stands under 'measures', or is known to the program of its package",
        ]
        : [])
  }

  private mutating func unknownKey(
    _ key: SourceText, _ parameters: [Parameter], _ place: Place, besides entries: [Setting.Entry]
  ) {
    if let message = language?.messageForLaterKey(key.text, among: parameters) {
      report("not-in-this-release", "'\(key.text)' is not in this release", at: key.span, label: message)
      return
    }
    let names = parameters.map(\.name)
    let beside = PipelineLanguage.besideMeasure.map(\.name)
    if names.starts(with: beside), let kinds = language?.measureWords.map(\.word), names.count > beside.count {
      return unknownPart(key, kinds, place, hasKind: entries.contains { kinds.contains($0.key.text) })
    }
    let near = WordElsewhere.meant(by: key.text, among: names)
    let isStage = place.name == "stages"
    let keys = "\(isStage ? "stages" : "keys here"): \(names.joined(separator: ", "))"
    report(
      isStage ? "unknown-stage" : "unknown-key",
      isStage ? "no stage '\(key.text)'" : "no key '\(key.text)' in \(place.title)", at: key.span,
      label: near.map { "did you mean '\($0)'?" },
      details: names.isEmpty
        ? ["it takes no keys: write {}"] : near == nil || names.count <= Self.shortList ? [keys] : [])
  }

  /// A key of a table's measure: beside a kind it is one of the few that may stand there, alone it is a kind.
  private mutating func unknownPart(_ key: SourceText, _ kinds: [String], _ place: Place, hasKind: Bool) {
    let beside = PipelineLanguage.besideMeasure.map(\.name)
    let nearKey = WordElsewhere.meant(by: key.text, among: beside)
    if nearKey == nil, !hasKind { return unknownMeasure(key, WordElsewhere.meant(by: key.text, among: kinds)) }
    report(
      "unknown-key", "no key '\(key.text)' in \(place.title)", at: key.span,
      label: nearKey.map { "did you mean '\($0)'?" },
      details: ["beside a measure: \(beside.joined(separator: ", "))"])
  }

  /// Whether a key is the rest of a number that was written with a comma, which ends a value inside `{ }`; reported.
  private mutating func isCutNumber(_ index: Int, of entries: [Setting.Entry]) -> Bool {
    let key = entries[index].key
    guard index > 0, !key.text.isEmpty, key.text.allSatisfy(\.isNumber), let rest = entries[index].value.text,
      rest.text.isEmpty, let number = entries[index - 1].value.text, WrittenNumber.isNumber(number.text)
    else { return false }
    report(
      "cut-number", "the comma ends the number '\(number.text)' here", at: key.span,
      label: "write \(number.text).\(key.text)",
      details: ["numbers in a pipeline file have a decimal point, and _ between thousands"])
    return true
  }

  private mutating func wrongForm(_ setting: Setting, _ kind: Parameter.Kind, _ place: Place) {
    report(
      "wrong-form", "'\(place.name)' is \(setting.form)", at: setting.span,
      label: kind.takesNames && setting.list?.allSatisfy { $0.map != nil } == true
        ? "take the '- ' away: names stand here, with what they are behind the colon" : nil,
      details: ["expected: \(kind.expectation)"]
        + (example(of: setting, kind, place).map { ["like this: \($0)"] } ?? []))
  }

  /// A word where a map of options belongs that needs one name: that map.
  private func example(of setting: Setting, _ kind: Parameter.Kind, _ place: Place) -> String? {
    guard let word = setting.text?.text, case .options(let parameters) = kind else { return nil }
    let required = parameters.filter(\.isRequired)
    guard required.count == 1, case .oneOrMore = required[0].kind else { return nil }
    return "\(place.name): {\(required[0].name): \(word)}"
  }

  private func choices(of kind: Parameter.Kind) -> [String] {
    if case .word(let words) = kind { return Self.lines(words) }
    return []
  }

  /// The words of a list under each other with what they mean, in two columns.
  static func lines(_ words: [Parameter.Choice]) -> [String] {
    let width = words.map(\.word.count).max() ?? 0
    return words.map { choice in
      let gap = String(repeating: " ", count: width - choice.word.count)
      return "  \(choice.word)\(gap)  \(choice.summary)"
    }
  }

  private mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, label: String? = nil, details: [String] = []
  ) {
    diagnostics.append(.error(code, message, at: span, label: label, details: details))
  }
}

extension Parameter.Kind {
  /// Whether a setting has the form, text, list or map, that the kind takes.
  func admits(_ setting: Setting) -> Bool {
    switch self {
    case .list: setting.list != nil
    case .oneOrMore(let kind): setting.list != nil || kind.admits(setting)
    case .map, .options: setting.map != nil
    case .label: setting.text != nil || setting.map != nil
    case .either(let kinds): kinds.contains { $0.admits(setting) }
    default: setting.text != nil
    }
  }

  /// What the items of `oneOrMore` are.
  fileprivate var itemKind: Parameter.Kind { if case .oneOrMore(let kind) = self { kind } else { self } }
}
