import PeilCSV
import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// Reads one column of a source; the shape check has seen to its keys and words.
struct ColumnPlanner {
  /// A column as it was read, and what there is to say about it.
  struct Outcome {
    /// The column; nil where its type is not known.
    var read: (format: ColumnFormat, column: Column)?
    /// Where its header is named.
    var headerText: SourceText
    var knownWhen: SourceText?
    var diagnostics: [Diagnostic] = []
  }

  let entry: Setting.Entry
  let fields: FieldFormat
  /// What the source says of the patterns of its dates, which a column may leave as they are.
  let dates: Setting?
  let encoding: TextEncoding
  let grain: Grain
  let isKey: Bool
  /// The source's files as messages show them; empty where none is named.
  let files: [String]
  let references: PlannerReferences

  var setting: Setting { entry.value }
  private var name: String { entry.key.text }

  /// The column; every problem with it is in the outcome.
  func plan() -> Outcome {
    var outcome = Outcome(headerText: setting["from"]?.text ?? entry.key)
    checkName(&outcome)
    let list = codeList(&outcome)
    let overrides = FieldWords(setting)
    outcome.diagnostics += overrides.diagnostics
    let words = WordList(setting["values"])
    guard let word = setting["type"]?.text, let type = type(word, words, list, &outcome) else { return outcome }
    checkCompany(of: type, &outcome)
    outcome.knownWhen = setting["known-when"]?.text
    var format = ColumnFormat(
      name: name, header: outcome.headerText.text, type: type, fields: overrides.applied(to: fields))
    format.words = codes(words, of: type, &outcome)
    if let list { format.words += list.words(besides: format.words) }
    if let part = setting["from-file"]?.text { readFileName(part, &format, &outcome) }
    if let separator = setting["separator"]?.text { format.separator = separator.text }
    format.clean = texts("clean").compactMap { ColumnFormat.Cleaning(rawValue: $0.text) }
    if let word = setting["match"]?.text { format.match = ColumnFormat.Matching(rawValue: word.text) ?? .folded }
    if let word = setting["invalid"]?.text {
      format.invalid = ColumnFormat.InvalidPolicy(rawValue: word.text) ?? .reject
    }
    format.missingAs = missingAs(type, &outcome)
    format.constraints = ConstraintReader.read(setting["constraints"])
    checkKeyPolicy(format, &outcome)
    checkMissingWords(format, words, &outcome)
    checkReading(of: format, words, overrides, &outcome)
    outcome.read = (format, column(type, missingAs: format.missingAs, &outcome))
    return outcome
  }

  private func texts(_ key: String) -> [SourceText] {
    setting[key].map { ($0.list ?? [$0]).compactMap(\.text) } ?? []
  }

  private func checkName(_ outcome: inout Outcome) {
    guard FormulaReader.reservedWords.contains(name) else { return }
    outcome.diagnostics.append(
      .error(
        "reserved-name", "'\(name)' is a word of the formula language", at: entry.key.span,
        label: "give the column another name"))
  }

  // MARK: - The type

  private func type(
    _ word: SourceText, _ words: WordList, _ list: ListedCodes?, _ outcome: inout Outcome
  ) -> ValueType? {
    switch word.text {
    case "text": return .text
    case "integer": return .integer
    case "money": return .money
    case "number": return .number
    case "date": return .date
    case "boolean": return .boolean
    case "outcome":
      requireValues(words, word, &outcome)
      return .outcome
    case "decimal":
      if let scale = setting["scale"]?.text.flatMap({ WrittenNumber.integer($0.text) }) {
        return .decimal(scale: scale)
      }
      outcome.diagnostics.append(
        .error(
          "missing-option", "'\(name)' needs 'scale'", at: word.span,
          details: ["scale: how many decimals it has, as in {type: decimal, scale: 1}"]))
      return nil
    case "category", "set":
      if setting["codes"] != nil { return list.map { word.text == "set" ? .set($0.domain) : .category($0.domain) } }
      guard requireValues(words, word, &outcome), let domain = domain(words, &outcome) else { return nil }
      return word.text == "set" ? .set(domain) : .category(domain)
    default: return IdentifierKind(rawValue: word.text).map { .identifier($0) }
    }
  }

  @discardableResult
  private func requireValues(_ words: WordList, _ type: SourceText, _ outcome: inout Outcome) -> Bool {
    guard words.pairs.isEmpty else { return true }
    let choices = type.text == "outcome" ? ParameterChecker.lines(PipelineLanguage.outcomes) : []
    outcome.diagnostics.append(
      .error(
        "missing-option", "'\(name)' needs 'values'", at: type.span,
        details: [
          "values: the code each raw word stands for, as in {Toegekend: granted}"
            + (choices.isEmpty ? ", or a list of words that are their own codes" : "; codes are:")
        ] + choices))
    return false
  }

  private func domain(_ words: WordList, _ outcome: inout Outcome) -> Domain? {
    for pair in words.pairs where pair.code.text.isEmpty || pair.code.text == "_missing" {
      outcome.diagnostics.append(
        .error(
          "reserved-code", pair.code.text.isEmpty ? "a code cannot be empty" : "'_missing' stands for a missing value",
          at: pair.code.span, label: "give the word another code"))
    }
    let codes = words.pairs.map(\.code.text)
    let labels = setting["labels"]?.map ?? []
    for label in labels where !codes.contains(label.key.text) {
      outcome.diagnostics.append(unknownCode(label.key, among: Domain(codes: codes).codes.map { .init($0, "") }))
    }
    let domain = Domain(
      codes: codes,
      labels: Dictionary(labels.map { ($0.key.text, localized($0.value)) }, uniquingKeysWith: { first, _ in first }))
    if setting["type"]?.text?.text == "set", domain.count > Domain.largestSet {
      outcome.diagnostics.append(
        .error(
          "too-many-codes", "a set can have \(Domain.largestSet) codes, and this one has \(domain.count)",
          at: setting["values"]?.span))
      return nil
    }
    return domain
  }

  // MARK: - Words and codes

  private func codes(_ words: WordList, of type: ValueType, _ outcome: inout Outcome) -> [ColumnFormat.Word] {
    guard let domain = type.domain else { return [] }
    var result: [ColumnFormat.Word] = []
    for pair in words.pairs {
      if let code = domain.position(of: pair.code.text) {
        result.append(.init(raw: pair.raw.text, code: UInt32(code)))
      } else {
        outcome.diagnostics.append(unknownCode(pair.code, among: choices(of: type, domain)))
      }
    }
    return result
  }

  private func choices(of type: ValueType, _ domain: Domain) -> [Parameter.Choice] {
    type == .outcome ? PipelineLanguage.outcomes : domain.codes.map { .init($0, "") }
  }

  private func unknownCode(_ code: SourceText, among choices: [Parameter.Choice]) -> Diagnostic {
    let words = choices.map(\.word)
    let hasSummaries = choices.contains { !$0.summary.isEmpty }
    return .error(
      "unknown-code", "'\(code.text)' is not a code of '\(name)'", at: code.span,
      label: WordElsewhere.meant(by: code.text, among: words).map { "did you mean '\($0)'?" },
      details: hasSummaries
        ? ["codes are:"] + ParameterChecker.lines(choices) : ["codes are: \(listed(words, limit: 20))"])
  }

  private func missingAs(_ type: ValueType, _ outcome: inout Outcome) -> UInt32? {
    guard let code = setting["missing-as"]?.text, let domain = type.domain else { return nil }
    if let position = domain.position(of: code.text) { return UInt32(position) }
    outcome.diagnostics.append(unknownCode(code, among: choices(of: type, domain)))
    return nil
  }

  private func localized(_ setting: Setting) -> LocalizedText {
    guard let entries = setting.map else { return LocalizedText(setting.text?.text ?? "") }
    return LocalizedText(entries: entries.map { .init(language: $0.key.text, text: $0.value.text?.text ?? "") })
  }

  // MARK: - Checks

  /// Keys that mean nothing beside the type are errors: they would be passed over in silence.
  private func checkCompany(of type: ValueType, _ outcome: inout Outcome) {
    let word = setting["type"]?.text?.text ?? ""
    let company: [(key: String, types: Set<String>)] = [
      ("values", ["category", "outcome", "boolean", "set"]), ("labels", ["category", "set"]),
      ("codes", ["category"]), ("level", ["category"]), ("from-file", ["text", "category"]),
      ("match", ["category", "outcome", "boolean", "set"]), ("missing-as", ["category", "outcome", "boolean"]),
      ("separator", ["set"]), ("scale", ["decimal"]), ("amount", ["money"]), ("dates", ["date"]), ("locale", ["date"]),
      ("decimal", ["money", "decimal", "number", "integer"]), ("thousands", ["money", "decimal", "number", "integer"]),
      ("currency", ["money", "decimal", "number", "integer"]),
    ]
    for entry in setting.map ?? [] {
      guard let rule = company.first(where: { $0.key == entry.key.text }), !rule.types.contains(word) else { continue }
      let types = PipelineLanguage.types.map(\.word).filter(rule.types.contains)
      outcome.diagnostics.append(
        .error(
          "key-without-meaning", "'\(rule.key)' means nothing for the type '\(word)'", at: entry.key.span,
          label: "it is for \(types.joined(separator: ", "))"))
    }
  }

  private func checkKeyPolicy(_ format: ColumnFormat, _ outcome: inout Outcome) {
    guard isKey, format.invalid == .missing, let text = setting["invalid"]?.text else { return }
    outcome.diagnostics.append(
      .error(
        "key-made-missing", "'\(name)' is a key, and a key is never made missing", at: text.span,
        label: "write 'reject' or 'stop'"))
  }

  private func checkMissingWords(_ format: ColumnFormat, _ words: WordList, _ outcome: inout Outcome) {
    let missing = Set(format.fields.missing.map { $0.lowercased() })
    for pair in words.pairs where missing.contains(pair.raw.text.lowercased()) {
      outcome.diagnostics.append(
        .error(
          "two-readings", "the word '\(pair.raw.text)' stands for a code here and for a missing value in 'missing'",
          at: pair.raw.span, label: "take it out of one of the two"))
    }
  }

  /// The reader of the column is the judge of whether its description has one reading.
  private func checkReading(
    of format: ColumnFormat, _ words: WordList, _ overrides: FieldWords, _ outcome: inout Outcome
  ) {
    guard !outcome.diagnostics.containsErrors else { return }
    do {
      _ = try ColumnReader(format, encoding: format.fixedWords == nil ? encoding : .utf8)
      try ColumnReader.checkConstraints(of: format)
    } catch {
      outcome.diagnostics.append(diagnostic(error, words))
    }
  }

  /// Where a bound is written among the constraints.
  private func span(ofConstraint text: String) -> SourceSpan? {
    let entries = setting["constraints"]?.map ?? []
    return entries.flatMap { $0.value.list ?? [$0.value] }.first { $0.text?.text == text }?.span
  }

  private func diagnostic(_ error: ColumnFormatError, _ words: WordList) -> Diagnostic {
    let type = setting["type"]?.span ?? entry.key.span
    let dates = (setting["dates"] ?? self.dates)?.span ?? type
    switch error.reason {
    case .confusableDatePatterns(let first, let second):
      return .error(
        "confusable-dates", "'\(first)' and '\(second)' can read one word as two different days", at: dates,
        label: "keep one of them")
    case .unusableDatePattern(let pattern):
      return .error(
        "date-pattern", "'\(pattern)' is not a pattern for dates", at: dates, label: "write d-M-yyyy or alike",
        details: ["d and dd are the day, M and MM the month, MMM and MMMM its name, yyyy the year"])
    case .conflictingWord(let raw):
      return .error(
        "conflicting-word", "the word '\(raw)' stands for two codes", at: words.last(like: raw)?.span ?? type,
        label: "words match after trimming, capitals and small letters alike",
        details: ["'match: exact' tells them apart"])
    case .unusableNumberSigns:
      return .error(
        "same-sign", "'\(name)' has no signs to read numbers by",
        at: (setting["decimal"] ?? setting["thousands"])?.span ?? type,
        label: "decimal and thousands differ, and neither is a digit or a minus")
    case .badBound(let bound):
      return .error(
        "bad-bound", "the bound '\(bound)' is no value of its type", at: span(ofConstraint: bound) ?? type,
        label: "write numbers with a decimal point, and days as 2021-01-31")
    case .badPattern(let pattern):
      return .error(
        "bad-pattern", "'\(pattern)' is no regular expression", at: setting["constraints"]?["pattern"]?.span ?? type)
    case .unknownLocale(let locale):
      return .error("unknown-locale", "no month names in '\(locale)'", at: type, label: "nl and en are there")
    case .tooManyCodes, .unreadableType, .noSuchHeader, .duplicateHeader:
      return .error("unreadable-column", "'\(name)' cannot be read as it is described", at: type)
    }
  }

  private func column(_ type: ValueType, missingAs: UInt32?, _ outcome: inout Outcome) -> Column {
    var limit: Rational?
    if let text = setting["unknown-limit"]?.text {
      limit = WrittenNumber.share(text.text)
      if limit == nil {
        outcome.diagnostics.append(
          .error("not-a-share", "'\(text.text)' is not a share", at: text.span, label: "write 5% or 0.05"))
      }
    }
    return Column(
      name: name, type: type, grain: grain, label: setting["label"].map(localized),
      amount: type == .money ? setting["amount"]?.text.flatMap { AmountRole(rawValue: $0.text) } : nil,
      knownWhen: setting["known-when"]?.text?.text, unknownLimit: limit, missingAs: missingAs)
  }
}
