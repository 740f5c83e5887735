/// How well a dialect explains a sample: rows of one width, made of cells that look like values.
///
/// After van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019):
/// the pattern score falls with every further width, the type score is the share of cells that look like something.
struct DialectScore: Comparable {
  let dialect: FoundDialect
  let pattern: Double
  let type: Double
  let records: SampleRecords

  init(_ dialect: FoundDialect, _ text: [UInt8]) {
    self.dialect = dialect
    records = SampleRecords(text, dialect, limit: 1000)
    pattern = Self.pattern(records)
    type = Self.type(records)
  }

  var value: Double {
    let fields = max(records.fields.count, 1)
    // A quote that is none speaks against a dialect as much as a cell that is nothing.
    return pattern * type * (1 - min(1, Double(records.strayQuotes) / Double(fields)))
  }

  static func < (left: DialectScore, right: DialectScore) -> Bool { left.value < right.value }
  static func == (left: DialectScore, right: DialectScore) -> Bool { left.value == right.value }

  /// Σ over widths of rows × (width − 1) / width, divided by the number of widths.
  private static func pattern(_ records: SampleRecords) -> Double {
    var rows: [Int: Int] = [:]
    for record in records.records where !isBlank(record, records) { rows[records.width(record), default: 0] += 1 }
    guard !rows.isEmpty else { return 0 }
    let sum = rows.keys.sorted().reduce(0.0) { sum, width in
      sum + Double(rows[width] ?? 0) * max(0.001, Double(width - 1) / Double(width))
    }
    return sum / Double(rows.count)
  }

  private static func isBlank(_ record: SampleRecords.Record, _ records: SampleRecords) -> Bool {
    record.fields.count == 1 && records.bytes(records.fields[record.fields.lowerBound]).isEmpty
  }

  private static func type(_ records: SampleRecords) -> Double {
    guard !records.fields.isEmpty else { return 0 }
    let known = records.fields.count { CellShape.isKnown(records.bytes($0), isQuoted: $0.isQuoted) }
    return max(0.001, Double(known) / Double(records.fields.count))
  }
}
