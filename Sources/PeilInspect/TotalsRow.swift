/// The last row of a table that holds the sums of those above it.
struct TotalsRow {
  /// The line it begins on.
  let line: Int
  /// What proves it.
  let evidence: String

  /// Nil unless the last row says so in a word and an amount in it is the exact sum of the column.
  init?(_ columns: [ColumnFinding], _ table: SurveyedTable) {
    guard let line = table.lines.last, table.lines.count > 2,
      let total = TotalWords.records(columns).first(where: { $0.line == line })
    else { return nil }
    for (place, column) in columns.enumerated() where column.type.value != .text {
      guard let sum = Self.sum(column, table.codes[place].dropLast()),
        let last = table.codes[place].last, last >= 0,
        let shown = Self.exact(column.survey.words[Int(last)].text, column),
        shown == sum, sum != 0
      else { continue }
      self.line = line
      evidence = "line \(line), '\(total.word)', holds the sum of '\(column.header)' above it"
      return
    }
    return nil
  }

  private static func sum(_ column: ColumnFinding, _ codes: ArraySlice<Int32>) -> Int? {
    var sum = 0
    for code in codes where code >= 0 {
      let word = column.survey.words[Int(code)]
      if word.isMissing { continue }
      guard let value = exact(word.text, column) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(value)
      if overflow { return nil }
      sum = next
    }
    return sum
  }

  /// A number in ten-thousandths; nil where a word is none, or finer.
  private static func exact(_ word: String, _ column: ColumnFinding) -> Int? {
    guard NumberShape(word) != nil else { return nil }
    let sign = column.signs?.value.decimal ?? UInt8(ascii: ".")
    var digits = 0
    var decimals: Int?
    for byte in word.utf8 {
      if byte == sign {
        decimals = 0
      } else if byte &- UInt8(ascii: "0") < 10 {
        let (scaled, overflow) = digits.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        digits = scaled + Int(byte - UInt8(ascii: "0"))
        decimals = decimals.map { $0 + 1 }
      }
    }
    guard (decimals ?? 0) <= 4 else { return nil }
    for _ in (decimals ?? 0)..<4 {
      let (scaled, overflow) = digits.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      digits = scaled
    }
    return word.utf8.contains(UInt8(ascii: "-")) || word.contains("−") ? -digits : digits
  }
}
