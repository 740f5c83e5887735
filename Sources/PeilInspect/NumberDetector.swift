/// Finds out whether a column holds numbers, and under which signs.
struct NumberDetector {
  private let shapes: [(word: ColumnSurvey.Word, shape: NumberShape)]
  /// Words that are no numbers.
  let odd: [ColumnSurvey.Word]
  private let role: Role?
  private let header: String

  /// Nil unless at least 99 of 100 known fields are numbers.
  init?(_ survey: ColumnSurvey, role: Role?) {
    var shapes: [(ColumnSurvey.Word, NumberShape)] = []
    var odd: [ColumnSurvey.Word] = []
    for word in survey.known {
      if let shape = NumberShape(word.text) { shapes.append((word, shape)) } else { odd.append(word) }
    }
    let oddCount = odd.reduce(0) { $0 + $1.count }
    guard !shapes.isEmpty, oddCount * 100 <= survey.knownCount, !shapes.contains(where: \.1.isPercentage) else {
      return nil
    }
    self.shapes = shapes
    self.odd = odd
    self.role = role
    header = survey.header
  }

  var currency: [String] {
    Array(Set(shapes.compactMap(\.shape.currency))).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether digits begin with zeros that a number would lose.
  var hasLeadingZeros: Bool { shapes.contains { $0.shape.isPlain && $0.shape.hasLeadingZero } }

  /// The signs; nil where every word is digits alone.
  var signs: Finding<NumberSigns>? {
    let written = shapes.filter { !$0.shape.isPlain }
    guard let first = written.first else { return nil }
    let left = written.dropFirst().reduce(first.shape.readings) { $0.common($1.shape.readings) }
    let readings = NumberReading.all(of: left).filter { !isAmount || fitsAmounts($0, written) }
    let counted = written.reduce(0) { $0 + $1.word.count }
    let deciding = written.filter { NumberReading.all(of: $0.shape.readings).count == 1 }
    if isAmount, deciding.isEmpty, readings.count == 1 {
      return Finding(
        readings[0], .likely,
        evidence: ["'\(first.word.text)' on line \(first.word.firstLine): an amount has two decimals at most"])
    }
    guard let best = readings.first else {
      return Finding(
        NumberSigns(decimal: UInt8(ascii: "."), thousands: nil), .open,
        evidence: ["no reading fits all: " + Self.contradiction(deciding)])
    }
    let shown = (deciding.first ?? first).word
    guard readings.count == 1 else {
      return Finding(
        best, .open,
        evidence: [
          "\(counted) number(s) such as '\(shown.text)' on line \(shown.firstLine) can be read in \(readings.count) ways: "
            + readings.map { $0.reading(of: shown.text) }.joined(separator: " or ")
        ],
        alternatives: Array(readings.dropFirst()))
    }
    let count = deciding.reduce(0) { $0 + $1.word.count }
    return Finding(
      best, .certain,
      evidence: ["\(count) of \(counted) number(s) decide it, such as '\(shown.text)' on line \(shown.firstLine)"])
  }

  private var isAmount: Bool { !currency.isEmpty || role?.amount != nil }

  /// Whether no word has three decimals, which no amount of money has.
  private func fitsAmounts(
    _ signs: NumberSigns, _ written: [(word: ColumnSurvey.Word, shape: NumberShape)]
  ) -> Bool {
    let sign = Character(Unicode.Scalar(signs.decimal))
    return !written.contains { entry in
      let parts: [Substring] = entry.word.text.split(separator: sign, maxSplits: .max, omittingEmptySubsequences: false)
      return parts.dropFirst().contains { part in part.prefix { $0.isNumber }.count > 2 }
    }
  }

  private static func contradiction(_ deciding: [(word: ColumnSurvey.Word, shape: NumberShape)]) -> String {
    guard let first = deciding.first,
      let other = deciding.first(where: { $0.shape.readings.isDisjoint(with: first.shape.readings) })
    else { return "the numbers are written in several ways" }
    return "'\(first.word.text)' on line \(first.word.firstLine), '\(other.word.text)' on line \(other.word.firstLine)"
  }

  /// The type that fits the numbers.
  func type() -> Finding<FoundType> {
    if let signs, signs.certainty == .open, signs.alternatives.isEmpty {
      return Finding(.text, .open, evidence: signs.evidence, alternatives: [.money, .number])
    }
    if !currency.isEmpty {
      return Finding(.money, .certain, evidence: ["amounts with \(currency.joined(separator: ", "))"])
    }
    let decimals = shapes.map(\.shape.decimals).max() ?? 0
    if role?.amount != nil, decimals <= 2, decimals == 2 || !Role.isBare(header) {
      return Finding(.money, .likely, evidence: ["the header '\(header)' names an amount"])
    }
    if decimals > 0 {
      return decimals <= 9
        ? Finding(
          .decimal(scale: decimals), .likely, evidence: ["at most \(decimals) decimal\(decimals == 1 ? "" : "s")"])
        : Finding(.number, .likely, evidence: ["more than 9 decimals"])
    }
    if signs?.certainty == .open {
      return Finding(.integer, .open, evidence: signs?.evidence ?? [], alternatives: [.decimal(scale: 3)])
    }
    if hasLeadingZeros {
      return Finding(.text, .certain, evidence: ["digits begin with zeros that a number would lose"])
    }
    let digits = shapes.map(\.shape.digitCount)
    if let length = digits.max(), length > 18 {
      return Finding(.text, .certain, evidence: ["numbers of up to \(length) digits"])
    }
    return Finding(.integer, .certain, evidence: ["whole numbers only"])
  }
}

/// Reads a word's possible readings as signs a pipeline file may declare.
enum NumberReading {
  /// The signs that are left, those with a thousands sign first where both are there for one decimal sign.
  static func all(of readings: Set<NumberShape.Signs>) -> [NumberSigns] {
    var byDecimal: [UInt8: UInt8?] = [:]
    for signs in readings.sorted() {
      if let known = byDecimal[signs.decimal], known != nil { continue }
      byDecimal[signs.decimal] = signs.thousands
    }
    return byDecimal.keys.sorted().map { NumberSigns(decimal: $0, thousands: byDecimal[$0] ?? nil) }
  }
}

extension NumberSigns {
  /// What a word means under these signs, as digits with a point.
  func reading(of word: String) -> String {
    let digits = word.unicodeScalars.compactMap { scalar -> Character? in
      if ("0"..."9").contains(scalar) { return Character(scalar) }
      return scalar.value == UInt32(decimal) ? "." : nil
    }
    let sign = Character(Unicode.Scalar(decimal))
    return "\(String(digits)) (decimal sign '\(sign)')"
  }
}

extension Set<NumberShape.Signs> {
  /// The readings that fit both: a file with a thousands sign may leave it out.
  func common(_ other: Set<NumberShape.Signs>) -> Set<NumberShape.Signs> {
    var result: Set<NumberShape.Signs> = []
    for mine in self {
      for theirs in other where mine.decimal == theirs.decimal {
        if mine.thousands == theirs.thousands || theirs.thousands == nil { result.insert(mine) }
        if mine.thousands == nil { result.insert(theirs) }
      }
    }
    return result
  }
}
