import PeilTable

/// Writes a column of a source, with what its type rests on; what a person must choose is a line the planner refuses.
struct ColumnDraft {
  private let column: ColumnFinding
  private let place: Int
  private let file: InspectedFile
  private let type: FoundType
  private let isShared: Bool
  private let words: FileWords
  private let withoutPartner: Int

  private static let widest = 118

  init(
    _ column: ColumnFinding, place: Int, in file: InspectedFile, as shared: FoundType?, words: FileWords,
    withoutPartner: Int
  ) {
    self.withoutPartner = withoutPartner
    self.column = column
    self.place = place
    self.file = file
    self.words = words
    type = shared ?? Self.resolved(column, words)
    isShared = shared != nil
  }

  /// The type, with the decimal sign that the rest of the file proves where the column's own words leave two readings.
  private static func resolved(_ column: ColumnFinding, _ words: FileWords) -> FoundType {
    guard column.type.value == .integer, column.type.certainty == .open, let common = words.signs,
      let shown = column.survey.known.first(where: { $0.text.contains { ",.".contains($0) } }),
      let last = shown.text.last(where: { ",.".contains($0) })
    else { return column.type.value }
    return last == Character(NumberSigns.text(common.decimal)) ? .decimal(scale: 3) : .integer
  }

  /// The lines of the column, indented as `columns` wants them.
  var lines: [String] {
    let options = options
    let flow = "{" + options.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    let head = remarks.map { "      " + DraftText.comment($0) }
    if flow.utf8.count + column.name.utf8.count + 8 <= Self.widest {
      return head + ["      \(column.name): \(flow)"]
    }
    return head + ["      \(column.name):"] + options.flatMap(block)
  }

  private func block(_ option: (key: String, value: String)) -> [String] {
    guard option.key == "values", option.value.utf8.count > Self.widest - 16 else {
      return ["        \(option.key): \(option.value)"]
    }
    return ["        values:"] + listed.map { "          \($0)" }
  }

  // MARK: - Options

  private var options: [(key: String, value: String)] {
    var options: [(key: String, value: String)] = []
    let from = file.format.headerRows == 0 ? String(place + 1) : column.header
    if from != column.name { options.append(("from", DraftText.scalar(from))) }
    options.append(("type", needsChoice ? "choose" : type.name))
    if !needsChoice { options += typeOptions + amount + overrides }
    let isNamed = file.format.headerRows > 0 ? column.header != column.name : file.numbersColumns
    if isNamed, !column.header.isEmpty { options.append(("label", DraftText.scalar(DraftText.line(column.header)))) }
    return options
  }

  private var typeOptions: [(key: String, value: String)] {
    switch type {
    case .decimal(let scale): [("scale", String(scale))]
    case .boolean(let no, let yes):
      [no.lowercased(), yes.lowercased()] == ["false", "true"]
        ? [] : [("values", "{\(DraftText.scalar(yes)): true, \(DraftText.scalar(no)): false}")]
    case .category: [("values", "[" + listed.map { String($0.dropFirst(2)) }.joined(separator: ", ") + "]")]
    case .outcome: [("values", "{" + listed.joined(separator: ", ") + "}")] + missingOutcome
    case .set(let separator, _):
      (separator == "|" ? [] : [("separator", DraftText.scalar(separator))])
        + [("values", "[" + listed.map { String($0.dropFirst(2)) }.joined(separator: ", ") + "]")]
    default: []
    }
  }

  /// The values, a line each.
  private var listed: [String] {
    switch type {
    case .category(let words), .set(_, let words): words.map { "- " + DraftText.scalar($0) }
    case .outcome(let words):
      words.map { "\(DraftText.scalar($0.word)): \($0.outcome ?? "choose")" }
    default: []
    }
  }

  private var missingOutcome: [(key: String, value: String)] {
    column.missingCount + withoutPartner > 0 ? [("missing-as", "open")] : []
  }

  private var amount: [(key: String, value: String)] {
    guard type == .money, let role = column.role?.amount else { return [] }
    return [("amount", role)]
  }

  /// Where the column is written otherwise than the file.
  private var overrides: [(key: String, value: String)] {
    var options: [(key: String, value: String)] = []
    switch type {
    case .money, .decimal, .number, .integer:
      if let signs = resolvedSigns ?? column.signs?.value, let common = words.signs {
        if signs.decimal != common.decimal {
          options.append(("decimal", DraftText.scalar(NumberSigns.text(signs.decimal))))
          options.append(
            ("thousands", signs.thousands.map { DraftText.scalar(NumberSigns.text($0)) } ?? "none"))
        } else if let thousands = signs.thousands, thousands != common.thousands {
          options.append(("thousands", DraftText.scalar(NumberSigns.text(thousands))))
        }
      }
    case .date(let patterns):
      if isOpenDate {
        options.append(("dates", "choose"))
      } else if patterns != words.dates, !isResolvedDate {
        options.append(("dates", DraftText.oneOrMore(patterns)))
      }
    default: break
    }
    if !column.odd.isEmpty { options.append(("invalid", "missing")) }
    return options
  }

  // MARK: - What is open

  /// Whether the type, or what numbers mean, is for a person to say.
  private var needsChoice: Bool {
    guard !isShared else { return false }
    switch type {
    case .date, .outcome: return false
    case .integer, .money, .decimal, .number:
      guard let signs = column.signs, signs.certainty == .open else { return false }
      return resolvedSigns == nil
    default: return column.type.certainty == .open
    }
  }

  /// What the rest of the file decides for a column whose own words leave two readings.
  private var resolvedSigns: NumberSigns? {
    guard let signs = column.signs, signs.certainty == .open, let common = words.signs else { return nil }
    return ([signs.value] + signs.alternatives).first { $0.decimal == common.decimal }
  }

  private var isOpenDate: Bool {
    guard case .date = type, column.type.certainty == .open else { return false }
    return !isResolvedDate
  }

  private var isResolvedDate: Bool {
    guard case .date = type, column.type.certainty == .open, let common = words.dates else { return false }
    let readings = ([column.type.value] + column.type.alternatives).compactMap { reading -> [String]? in
      guard case .date(let patterns) = reading else { return nil }
      return patterns
    }
    return readings.contains { Set($0).isSubset(of: common) }
  }

  // MARK: - Remarks

  private var remarks: [String] {
    var remarks: [String] = []
    if needsChoice || isOpenDate {
      remarks.append("choose: " + column.type.evidence.joined(separator: "; "))
      if let signs = column.signs, signs.certainty == .open {
        remarks += signs.evidence.filter { !column.type.evidence.contains($0) }
      }
      remarks += readings
    } else if case .outcome(let words) = type, words.contains(where: { $0.outcome == nil }) {
      remarks.append("choose granted, refused, refused-ceiling, withdrawn, inadmissible or open for each word")
    } else if type != .text, column.type.certainty != .certain || !column.odd.isEmpty, !isShared {
      remarks.append(column.type.evidence.joined(separator: "; "))
    }
    if resolvedSigns != nil, !needsChoice { remarks.append("read with the signs that other columns of the file prove") }
    if isResolvedDate { remarks.append("read in the order that other days, of this file or the others, prove") }
    if !column.odd.isEmpty, !needsChoice {
      let shown = column.odd.map { "'\($0.word)' on line \($0.line)" }.joined(separator: ", ")
      remarks.append("no value of its type, and so missing: \(shown)")
    }
    if !missingOutcome.isEmpty, case .outcome = type {
      if column.missingCount > 0 {
        remarks.append("\(column.missingCount) record(s) have no decision yet, and count as open")
      }
      if withoutPartner > 0 {
        remarks.append("\(withoutPartner) application(s) have no decision in this file, and count as open")
      }
    }
    return remarks
  }

  /// Each reading that is left, as it would be written.
  private var readings: [String] {
    if isOpenDate {
      return ([column.type.value] + column.type.alternatives).compactMap { reading in
        guard case .date(let patterns) = reading else { return nil }
        return "  either  dates: \(DraftText.oneOrMore(patterns))"
      }
    }
    guard let signs = column.signs, signs.certainty == .open else {
      return ([column.type.value] + column.type.alternatives).map { "  either  type: \($0.name)" }
    }
    let example = column.survey.known.first { $0.text.contains { ",.".contains($0) } }?.text ?? ""
    return ([signs.value] + signs.alternatives).map { reading in
      let decimals = reading.reading(of: example)
      let thousands = reading.thousands.map { DraftText.scalar(NumberSigns.text($0)) } ?? "none"
      return
        "  either  decimal: \(DraftText.scalar(NumberSigns.text(reading.decimal))), thousands: \(thousands), so that"
        + " '\(example)' is \(decimals)"
    }
  }
}
