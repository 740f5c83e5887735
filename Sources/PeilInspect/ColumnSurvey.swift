/// The different words of a column, how often each stands there, and where it stood first.
public struct ColumnSurvey: Sendable {
  /// A word and its occurrences.
  public struct Word: Sendable {
    /// The word, blanks at both ends left away.
    public let text: String
    /// How many fields hold it.
    public fileprivate(set) var count: Int
    /// The line of the first of them.
    public let firstLine: Int
    /// Whether it stands for a missing value.
    let isMissing: Bool
  }

  /// The header; empty where the table has none.
  public let header: String
  /// The different words, in the order in which they came.
  public private(set) var words: [Word] = []
  /// Fields with nothing in them.
  public private(set) var emptyCount = 0
  /// All fields.
  public private(set) var count = 0
  /// Whether there were more different words than are kept; the rest are counted as `unkeptCount`.
  public private(set) var unkeptCount = 0

  private var places: [String: Int] = [:]

  /// So many different words are kept.
  static let limit = 200_000

  init(header: String) { self.header = header }

  /// Adds a field; the word's place among the different ones, -1 for nothing, -2 for a word that is not kept.
  @discardableResult
  mutating func add(_ text: String, line: Int) -> Int32 {
    count += 1
    guard !text.isEmpty else {
      emptyCount += 1
      return -1
    }
    if let place = places[text] {
      words[place].count += 1
      return Int32(place)
    }
    guard words.count < Self.limit else {
      unkeptCount += 1
      return -2
    }
    places[text] = words.count
    words.append(Word(text: text, count: 1, firstLine: line, isMissing: CellKind.isMissingWord(text)))
    return Int32(words.count - 1)
  }

  /// Whether a word stands in the column.
  func holds(_ text: String) -> Bool { places[text] != nil }

  /// The words that stand for no missing value.
  var known: [Word] { words.filter { !$0.isMissing } }
  /// The words that do.
  var missing: [Word] { words.filter(\.isMissing) }
  /// Fields with a word that is known.
  var knownCount: Int { known.reduce(0) { $0 + $1.count } }
}
