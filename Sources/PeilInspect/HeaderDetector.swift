/// Finds out whether a table is headed, and by how many records.
struct HeaderDetector {
  private let sample: SampleRecords
  private let rows: [Int]
  private let width: Int

  /// `rows` are the records of the table, in order.
  init(_ sample: SampleRecords, _ rows: [Int], width: Int) {
    self.sample = sample
    self.rows = rows
    self.width = width
  }

  func finding() -> Finding<Int> {
    guard let first = rows.first else { return Finding(1, .open, evidence: ["there is no record"], alternatives: [0]) }
    guard rows.count > 1 else {
      return Finding(1, .likely, evidence: ["line \(line(first)) is all there is"], alternatives: [])
    }
    let typed = (0..<width).filter { isTyped(column: $0) }
    let contradicting = typed.filter { CellKind.isValue(cell(first, $0)) }
    if !typed.isEmpty, contradicting.count * 2 > typed.count {
      return Finding(
        0, .likely,
        evidence: ["line \(line(first)) has values like those below it, such as '\(cell(first, contradicting[0]))'"])
    }
    let names = (0..<width).map { cell(first, $0) }
    if !typed.isEmpty, contradicting.isEmpty {
      if let second = secondHeader(typed) {
        return Finding(
          2, .likely, evidence: ["lines \(line(first)) and \(line(second)) have words above columns of values"])
      }
      let example = typed[0]
      return Finding(
        1, .certain,
        evidence: ["line \(line(first)) has '\(names[example])' above values such as '\(firstValue(example))'"])
    }
    return wordsAlone(first, names)
  }

  /// A table of words alone: a header has no word twice, none that comes back below, and none that is empty.
  private func wordsAlone(_ first: Int, _ names: [String]) -> Finding<Int> {
    let filled = names.filter { !$0.isEmpty }
    let isUnique = Set(filled).count == names.count
    let recurs = (0..<width).contains { column in rows.dropFirst().contains { cell($0, column) == names[column] } }
    if isUnique, !recurs {
      return Finding(1, .likely, evidence: ["the words of line \(line(first)) come back nowhere below"])
    }
    let reason =
      recurs ? "a word of line \(line(first)) comes back below it" : "line \(line(first)) has empty or equal words"
    return Finding(1, .open, evidence: [reason], alternatives: [0])
  }

  /// The second record, where it has words above columns of values as well.
  private func secondHeader(_ typed: [Int]) -> Int? {
    guard rows.count > 3, typed.count > 1 else { return nil }
    let second = rows[1]
    let words = typed.filter { column in
      let word = cell(second, column)
      return !word.isEmpty && !CellKind.isValue(word) && !CellKind.isMissingWord(word)
    }
    return words.count == typed.count ? second : nil
  }

  private func cell(_ row: Int, _ column: Int) -> String {
    let fields = sample.records[row].fields
    guard column < fields.count else { return "" }
    return sample.string(sample.fields[fields.lowerBound + column])
  }

  private func line(_ row: Int) -> Int { sample.records[row].line }

  private func firstValue(_ column: Int) -> String {
    rows.dropFirst().lazy.map { cell($0, column) }.first { CellKind.isValue($0) } ?? ""
  }

  /// Whether what stands below the first two records is values and not words.
  private func isTyped(column: Int) -> Bool {
    let below = rows.dropFirst(rows.count > 3 ? 2 : 1).prefix(500).map { cell($0, column) }
      .filter { !$0.isEmpty && !CellKind.isMissingWord($0) }
    return !below.isEmpty && below.count { CellKind.isValue($0) } * 10 >= below.count * 9
  }
}
