/// A record that seems to hold totals of those above it.
struct TotalWords {
  /// The line it begins on.
  let line: Int
  /// The word that says so.
  let word: String

  private static let words: Set<String> = [
    "totaal", "totalen", "eindtotaal", "subtotaal", "som", "total", "totals", "grand total", "subtotal", "sum",
    "gesamt", "summe", "insgesamt", "somme",
  ]

  /// The records with a word that totals have, which stands in its column once.
  static func records(_ columns: [ColumnFinding]) -> [TotalWords] {
    var found: [Int: String] = [:]
    for column in columns {
      for word in column.survey.words where word.count == 1 && isTotal(word.text) && found[word.firstLine] == nil {
        found[word.firstLine] = word.text
      }
    }
    return found.keys.sorted().map { TotalWords(line: $0, word: found[$0] ?? "") }
  }

  private static func isTotal(_ word: String) -> Bool {
    words.contains(trimmed(word.lowercased().filter { $0 != ":" }))
  }
}
