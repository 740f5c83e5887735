import PeilCSV
import PeilTable

/// Finds the type of a column from all its words.
struct ColumnDetector {
  private let survey: ColumnSurvey
  private let role: Role?

  init(_ survey: ColumnSurvey) {
    self.survey = survey
    role = Role.of(header: survey.header)
  }

  func finding(name: String) -> ColumnFinding {
    let numbers = NumberDetector(survey, role: role)
    let days = DateDetector(survey, role: role)
    let (type, odd) = type(numbers, days)
    let hasSigns: Bool =
      switch type.value {
      case .money, .decimal, .number, .integer: true
      default: false
      }
    return ColumnFinding(
      header: survey.header, name: name, type: type, signs: hasSigns ? numbers?.signs : nil,
      currency: hasSigns ? numbers?.currency ?? [] : [],
      missingWords: (survey.emptyCount > 0 ? [""] : []) + survey.missing.map(\.text),
      missingCount: survey.emptyCount + survey.missing.reduce(0) { $0 + $1.count }, distinctCount: survey.known.count,
      isUnique: survey.emptyCount == 0 && survey.missing.isEmpty && survey.unkeptCount == 0
        && survey.words.allSatisfy { $0.count == 1 } && !survey.words.isEmpty,
      hasLeadingZeros: numbers?.hasLeadingZeros ?? false, role: role.flatMap { $0.fits(type.value) ? $0 : nil },
      survey: survey, odd: odd.prefix(5).map { ($0.text, $0.firstLine) })
  }

  private func type(
    _ numbers: NumberDetector?, _ days: DateDetector?
  ) -> (Finding<FoundType>, odd: [ColumnSurvey.Word]) {
    guard !survey.known.isEmpty else {
      return (Finding(.text, .likely, evidence: ["no field holds anything"]), [])
    }
    if let identifier = identifier() { return (identifier, []) }
    if let boolean = boolean() { return (boolean, []) }
    if let days { return (days.type(), days.odd) }
    if let numbers {
      if role == .application || role == .call, numbers.signs == nil {
        return (
          Finding(.text, .likely, evidence: ["the header '\(survey.header)' names a number that is not reckoned with"]),
          []
        )
      }
      return (numbers.type(), numbers.odd)
    }
    if let words = words() { return (words, []) }
    let longest = survey.known.map(\.text.utf8.count).max() ?? 0
    return (
      Finding(.text, .likely, evidence: ["\(survey.known.count) different words of up to \(longest) bytes"]), []
    )
  }

  // MARK: - Identifiers

  private func identifier() -> Finding<FoundType>? {
    let words = survey.known.map(\.text)
    let header = survey.header.lowercased()
    func all(_ kind: IdentifierKind) -> Bool { words.allSatisfy(kind.admits) }
    if all(.postcode) { return Finding(.postcode, .certain, evidence: ["every word is a Dutch postcode"]) }
    if all(.iban) {
      return Finding(.iban, .certain, evidence: ["every word is an IBAN with a right check"])
    }
    if header.contains("kvk") || header.contains("handelsregister") || header.contains("chamber"),
      all(.kvk)
    {
      return Finding(.kvk, .certain, evidence: ["the header names it, and every word has 8 digits"])
    }
    if header.contains("rsin"), all(.rsin) {
      return Finding(.rsin, .certain, evidence: ["the header names it, and every word passes the eleven-test"])
    }
    if header.contains("sbi"), all(.sbi) {
      return Finding(.sbi, .certain, evidence: ["the header names it, and every word is a code of the classification"])
    }
    return nil
  }

  // MARK: - Closed lists

  private static let pairs: [(no: String, yes: String)] = [
    ("nee", "ja"), ("no", "yes"), ("false", "true"), ("onwaar", "waar"), ("n", "j"), ("n", "y"), ("nein", "ja"),
    ("non", "oui"),
  ]

  /// A word and the same word denied.
  private static func denial(_ words: Set<String>) -> (no: String, yes: String)? {
    let ordered = words.sorted()
    guard ordered.count == 2 else { return nil }
    for (no, yes) in [(ordered[0], ordered[1]), (ordered[1], ordered[0])]
    where ["niet ", "not ", "geen ", "no ", "nicht ", "non "].contains(where: { no == $0 + yes }) {
      return (no, yes)
    }
    return nil
  }

  private func boolean() -> Finding<FoundType>? {
    let words = Set(survey.known.map { $0.text.lowercased() })
    guard (1...2).contains(words.count),
      let pair = Self.pairs.first(where: { words.isSubset(of: [$0.no, $0.yes]) }) ?? Self.denial(words)
    else { return nil }
    func written(_ small: String) -> String { survey.known.first { $0.text.lowercased() == small }?.text ?? small }
    return Finding(
      .boolean(no: written(pair.no), yes: written(pair.yes)), words.count == 2 ? .certain : .likely,
      evidence: ["nothing but \(words.sorted().joined(separator: " and "))"])
  }

  private func words() -> Finding<FoundType>? {
    let folded = folded
    if role == .outcome || role == nil, folded.count <= 15, DecisionWords.areDecisions(folded.map(\.text)) {
      let mapped = folded.map { FoundType.OutcomeWord(word: $0.text, outcome: DecisionWords.outcome(of: $0.text)) }
      let unknown = mapped.filter { $0.outcome == nil }
      return Finding(
        .outcome(mapped), unknown.isEmpty ? .likely : .open,
        evidence: ["words of decisions: \(folded.map(\.text).joined(separator: ", "))"])
    }
    if let set = SetDetector(folded, survey.knownCount).finding() { return set }
    let isSmall = folded.count <= 100 && folded.count * 3 <= survey.knownCount
    // A handful of words in a short file are a list as well, if some come back.
    let isHandful = folded.count <= 12 && folded.count < survey.knownCount && survey.knownCount >= 5
    guard isSmall || isHandful, folded.allSatisfy({ $0.text.utf8.count <= 120 }) else { return nil }
    return Finding(
      .category(folded.map(\.text)), .likely,
      evidence: ["\(folded.count) different words in \(survey.knownCount) fields"])
  }

  /// The known words, capitals and small letters alike, in the order in which they came.
  private var folded: [(text: String, count: Int)] {
    var places: [String: Int] = [:]
    var result: [(text: String, count: Int)] = []
    for word in survey.known {
      let small = word.text.lowercased()
      if let place = places[small] {
        result[place].count += word.count
      } else {
        places[small] = result.count
        result.append((word.text, word.count))
      }
    }
    return result
  }
}
