/// Finds out whether a column holds days, and in which order day and month stand.
struct DateDetector {
  private let shapes: [(word: ColumnSurvey.Word, shape: DateShape)]
  /// Words that are no days.
  let odd: [ColumnSurvey.Word]

  /// Nil unless at least 99 of 100 known fields are days.
  init?(_ survey: ColumnSurvey, role: Role?) {
    var shapes: [(ColumnSurvey.Word, DateShape)] = []
    var odd: [ColumnSurvey.Word] = []
    for word in survey.known {
      if let shape = DateShape(word.text) { shapes.append((word, shape)) } else { odd.append(word) }
    }
    let oddCount = odd.reduce(0) { $0 + $1.count }
    guard !shapes.isEmpty, oddCount * 100 <= survey.knownCount else { return nil }
    // Eight digits are a day only where the header speaks of one.
    if shapes.allSatisfy({ $0.1.patterns == ["yyyyMMdd"] }), !Self.speaksOfDays(survey.header) { return nil }
    self.shapes = shapes
    self.odd = odd
  }

  private static func speaksOfDays(_ header: String) -> Bool {
    let small = header.lowercased()
    return ["datum", "date", "dag", "day"].contains { small.contains($0) }
  }

  func type() -> Finding<FoundType> {
    if shapes.contains(where: \.shape.hasTime) {
      return Finding(.text, .likely, evidence: ["days with a time behind them, such as '\(shapes[0].word.text)'"])
    }
    // Day before month is the usual order of Europe, but usual is no evidence.
    let left = [Order.dayFirst, .monthFirst].compactMap { order in patterns(under: order).map { (order, $0) } }
    guard let (_, patterns) = left.first else {
      return Finding(
        .text, .open, evidence: ["days in orders that contradict each other: \(contradiction)"],
        alternatives: [Order.dayFirst, .monthFirst].map { .date(patterns: majority($0)) })
    }
    if left.count == 1 || left[0].1 == left[1].1 {
      let deciding = shapes.filter { $0.shape.patterns.count == 1 }
      let shown = deciding.first ?? shapes[0]
      return Finding(
        .date(patterns: patterns), .certain,
        evidence: [
          "\(deciding.count) different day(s) decide it, such as '\(shown.word.text)' on line \(shown.word.firstLine)"
        ])
    }
    let shown = shapes.first { $0.shape.patterns.count > 1 } ?? shapes[0]
    return Finding(
      .date(patterns: patterns), .open,
      evidence: [
        "no day of the month lies above 12: '\(shown.word.text)' on line \(shown.word.firstLine) is a day under"
          + " \(shown.shape.patterns.sorted(by: >).joined(separator: " and "))"
      ],
      alternatives: left.dropFirst().map { .date(patterns: $0.1) })
  }

  /// Which of day and month comes first, where both are numbers.
  private enum Order: Character {
    case dayFirst = "d"
    case monthFirst = "M"

    /// Whether a pattern has the order; those with the year first or the month's name read the same in both.
    func admits(_ pattern: String) -> Bool {
      pattern.hasPrefix("y") || pattern.contains("MMM") || pattern.first == rawValue
    }
  }

  /// The patterns that read every word in one order; nil where a word has none.
  private func patterns(under order: Order) -> [String]? {
    var patterns: Set<String> = []
    for entry in shapes {
      guard let pattern = entry.shape.patterns.first(where: order.admits) else { return nil }
      patterns.insert(pattern)
    }
    return patterns.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func majority(_ order: Order) -> [String] {
    let patterns = shapes.compactMap { $0.shape.patterns.first(where: order.admits) }
    return Set(patterns).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private var contradiction: String {
    [Order.dayFirst, .monthFirst].compactMap { order in
      shapes.first { !$0.shape.patterns.contains(where: order.admits) }
    }.map { "'\($0.word.text)' on line \($0.word.firstLine)" }.joined(separator: ", ")
  }
}
