import PeilCore
import PeilDiagnostics
import PeilTable

/// Reads a code list: CSV in UTF-8 with the headers `code,parent,level,match,nl,en`, of which the first and third must
/// be there.
struct CodeListReader {
  /// What is wrong with the file, placed in it.
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String

  init(file: String) { self.file = file }

  private static let headers = ["code", "parent", "level", "match", "nl", "en"]

  /// The list; nil where something is wrong, which is then among the diagnostics.
  mutating func read(_ bytes: [UInt8]) -> CodeList? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      report("not-utf8", "a code list is a text in UTF-8", at: SourceSpan(file: file, line: 1, column: 1, length: 0))
      return nil
    }
    var lines: [CodeListLine] = []
    for (number, line) in SourceLines(text).lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      guard let read = CodeListLine(line, number: number + 1, file: file) else {
        report(
          "malformed-quote", "the quotes of this line are not well-formed",
          at: SourceSpan(file: file, line: number + 1, column: 1, length: line.count),
          label: "a quote inside quotes is doubled, and a text ends on its line")
        return nil
      }
      lines.append(read)
    }
    guard let header = lines.first, let columns = columns(header) else {
      if lines.isEmpty {
        report(
          "empty-list", "the code list is empty", at: SourceSpan(file: file, line: 1, column: 1, length: 0),
          details: ["its first line names the columns: \(Self.headers.joined(separator: ","))"])
      }
      return nil
    }
    var rows: [Row] = []
    for line in lines.dropFirst() {
      guard line.fields.count == header.fields.count else {
        report(
          "field-count", "found \(line.fields.count) fields, expected \(header.fields.count)", at: line.span,
          label: "a text with a comma stands in quotes")
        continue
      }
      if let row = row(line, columns) { rows.append(row) }
    }
    let list = list(rows)
    return diagnostics.containsErrors ? nil : list
  }

  private mutating func columns(_ header: CodeListLine) -> [String: Int]? {
    var columns: [String: Int] = [:]
    for (place, field) in header.fields.enumerated() {
      if !Self.headers.contains(field.text) {
        report(
          "unknown-header", "a code list has no column '\(field.text)'", at: field.span,
          label: nearestName(to: field.text, among: Self.headers).map { "did you mean '\($0)'?" },
          details: ["columns are: \(Self.headers.joined(separator: ", "))"])
      } else if columns.updateValue(place, forKey: field.text) != nil {
        report("duplicate-header", "the header '\(field.text)' stands twice", at: field.span)
      }
    }
    for name in ["code", "level"] where columns[name] == nil {
      report("missing-header", "the code list has no column '\(name)'", at: header.span)
    }
    return diagnostics.containsErrors ? nil : columns
  }

  /// A line of the list before its parent is looked up.
  private struct Row {
    let code: SourceText
    let parent: SourceText?
    let level: SourceText
    let label: LocalizedText?
    var match = CodeList.Match.exact
    var range: ClosedRange<Int>?
    var digits = 0
  }

  private mutating func row(_ line: CodeListLine, _ columns: [String: Int]) -> Row? {
    func field(_ name: String) -> SourceText? {
      columns[name].map { line.fields[$0] }.flatMap { $0.text.isEmpty ? nil : $0 }
    }
    guard let code = field("code"), let level = field("level") else {
      report("missing-option", "a line of a code list has a code and a level", at: line.span)
      return nil
    }
    if code.text == "_missing" {
      report("reserved-code", "'_missing' stands for a missing value", at: code.span, label: "choose another code")
    }
    let wordings = ["nl", "en"].compactMap { language in
      field(language).map { LocalizedText.Entry(language: language, text: $0.text) }
    }
    var row = Row(
      code: code, parent: field("parent"), level: level,
      label: wordings.isEmpty ? nil : LocalizedText(entries: wordings))
    guard let word = field("match") else { return row }
    guard let match = CodeList.Match(rawValue: word.text) else {
      let words = CodeList.Match.allCases.map(\.rawValue)
      report(
        "unknown-word", "'\(word.text)' is not a way to match", at: word.span,
        label: nearestName(to: word.text, among: words).map { "did you mean '\($0)'?" },
        details: ["choose one of: \(words.joined(separator: ", "))"])
      return nil
    }
    row.match = match
    return match == .range ? ranged(row) : row
  }

  private mutating func ranged(_ row: Row) -> Row? {
    let bounds = row.code.text.split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, bounds[0].count == bounds[1].count,
      bounds.allSatisfy({ !$0.isEmpty && $0.count <= 18 && $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }),
      let lower = Int(bounds[0]), let upper = Int(bounds[1]), lower <= upper
    else {
      report(
        "not-a-range", "'\(row.code.text)' is not a range", at: row.code.span,
        label: "write 1000-1299: two numbers with as many digits, the lower first")
      return nil
    }
    var row = row
    row.range = lower...upper
    row.digits = bounds[0].count
    return row
  }

  // MARK: - The list as a whole

  private mutating func list(_ rows: [Row]) -> CodeList {
    var places: [String: Int] = [:]
    for (place, row) in rows.enumerated() {
      if let earlier = places[row.code.text] {
        report(
          "duplicate-code", "the code '\(row.code.text)' stands twice", at: row.code.span,
          details: ["it stands first on line \(rows[earlier].code.span.start.line)"])
      } else {
        places[row.code.text] = place
      }
    }
    for row in rows {
      guard let parent = row.parent, places[parent.text] == nil else { continue }
      report(
        "unknown-parent", "no code '\(parent.text)' for '\(row.code.text)' to belong to", at: parent.span,
        label: nearestName(to: parent.text, among: rows.map(\.code.text)).map { "did you mean '\($0)'?" })
    }
    let parents = rows.map { row in row.parent.flatMap { places[$0.text] } }
    checkPaths(rows, parents)
    checkRanges(rows)
    return CodeList(
      entries: rows.indices.map { place in
        let row = rows[place]
        return CodeList.Entry(
          code: row.code.text, parent: parents[place], level: row.level.text, label: row.label, match: row.match,
          range: row.range, digits: row.digits)
      })
  }

  /// Every path leads to the top, and passes no level twice.
  private mutating func checkPaths(_ rows: [Row], _ parents: [Int?]) {
    for (place, row) in rows.enumerated() {
      var levels = [row.level.text]
      var current = parents[place]
      var steps = 0
      while let above = current, steps <= rows.count {
        if above == place {
          report(
            "cycle", "'\(row.code.text)' belongs to itself, by way of what it belongs to",
            at: row.parent?.span ?? row.code.span)
          break
        }
        if steps == 0, levels.contains(rows[above].level.text) {
          report(
            "level-within-level",
            "'\(row.code.text)' and '\(rows[above].code.text)', which it belongs to, are both of the level"
              + " '\(row.level.text)'", at: row.level.span)
        }
        levels.append(rows[above].level.text)
        current = parents[above]
        steps += 1
      }
    }
  }

  private mutating func checkRanges(_ rows: [Row]) {
    let ranges = rows.compactMap { row in row.range.map { ($0, row) } }.sorted {
      ($0.0.lowerBound, $0.1.code.span.start.line) < ($1.0.lowerBound, $1.1.code.span.start.line)
    }
    for (one, other) in zip(ranges, ranges.dropFirst()) where one.0.overlaps(other.0) {
      report(
        "overlapping-ranges", "the range '\(other.1.code.text)' overlaps '\(one.1.code.text)'", at: other.1.code.span,
        details: ["which stands on line \(one.1.code.span.start.line)"])
    }
  }

  private mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, label: String? = nil, details: [String] = []
  ) {
    diagnostics.append(.error(code, message, at: span, label: label, details: details))
  }
}
