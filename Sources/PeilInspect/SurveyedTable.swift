/// The words of a table by column, and which of them make a row.
struct SurveyedTable {
  private(set) var surveys: [ColumnSurvey]
  /// Per column the word of each row, as its place in the column's survey.
  private(set) var codes: [[Int32]]
  /// The line of each row.
  private(set) var lines: [Int] = []

  init(surveys: [ColumnSurvey]) {
    self.surveys = surveys
    codes = surveys.map { _ in [] }
  }

  mutating func add(_ words: [String], line: Int) {
    for (column, word) in words.enumerated() { codes[column].append(surveys[column].add(word, line: line)) }
    lines.append(line)
  }

  /// The rows, from the second on, that have the same words in these columns as an earlier one.
  func repeated(in columns: [Int]) -> [Int] {
    var seen: Set<[Int32]> = []
    seen.reserveCapacity(lines.count)
    return lines.indices.filter { row in !seen.insert(columns.map { codes[$0][row] }).inserted }
  }

  /// The lines of rows that are the same as an earlier one in every field.
  var repeatedLines: [Int] { surveys.isEmpty ? [] : repeated(in: Array(surveys.indices)).map { lines[$0] } }
}
