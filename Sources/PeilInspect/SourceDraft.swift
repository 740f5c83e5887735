import PeilTable

/// Writes a source of a pipeline file: the format that was found locked in, typed columns, and what it rests on.
struct SourceDraft {
  private let file: InspectedFile
  private let path: String
  /// Columns that another source must be able to meet, by their place, with the type both have.
  private let shared: [Int: FoundType]
  /// The records of the file it joins that have none here.
  private let withoutPartner: Int
  /// The files it is drafted with.
  private let others: [InspectedFile]

  init(_ file: InspectedFile, path: String, shared: [Int: FoundType], withoutPartner: Int, among files: [InspectedFile])
  {
    self.withoutPartner = withoutPartner
    self.file = file
    self.path = path
    self.shared = shared
    others = files.filter { $0.name != file.name }
  }

  private var found: Inspection { file.inspection }

  /// What the file's columns have in common; the order of days, where none of its own decides it, from the other files.
  private var words: FileWords {
    FileWords(found, dates: others.lazy.compactMap { FileWords($0.inspection).dates }.first)
  }

  /// The lines of the source, indented as the top-level key `sources` wants them.
  var lines: [String] {
    var lines = ["  \(file.name):"]
    lines += remarks.map { "    " + DraftText.comment($0) }
    lines.append("    file: \(DraftText.scalar(path))")
    lines.append("    format:")
    lines += format.map { "      " + $0 }
    lines.append("    key: \(key)")
    if let limit { lines += limit }
    lines.append("    columns:")
    for (place, column) in found.columns.enumerated() where isRead(place) {
      lines +=
        ColumnDraft(column, place: place, in: file, as: shared[place], words: words, withoutPartner: withoutPartner)
        .lines
    }
    return lines
  }

  private func isRead(_ place: Int) -> Bool {
    let column = found.columns[place]
    return file.numbersColumns || file.format.headerRows == 0 || !column.header.isEmpty
  }

  // MARK: - What was looked at

  private var remarks: [String] {
    var remarks: [String] = []
    let whole = found.isWhole ? "" : " in its first \(InspectedFile.sampleSize >> 20) MB"
    remarks.append("\(found.recordCount) record(s) of \(found.columns.count) column(s)\(whole)")
    if !found.repeatedLines.isEmpty {
      remarks.append(
        "\(found.repeatedLines.count) record(s) are the same as an earlier one in every field: \(Self.lines(found.repeatedLines))"
      )
    }
    for total in TotalWords.records(found.columns) {
      remarks.append(
        "line \(total.line) looks like a row of totals ('\(total.word)'): 'footer: 1' leaves out the last line of a file"
      )
    }
    if file.read == nil { remarks.append("the reader cannot read the file in this format: see 'peil check'") }
    return remarks
  }

  private static func lines(_ lines: [Int]) -> String {
    let shown = lines.prefix(5).map(String.init).joined(separator: ", ")
    return (lines.count == 1 ? "line " : "lines ") + shown + (lines.count > 5 ? " …" : "")
  }

  // MARK: - Format

  private var format: [String] {
    var lines: [String] = []
    func add(_ key: String, _ value: String, _ evidence: String) {
      lines.append("\(key): \(value)" + (evidence.isEmpty ? "" : "  " + DraftText.comment(evidence)))
    }
    if found.encoding.certainty == .open, let (word, other) = commonWord {
      add(
        "encoding", found.encoding.value.rawValue,
        "in which '\(word)' reads as it does in \(other); " + says(found.encoding))
    } else {
      add(
        "encoding", found.encoding.certainty == .open ? "choose" : found.encoding.value.rawValue, says(found.encoding))
    }
    let dialect = found.dialect
    add("delimiter", dialect.certainty == .open ? "choose" : Self.sign(file.format.delimiter), says(dialect))
    if file.format.quote != UInt8(ascii: "\"") {
      add("quote", file.format.quote.map(Self.sign) ?? "none", "")
    }
    if file.format.escape == .backslash { add("escape", "backslash", "") }
    if file.numbersColumns {
      add("skip-lines", String(file.format.skippedLines), "the header too: a header is empty or stands there twice")
      add("no-header", "true", "so columns are called by their numbers")
    } else {
      if file.format.skippedLines > 0 {
        add("skip-lines", String(file.format.skippedLines), says(found.shape.skippedLines))
      }
      addHeader(add)
    }
    if file.format.footerLines > 0 { add("footer", String(file.format.footerLines), says(found.shape.footerLines)) }
    if let comment = found.shape.comment { add("comment", DraftText.scalar(comment.value), says(comment)) }
    if file.format.ragged == .pad { add("ragged", "pad", file.formatEvidence.first ?? "") }
    if file.format.trims { add("trim", "true", file.formatEvidence.last ?? "") }
    addFields(add)
    return lines
  }

  /// A word beyond ASCII that another file has as well, whose encoding is not open, and that file's name.
  private var commonWord: (word: String, file: String)? {
    let words = found.columns.flatMap(\.survey.known).map(\.text).filter { $0.utf8.contains { $0 >= 0x80 } }
    for other in others where other.inspection.encoding.certainty != .open {
      let columns = other.inspection.columns
      if let word = words.first(where: { word in columns.contains { $0.survey.holds(word) } }) {
        return (word, other.name)
      }
    }
    return nil
  }

  private func addHeader(_ add: (String, String, String) -> Void) {
    let header = found.shape.headerRows
    switch (header.certainty, header.value) {
    case (.open, _): add("no-header", "choose", "true or false: " + says(header))
    case (_, 0): add("no-header", "true", says(header))
    case (_, 1): break
    case (_, let rows): add("header-rows", String(rows), says(header))
    }
  }

  private func addFields(_ add: (String, String, String) -> Void) {
    let words = words
    if let signs = words.signs {
      let first = found.columns.first { $0.signs?.value == signs && $0.signs?.certainty == .certain }
      add(
        "decimal", DraftText.scalar(NumberSigns.text(signs.decimal)),
        first.map { "\($0.header): \(says($0.signs))" } ?? "")
      if let thousands = signs.thousands { add("thousands", DraftText.scalar(NumberSigns.text(thousands)), "") }
    }
    if !words.currency.isEmpty { add("currency", DraftText.oneOrMore(words.currency), "") }
    if let dates = words.dates { add("dates", DraftText.oneOrMore(dates), "") }
    if words.missing != [""] { add("missing", DraftText.oneOrMore(words.missing), "") }
  }

  private static func sign(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "space"
    default: DraftText.scalar(NumberSigns.text(byte))
    }
  }

  private func says<Value>(_ finding: Finding<Value>?) -> String {
    guard let finding else { return "" }
    return finding.evidence.joined(separator: "; ")
  }

  // MARK: - Key

  private var key: String {
    let names = found.key.columns.map { found.columns[$0].name }
    return (names.isEmpty ? "none" : DraftText.oneOrMore(names)) + "  " + DraftText.comment(found.key.evidence)
  }

  /// The records that cannot be rows, and why; the run would stop at them otherwise.
  private var limit: [String]? {
    let malformed = file.read?.rejectedCount ?? 0
    let count = malformed + found.key.rejectedCount
    guard count > 0 else { return nil }
    var reasons: [String] = []
    if let read = file.read, let first = read.rejected.first {
      reasons.append(
        "\(read.rejectedCount) record(s) are not well-formed, the first on line \(first.line): \(first.reason)")
    }
    if !found.key.repeatedLines.isEmpty {
      reasons.append(
        "\(found.key.repeatedLines.count) record(s) repeat the key of an earlier one: \(Self.lines(found.key.repeatedLines))"
      )
    }
    if found.key.missingCount > 0 { reasons.append("\(found.key.missingCount) record(s) lack the key") }
    return ["    reject-limit: \(count)"] + reasons.map { "      " + DraftText.comment($0) }
  }
}

/// The words that most columns of a file have in common.
struct FileWords {
  let signs: NumberSigns?
  let currency: [String]
  let dates: [String]?
  let missing: [String]

  init(_ found: Inspection, dates others: [String]? = nil) {
    let decided = found.columns.compactMap { column in
      column.signs.flatMap { $0.certainty == .open ? nil : $0.value }
    }
    signs = Self.common(decided)
    currency = Self.ordered(found.columns.flatMap(\.currency))
    let patterns = found.columns.compactMap { column -> [String]? in
      guard case .date(let patterns) = column.type.value, column.type.certainty != .open else { return nil }
      return patterns
    }
    dates = Self.mostCommon(patterns) ?? (found.columns.contains { $0.type.value.name == "date" } ? others : nil)
    missing = [""] + Self.ordered(found.columns.flatMap(\.missingWords)).filter { !$0.isEmpty }
  }

  /// The signs most columns have; of the same decimal sign those that name a thousands sign.
  private static func common(_ signs: [NumberSigns]) -> NumberSigns? {
    guard let most = mostCommon(signs.map(\.decimal)) else { return nil }
    return signs.first { $0.decimal == most && $0.thousands != nil } ?? signs.first { $0.decimal == most }
  }

  private static func mostCommon<Value: Hashable>(_ values: [Value]) -> Value? {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    return values.first { counts[$0] == most }
  }

  private static func ordered(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}

extension NumberSigns {
  /// A sign as text.
  static func text(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }
}
