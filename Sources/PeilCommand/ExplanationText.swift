import Peil

/// What `peil explain` says of a figure.
struct ExplanationText {
  private let found: Explanation
  private let language: Language
  private let width: Int?
  private let words: Words
  private let numbers: NumberStyle

  init(_ found: Explanation, language: Language, width: Int?) {
    self.found = found
    self.language = language
    self.width = width
    words = Words(language)
    numbers = NumberStyle(language)
  }

  /// The figure, what it is, what it is made of, the way of its rows, the rows, and what other definitions give.
  var text: String {
    ([head, parts, steps, rules, rows, others] as [String?]).compactMap(\.self).joined(separator: "\n")
  }

  private var head: String {
    var lines: [(ExplainWord, String)] = [(.definition, found.definition)]
    if !found.source.isEmpty { lines.append((.method, found.source)) }
    if let quotient = found.quotient {
      lines += [(.numerator, quotient.numerator), (.denominator, quotient.denominator)]
    }
    let room = (lines.map { words[explain: $0.0].count }.max() ?? 0) + 2
    let table = found.place.table
    return "\(found.place.title): \(found.text)\n\(table.title) (\(table.plan.name))\n\n"
      + lines.map { word, text in
        words[explain: word] + String(repeating: " ", count: room - words[explain: word].count) + text + "\n"
      }.joined()
  }

  private var parts: String? {
    guard !found.parts.isEmpty else { return nil }
    let rows = found.parts.enumerated().map { number, part in
      [
        String(number + 1), part.formula + (part.condition.map { " where \($0)" } ?? ""), part.value ?? "",
        numbers.count(part.admitted), part.missing > 0 ? numbers.count(part.missing) : "",
      ]
    }
    let heads: [ExplainWord] = [.part, .parts, .value, .rowsAdmitted, .rowsLacking]
    return titled(
      .parts,
      TerminalTable(
        head: [heads.map { $0 == .parts ? "" : words[explain: $0] }], rows: rows,
        alignments: [.right, .left, .right, .right, .right], longestText: 110))
  }

  private var steps: String {
    let counts: [(word: Word, isAlways: Bool, count: (LedgerEntry) -> Int)] = [
      (.rowsIn, true, { $0.rowsIn }), (.leftOut, false, { $0.leftOut }),
      (.leftOutUnknown, false, { $0.leftOutUnknown }), (.rejected, false, { $0.rejected }),
      (.merged, false, { $0.merged }), (.added, false, { $0.added }), (.rowsOut, true, { $0.rowsOut }),
    ]
    let shown = counts.filter { column in column.isAlways || found.steps.contains { column.count($0.entry) != 0 } }
    let rows = found.steps.map { step in
      [
        step.entry.dataset, step.entry.stage > 0 ? String(step.entry.stage) : "",
        step.entry.stage > 0 ? step.entry.kind : words[.read],
      ] + shown.map { numbers.count($0.count(step.entry)) } + [Self.words(of: step)]
    }
    return titled(
      .steps,
      TerminalTable(
        head: [
          [words[.dataset], words[.stage], words[.kind]] + shown.map { words[$0.word] } + [words[explain: .does]]
        ],
        rows: rows, alignments: [.left, .right, .left] + shown.map { _ in .right } + [.left], longestText: 100))
  }

  /// What the step does, and what the ledger counted beside its sum.
  private static func words(of step: Explanation.Step) -> String {
    let details = step.entry.details.filter { $0.value != "0" }.map { "\($0.name)=\($0.value)" }
    return ([step.words] + details).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private var rules: String? {
    let rows = found.steps.flatMap { step in
      step.checks.map { check in
        ["\(check.dataset), \(check.stage)", check.rule]
          + [check.passed, check.failed, check.unknown].map(numbers.count)
      }
    }
    guard !rows.isEmpty else { return nil }
    let heads = [words[.stage]] + [ExplainWord.rule, .passed, .failed, .undecided].map { words[explain: $0] }
    return titled(
      .rules, TerminalTable(head: [heads], rows: rows, alignments: [.left, .left, .right, .right, .right]))
  }

  private var rows: String {
    let hasPartners = found.rows.contains { !$0.partners.isEmpty }
    let lines = found.rows.map { row in
      [row.place.map(Self.place) ?? words[explain: .noRecord]]
        + (hasPartners ? [row.partners.map(Self.shortPlace).joined(separator: ", ")] : [])
        + row.values.map { $0 ?? "·" }
        + [row.isCounted.enumerated().filter(\.element).map { String($0.offset + 1) }.joined(separator: ", ")]
    }
    let heads =
      [words[explain: .place]] + (hasPartners ? [words[explain: .joined]] : []) + found.columns + [
        words[explain: .countsIn]
      ]
    let table = TerminalTable(
      head: [heads], rows: lines, alignments: heads.map { _ in .left }, stubCount: 1, longestText: 90)
    let title = words.rowsBehind(numbers.count(found.rowCount), shown: numbers.count(found.rows.count))
    return title + "\n\n" + (lines.isEmpty ? "" : table.text(width: width))
  }

  /// Without the folder, which is mostly that of the row itself.
  private static func shortPlace(_ place: TracedRows.Place) -> String {
    "\(place.file.split(separator: "/").last.map(String.init) ?? place.file):\(place.line)"
  }

  private static func place(_ place: TracedRows.Place) -> String { "\(place.file):\(place.line)" }

  private var others: String? {
    guard !found.others.isEmpty else { return nil }
    return titled(
      .others,
      TerminalTable(
        head: [[words[explain: .choice], words[explain: .figure], words[explain: .definition]]],
        rows: found.others.map { [$0.label, $0.text, $0.definition] }, alignments: [.left, .right, .left],
        longestText: 110))
  }

  private func titled(_ word: ExplainWord, _ table: TerminalTable) -> String {
    words[explain: word] + "\n\n" + table.text(width: width)
  }

  // MARK: - For a program

  var json: String {
    let table = found.place.table
    let estimate = table.cells[found.place.cell].estimates[found.place.measure]
    return JSONValue.map([
      ("table", .text(table.plan.name)), ("measure", .text(table.plan.measures[found.place.measure].name)),
      (
        "cell",
        .map(
          zip(table.plan.dimensions, table.codes(ofCell: found.place.cell)).map {
            ($0.column.name, Self.text($1))
          })
      ),
      ("figure", .text(found.text)), ("status", .text(estimate.status.rawValue)),
      ("definition", .text(found.definition)),
      ("numerator", Self.text(found.quotient?.numerator)), ("denominator", Self.text(found.quotient?.denominator)),
      ("parts", .list(found.parts.map(Self.json))), ("steps", .list(found.steps.map(Self.json))),
      ("row-count", .integer(found.rowCount)), ("columns", .list(found.columns.map(JSONValue.text))),
      ("rows", .list(found.rows.map(Self.json))),
      (
        "others",
        .list(
          found.others.map {
            .map([("label", .text($0.label)), ("figure", .text($0.text)), ("definition", .text($0.definition))])
          })
      ),
    ]).document
  }

  private static func text(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

  private static func json(_ part: Explanation.Part) -> JSONValue {
    .map([
      ("formula", .text(part.formula)), ("where", text(part.condition)), ("value", text(part.value)),
      ("rows", .integer(part.admitted)), ("missing", .integer(part.missing)),
    ])
  }

  private static func json(_ step: Explanation.Step) -> JSONValue {
    let entry = step.entry
    return .map([
      ("dataset", .text(entry.dataset)), ("stage", .integer(entry.stage)), ("kind", .text(entry.kind)),
      ("what", .text(step.words)), ("in", .integer(entry.rowsIn)),
      ("left-out", .integer(entry.leftOut + entry.leftOutUnknown)), ("rejected", .integer(entry.rejected)),
      ("merged", .integer(entry.merged)), ("added", .integer(entry.added)), ("out", .integer(entry.rowsOut)),
      (
        "rules",
        .list(
          step.checks.map {
            .map([
              ("rule", .text($0.rule)), ("passed", .integer($0.passed)), ("failed", .integer($0.failed)),
              ("unknown", .integer($0.unknown)),
            ])
          })
      ),
    ])
  }

  private static func json(_ row: Explanation.Row) -> JSONValue {
    .map([
      ("place", row.place.map(json) ?? .null), ("joined", .list(row.partners.map(json))),
      ("values", .list(row.values.map(text))), ("counts-in", .list(row.isCounted.map(JSONValue.boolean))),
    ])
  }

  private static func json(_ place: TracedRows.Place) -> JSONValue {
    .map([
      ("source", .text(place.source)), ("file", .text(place.file)), ("line", .integer(place.line)),
      ("record", .integer(place.record)),
    ])
  }
}
