import PeilTable

/// Looks for what is often wrong with exports.
struct SuspicionFinder {
  private let found: Inspection
  private let read: DryRead?
  /// The day of today as ISO 8601 has it; nil where it does not matter.
  private let today: String?

  private static let shownLines = 5

  init(_ file: InspectedFile, today: String?) {
    found = file.inspection
    read = file.read
    self.today = today
  }

  func suspicions() -> [Suspicion] { records + found.columns.flatMap(column) }

  // MARK: - Records

  private var records: [Suspicion] {
    var result: [Suspicion] = []
    if let read, read.rejectedCount > 0 {
      let reason = read.rejected.first.map { ": \($0.reason)" } ?? ""
      result.append(
        make(
          "malformed-records", nil, "records are not well-formed\(reason)", read.rejectedCount,
          read.rejected.map(\.line)))
    }
    if !found.repeatedLines.isEmpty {
      let lines = found.repeatedLines
      result.append(
        make("repeated-records", nil, "records are the same as an earlier one in every field", lines.count, lines))
    }
    for total in TotalWords.records(found.columns) {
      result.append(make("totals", nil, "a record looks like totals of others: '\(total.word)'", 1, [total.line]))
    }
    return result
  }

  // MARK: - Columns

  private func column(_ column: ColumnFinding) -> [Suspicion] {
    var result: [Suspicion] = []
    func look(_ code: String, _ message: String, _ test: (String) -> Bool) {
      let words = column.survey.words.filter { test($0.text) }
      guard let first = words.first else { return }
      let shown = PersonalData(column) == nil ? ", such as '\(first.text.prefix(60))'" : ""
      result.append(
        make(code, column.header, message + shown, words.reduce(0) { $0 + $1.count }, words.map(\.firstLine)))
    }
    if let personal = PersonalData(column) {
      result.append(
        make(
          "personal-data", column.header, "words look like a \(personal.rawValue)", column.survey.knownCount,
          column.survey.known.map(\.firstLine)))
    }
    look("damaged-text", "words that were read in one encoding and written in another", DoubleEncoding.isSeen)
    look("lost-characters", "words with U+FFFD, which stands where a character was lost") { $0.contains("\u{FFFD}") }
    look("spreadsheet-error", "words that a spreadsheet writes for an error", Self.isSpreadsheetError)
    look("placeholder", "words that hold a place and no value", Self.isPlaceholder)
    switch column.type.value {
    case .integer, .money, .decimal, .number: numbers(column, look)
    case .date(let patterns): days(patterns, look)
    case .text where PersonalData(column) == nil:
      look("rounded-number", "long numbers that a spreadsheet rounded") { Self.isScientific($0) }
    default: break
    }
    odd(column, &result)
    if let variants = Self.variants(column) { result.append(variants) }
    return result
  }

  private func numbers(_ column: ColumnFinding, _ look: (String, String, (String) -> Bool) -> Void) {
    let sign = column.signs?.value.decimal ?? UInt8(ascii: ".")
    func value(_ word: String) -> Double? { ColumnProfile.number(word, decimal: sign) }
    look("limit-of-integers", "2 147 483 647, the greatest number of 32 bits, whole or in cents") { word in
      let digits = word.filter(\.isNumber)
      return digits == "2147483647" || digits == "21474836"
    }
    if column.type.value == .money { look("negative-amount", "amounts below zero") { (value($0) ?? 0) < 0 } }
    let header = column.header.lowercased()
    if column.type.value != .money,
      ["aandeel", "share", "percentage", "perc", "%", "ratio", "fractie"].contains(where: header.contains)
    {
      let values = column.survey.known.compactMap { value($0.text) }
      let isShare = values.count { $0 <= 1 } * 10 >= values.count * 9
      look("share-above-one", isShare ? "shares above 1" : "percentages above 100") {
        (value($0) ?? 0) > (isShare ? 1 : 100)
      }
    }
  }

  private func days(_ patterns: [String], _ look: (String, String, (String) -> Bool) -> Void) {
    if let today {
      look("future-date", "days after today") { DateShape.day($0, patterns).map { $0 > today } ?? false }
    }
    look("default-date", "days that systems write for none") { word in
      guard let day = DateShape.day(word, patterns) else { return false }
      return ["1900-01-01", "1899-12-30", "1970-01-01", "2099-12-31", "9999-12-31"].contains(day)
    }
  }

  /// Words that the type does not admit; of numbers those with letters in them by themselves.
  private func odd(_ column: ColumnFinding, _ result: inout [Suspicion]) {
    guard !column.odd.isEmpty else { return }
    let letters = column.odd.filter { word in
      word.word.contains(where: \.isNumber) && word.word.contains { "OolIBSZ".contains($0) }
        && column.signs != nil || word.word.wholeMatchOfDigitsAndLetters
    }
    if let first = letters.first {
      result.append(
        make(
          "digits-with-letters", column.header, "numbers with letters in them, such as '\(first.word)'",
          fields(letters, column), letters.map(\.line)))
    }
    let others = column.odd.filter { word in !letters.contains { $0.line == word.line } }
    if let first = others.first {
      result.append(
        make(
          "other-type", column.header, "words that are no \(column.type.value.name), such as '\(first.word)'",
          fields(others, column), others.map(\.line)))
    }
  }

  /// How many fields hold one of these words.
  private func fields(_ words: [(word: String, line: Int)], _ column: ColumnFinding) -> Int {
    let texts = Set(words.map(\.word))
    return column.survey.words.reduce(0) { $0 + (texts.contains($1.text) ? $1.count : 0) }
  }

  // MARK: - Words

  private static func isSpreadsheetError(_ word: String) -> Bool {
    ["#N/B", "#N/A", "#VALUE!", "#WAARDE!", "#REF!", "#VERW!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#####"]
      .contains(word.uppercased()) || word.hasPrefix("####")
  }

  private static let placeholders: Set<String> = [
    "test", "testen", "test test", "xxx", "xx", "dummy", "asdf", "qwerty", "tbd", "n.n.t.b.", "nntb", "todo", "foo",
    "voorbeeld", "example", "lorem ipsum", "abc", "nog in te vullen", "invullen",
  ]

  private static func isPlaceholder(_ word: String) -> Bool { placeholders.contains(word.lowercased()) }

  /// A number as spreadsheets shorten it: `1,23E+11`.
  private static func isScientific(_ word: String) -> Bool {
    guard let mark = word.firstIndex(where: { $0 == "E" || $0 == "e" }), mark != word.startIndex else { return false }
    let after = word[word.index(after: mark)...]
    return after.first == "+" && after.dropFirst().count >= 2 && after.dropFirst().allSatisfy(\.isNumber)
      && word[..<mark].allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
  }

  /// Words that differ in capitals alone.
  private static func variants(_ column: ColumnFinding) -> Suspicion? {
    guard ["category", "set", "outcome", "text"].contains(column.type.value.name), column.distinctCount <= 1000 else {
      return nil
    }
    let groups = Dictionary(grouping: column.survey.known) { $0.text.lowercased() }.values.filter { $0.count > 1 }
    guard let first = groups.min(by: { $0[0].firstLine < $1[0].firstLine }) else { return nil }
    let words = first.map { "'\($0.text)'" }.joined(separator: " and ")
    return Suspicion(
      code: "letter-size", column: column.header, message: "words that differ in capitals alone, such as \(words)",
      count: groups.count, lines: Array(groups.flatMap { $0.map(\.firstLine) }.sorted().prefix(shownLines)))
  }

  private func make(_ code: String, _ column: String?, _ message: String, _ count: Int, _ lines: [Int]) -> Suspicion {
    Suspicion(
      code: code, column: column, message: message, count: count,
      lines: Array(lines.sorted().prefix(Self.shownLines)))
  }
}

extension String {
  /// Digits with letters among them, and nothing else but the signs of numbers.
  fileprivate var wholeMatchOfDigitsAndLetters: Bool {
    contains(where: \.isNumber) && contains { "OolI".contains($0) }
      && allSatisfy { $0.isNumber || "OolI.,€ -".contains($0) }
  }
}
