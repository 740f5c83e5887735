import PeilCore
import PeilDiagnostics
import PeilTable

/// Reads a taxonomy file: codes, and the rules that find them in text.
///
/// ```yaml
/// codes:
///   cost: {nl: Kosten, en: Cost}
///   nothing: {label: Geen knelpunt, exclusive: true}
/// rules:
///   - {name: money, code: cost, words: [duur, "*kosten", "geen budget"], not: [kosteloos]}
/// ```
struct TaxonomyReader {
  /// What is wrong with the file, placed in it.
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String

  init(file: String) { self.file = file }

  /// The keys of a taxonomy file.
  static let file: [Parameter] = [
    .required(
      "codes", .map(key: .value, value: .either([.options(code), .label])),
      "The codes in the order tables show them, each with its label."),
    .required("rules", .list(.options(rule)), "The rules, in order."),
  ]

  private static let code: [Parameter] = [
    .optional("label", .label, standard: "the code", "What people call it."),
    .optional("nl", .text, standard: "the code", "What people call it in Dutch."),
    .optional("en", .text, standard: "the code", "What people call it in English."),
    .optional("exclusive", .boolean, standard: "false", "Whether a text that has it has no other."),
  ]

  private static let rule: [Parameter] = [
    .required("name", .text, "The rule's name, for the log."),
    .required("code", .value, "The code it gives."),
    .required("words", .oneOrMore(.text), "Words and phrases, of which one is enough; '*' stands for more letters."),
    .optional("not", .oneOrMore(.text), standard: "none", "Words and phrases that keep the rule from applying."),
  ]

  /// The taxonomy; nil where something is wrong, which is then among the diagnostics.
  mutating func read(_ bytes: [UInt8]) -> Taxonomy? {
    let root: Setting
    do {
      root = try YAMLReader().read(bytes, file: file)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
    var checker = ParameterChecker(language: nil)
    let top = root.map?.first?.key.span ?? root.span
    checker.check(root, .options(Self.file), ParameterChecker.Place(name: "the taxonomy", key: top))
    diagnostics += checker.diagnostics
    guard !diagnostics.containsErrors else { return nil }
    let codes = root["codes"]?.map ?? []
    for entry in codes { checkCode(entry.key) }
    let domain = Domain(codes: codes.map(\.key.text), labels: labels(codes))
    if domain.count > Domain.largestSet {
      report(
        "too-many-codes", "a set can have \(Domain.largestSet) codes, and this taxonomy has \(domain.count)",
        at: root["codes"]?.span ?? root.span)
    }
    let exclusive = codes.indices.filter { codes[$0].value["exclusive"]?.text?.text == "true" }
    let rules = rules(root["rules"]?.list ?? [], domain)
    if rules.isEmpty && !diagnostics.containsErrors {
      report("no-rules", "the taxonomy has no rules", at: root["rules"]?.span ?? root.span)
    }
    return diagnostics.containsErrors ? nil : Taxonomy(domain: domain, exclusive: Set(exclusive), rules: rules)
  }

  private mutating func checkCode(_ code: SourceText) {
    guard code.text.isEmpty || code.text == "_missing" || code.text.contains("|") else { return }
    report(
      "reserved-code", "'\(code.text)' cannot be a code: tables and sets give it another meaning", at: code.span,
      label: "choose another")
  }

  private func labels(_ codes: [Setting.Entry]) -> [String: LocalizedText] {
    var labels: [String: LocalizedText] = [:]
    for entry in codes {
      let setting = entry.value["label"] ?? entry.value
      if let text = setting.text {
        labels[entry.key.text] = LocalizedText(text.text)
        continue
      }
      let entries = (setting.map ?? []).filter { ["nl", "en"].contains($0.key.text) }.compactMap { wording in
        wording.value.text.map { LocalizedText.Entry(language: wording.key.text, text: $0.text) }
      }
      if !entries.isEmpty { labels[entry.key.text] = LocalizedText(entries: entries) }
    }
    return labels
  }

  private mutating func rules(_ settings: [Setting], _ domain: Domain) -> [Taxonomy.Rule] {
    var names: [String: Int] = [:]
    var rules: [Taxonomy.Rule] = []
    for setting in settings {
      guard let name = setting["name"]?.text, let code = setting["code"]?.text else { continue }
      if name.text.contains("|") {
        report("reserved-name", "a rule's name cannot hold '|', which parts names in the log", at: name.span)
      }
      if let line = names.updateValue(name.span.start.line, forKey: name.text) {
        report(
          "taken-name", "two rules are called '\(name.text)'", at: name.span, label: "give this one another name",
          details: ["the first stands on line \(line)"])
      }
      let place = domain.position(of: code.text)
      if place == nil { reportUnknown(code, domain) }
      let phrases = phrases(setting["words"])
      let exceptions = phrases.isEmpty ? [] : self.phrases(setting["not"])
      if let place {
        rules.append(Taxonomy.Rule(name: name.text, code: place, phrases: phrases, exceptions: exceptions))
      }
    }
    return rules
  }

  private mutating func reportUnknown(_ code: SourceText, _ domain: Domain) {
    report(
      "unknown-code", "'\(code.text)' is not a code of this taxonomy", at: code.span,
      label: nearestName(to: code.text, among: domain.codes).map { "did you mean '\($0)'?" },
      details: ["codes are: \(listed(domain.codes, limit: 20))"])
  }

  private mutating func phrases(_ setting: Setting?) -> [Taxonomy.Phrase] {
    guard let setting else { return [] }
    return (setting.list ?? [setting]).compactMap(\.text).compactMap { phrase($0) }
  }

  private mutating func phrase(_ text: SourceText) -> Taxonomy.Phrase? {
    guard let phrase = TaxonomyPhrase(text.text) else {
      report(
        "not-a-phrase", "'\(text.text)' is no word or phrase to look for", at: text.span,
        label: "'*' stands before or after the letters of a word",
        details: ["like this: duur, \"*kosten\", scholing*, \"geen budget\""])
      return nil
    }
    return phrase.words
  }

  private mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, label: String? = nil, details: [String] = []
  ) {
    diagnostics.append(.error(code, message, at: span, label: label, details: details))
  }
}
