/// Where the table stands in a file: what comes before it, which lines head it, and what follows.
public struct RecordLayout: Sendable {
  /// Lines before the header that are no part of the table: titles, blank lines, Excel's `sep=`.
  public var skippedLines: Finding<Int>
  /// How many records head the table: 0 where it has no header.
  public var headerRows: Finding<Int>
  /// The last lines of the file that are no part of the table: totals, sources, remarks.
  public var footerLines: Finding<Int>
  /// What a line of remarks begins with; nil where there is none.
  public var comment: Finding<String>?
  /// Whether every record ends with a delimiter that has nothing behind it.
  public var hasTrailingDelimiter: Bool
  /// How many fields a record has.
  public var width: Int
  /// Records in the table with fewer or more fields, by the line they begin on.
  public var raggedLines: [Int]
}

/// Finds the table within the records of a sample.
struct RecordLayoutDetector {
  private let sample: SampleRecords
  private let isWhole: Bool
  private let width: Int

  init(_ sample: SampleRecords, isWhole: Bool) {
    self.sample = sample
    self.isWhole = isWhole
    width = Self.commonWidth(sample)
  }

  /// The width that most records have, those of one field counting for next to nothing: titles, remarks and blank lines
  /// have one; of two as common, the greater.
  private static func commonWidth(_ sample: SampleRecords) -> Int {
    let widths = Dictionary(grouping: sample.records, by: \.fields.count).map { width, records in
      (weight: Double(records.count) * max(0.001, Double(width - 1) / Double(width)), width: width)
    }
    return widths.max { ($0.weight, $0.width) < ($1.weight, $1.width) }?.width ?? 1
  }

  func shape() -> RecordLayout {
    let comment = comment()
    let rows = sample.records.indices.filter { !isComment($0, comment?.value) && !namesDelimiter($0) }
    let first = rows.first(where: isTableRow) ?? rows.first ?? 0
    let end = (rows.last { isTableRow($0) || isMostlyFilled($0) } ?? first) + 1
    let body = rows.filter { $0 >= first && $0 < end }
    let header = HeaderDetector(sample, body.filter(isTableRow), width: width).finding()
    return RecordLayout(
      skippedLines: skipped(before: first), headerRows: header, footerLines: footer(from: end), comment: comment,
      hasTrailingDelimiter: hasTrailingDelimiter(body), width: width,
      raggedLines: body.filter { sample.width(sample.records[$0]) != width && !isBlank($0) }
        .map { sample.records[$0].line })
  }

  // MARK: - Rows of the table

  private func fields(_ record: Int) -> ArraySlice<SampleRecords.Field> { sample.fields[sample.records[record].fields] }

  private func isBlank(_ record: Int) -> Bool { fields(record).allSatisfy { $0.bytes.isEmpty } }

  private func filled(_ record: Int) -> Int {
    fields(record).count { field in sample.bytes(field).contains { $0 != 0x20 } }
  }

  /// Whether a record has the table's width, and more in it than a title that a spreadsheet padded with delimiters.
  private func isTableRow(_ record: Int) -> Bool {
    guard sample.has(sample.records[record], width: width) else { return false }
    return width < 3 ? filled(record) > 0 : filled(record) > 1
  }

  /// Whether a record with too few or too many fields is one of the table all the same, and no remark behind it.
  private func isMostlyFilled(_ record: Int) -> Bool { width > 2 && filled(record) * 2 > width }

  /// Whether it is the line by which Excel tells itself the delimiter.
  private func namesDelimiter(_ record: Int) -> Bool {
    guard record == 0, let first = fields(record).first else { return false }
    return sample.string(first).lowercased().hasPrefix("sep=") && filled(record) == 1
  }

  // MARK: - Before and after

  private func skipped(before first: Int) -> Finding<Int> {
    guard first > 0, sample.records.indices.contains(first) else {
      return Finding(0, width > 1 ? .certain : .likely, evidence: ["the table begins on line 1"])
    }
    let lines = sample.records[first].line - 1
    let shown = sample.records[..<first].indices.first { !isBlank($0) }.map { ": '\(text($0))'" } ?? ""
    return Finding(lines, .likely, evidence: ["\(lines) line(s) before the table\(shown)"])
  }

  private func footer(from end: Int) -> Finding<Int> {
    guard isWhole, end < sample.records.count else { return Finding(0, .certain, evidence: []) }
    let following = sample.records[end...].indices.filter { !isBlank($0) }
    guard let first = following.first else { return Finding(0, .certain, evidence: []) }
    let last = sample.records[sample.records.count - 1].line
    let lines = last - sample.records[end].line + 1
    return Finding(lines, .likely, evidence: ["\(lines) line(s) after the table: '\(text(first))'"])
  }

  private func text(_ record: Int) -> String {
    let words = fields(record).map { sample.string($0) }.filter { !$0.isEmpty }
    return String(words.joined(separator: " ").prefix(60))
  }

  private func hasTrailingDelimiter(_ body: [Int]) -> Bool {
    width > 2
      && body.allSatisfy { record in
        sample.width(sample.records[record]) != width || fields(record).last?.bytes.isEmpty == true
      }
  }

  // MARK: - Remarks

  private func comment() -> Finding<String>? {
    for mark in ["#", "//", "--", "%"] {
      let lines = sample.records.indices.filter { isComment($0, mark) }
      // Whole records that begin so are data, as a column of hash tags would be.
      guard let first = lines.first, lines.count < sample.records.count / 2,
        lines.contains(where: { sample.width(sample.records[$0]) != width })
      else { continue }
      return Finding(
        mark, .likely,
        evidence: ["\(lines.count) line(s) begin with \(mark); the first is line \(sample.records[first].line)"])
    }
    return nil
  }

  private func isComment(_ record: Int, _ mark: String?) -> Bool {
    guard let mark, let field = fields(record).first, !field.isQuoted else { return false }
    return sample.bytes(field).starts(with: mark.utf8)
  }
}
