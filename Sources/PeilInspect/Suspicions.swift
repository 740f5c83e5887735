/// What in a file a person should look at before figures are made of it.
public struct Suspicions: Sendable {
  /// A record that seems to hold totals of those above it.
  public struct Total: Sendable, Equatable {
    /// The line it begins on.
    public let line: Int
    /// The word that says so.
    public let word: String
  }

  /// Records that seem to hold totals.
  public let totals: [Total]

  static let totalWords: Set<String> = [
    "totaal", "totalen", "eindtotaal", "subtotaal", "som", "total", "totals", "grand total", "subtotal", "sum",
    "gesamt", "summe", "insgesamt", "somme",
  ]

  init(_ found: Inspection) { totals = Self.totals(found.columns) }

  /// Records with a word that totals have, which stands in its column once.
  static func totals(_ columns: [ColumnFinding]) -> [Total] {
    var totals: [Int: String] = [:]
    for column in columns {
      for word in column.survey.words where word.count == 1 && Self.isTotal(word.text) && totals[word.firstLine] == nil
      {
        totals[word.firstLine] = word.text
      }
    }
    return totals.keys.sorted().map { Total(line: $0, word: totals[$0] ?? "") }
  }

  private static func isTotal(_ word: String) -> Bool {
    let small = word.lowercased().filter { $0 != ":" }
    return totalWords.contains(trimmed(small))
  }
}
