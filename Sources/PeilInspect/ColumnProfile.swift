/// What the values of a column look like.
public struct ColumnProfile: Sendable {
  /// A word, or a pattern of words, and how many fields have it.
  public struct Count: Sendable, Equatable {
    /// The word or pattern.
    public let text: String
    /// How many fields.
    public let count: Int
  }

  /// What was found out about the column.
  public let finding: ColumnFinding
  /// The values at 0, 5, 25, 50, 75, 95 and 100% of the known ones in order, each a value that is there; empty for words.
  public let quantiles: [(share: Double, value: String)]
  /// How many known values lie in each of ten equal parts from the least to the greatest; empty for words.
  public let histogram: [Int]
  /// The words that come most often; patterns in their place where the column holds personal data.
  public let frequent: [Count]
  /// The forms that words have, the most common first: `A` for capitals, `a` for small letters, `9` for digits.
  public let patterns: [Count]
  /// The length of the shortest and the longest known word in characters.
  public let lengths: ClosedRange<Int>?
  /// Which personal data the column seems to hold; nil where none was seen.
  public let personal: PersonalData?

  private static let shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
  private static let shown = 5

  init(_ finding: ColumnFinding) {
    self.finding = finding
    let known = finding.survey.known
    personal = PersonalData(finding)
    let values = Self.values(finding)
    quantiles = Self.quantiles(values)
    histogram = Self.histogram(values)
    patterns = Self.counted(known.map { (Self.pattern(of: $0.text), $0.count) })
    frequent = personal == nil ? Self.counted(known.map { ($0.text, $0.count) }) : patterns
    let lengths = known.map(\.text.count)
    self.lengths = lengths.min().flatMap { least in lengths.max().map { least...$0 } }
  }

  // MARK: - Values in order

  private typealias Value = (place: Double, text: String, count: Int)

  /// The known values as numbers, in order; days as days since a fixed one.
  private static func values(_ finding: ColumnFinding) -> [Value] {
    let known = finding.survey.known
    var values: [Value] = []
    switch finding.type.value {
    case .integer, .money, .decimal, .number:
      let sign = finding.signs?.value.decimal ?? UInt8(ascii: ".")
      for word in known {
        if let value = number(word.text, decimal: sign) { values.append((value, word.text, word.count)) }
      }
    case .date(let patterns):
      for word in known {
        guard let day = DateShape.day(word.text, patterns), let place = dayNumber(day) else { continue }
        values.append((place, day, word.count))
      }
    default: return []
    }
    return values.sorted { $0.place < $1.place }
  }

  /// A number as the column writes it; nil for a word that is none.
  static func number(_ word: String, decimal: UInt8) -> Double? {
    guard let shape = NumberShape(word) else { return nil }
    var digits = ""
    for scalar in word.unicodeScalars {
      if ("0"..."9").contains(scalar) { digits.unicodeScalars.append(scalar) }
      if scalar.value == UInt32(decimal) { digits += "." }
    }
    return Double(digits).map { shape.isNegative ? -$0 : $0 }
  }

  /// The days from 1 March of the year 0, in the Gregorian calendar.
  private static func dayNumber(_ day: String) -> Double? {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let month = (parts[1] + 9) % 12
    return Double(365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + parts[2])
  }

  private static func quantiles(_ values: [Value]) -> [(share: Double, value: String)] {
    let total = values.reduce(0) { $0 + $1.count }
    guard total > 0 else { return [] }
    return shares.map { share in
      let rank = max(1, Int((share * Double(total)).rounded(.up)))
      var passed = 0
      let value = values.first { value in
        passed += value.count
        return passed >= rank
      }
      return (share, value?.text ?? "")
    }
  }

  private static func histogram(_ values: [Value]) -> [Int] {
    guard let least = values.first?.place, let most = values.last?.place, most > least else { return [] }
    var bins = [Int](repeating: 0, count: 10)
    for value in values {
      bins[min(9, Int((value.place - least) / (most - least) * 10))] += value.count
    }
    return bins
  }

  // MARK: - Words

  /// The most common, of equal ones the first in the alphabet.
  private static func counted(_ words: [(String, Int)]) -> [Count] {
    Dictionary(words, uniquingKeysWith: +).map { Count(text: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(shown).map(\.self)
  }

  /// A word with every letter and digit made one sign; of runs longer than eight only that they are long.
  static func pattern(of word: String) -> String {
    var pattern = ""
    var run = 0
    var last: Character?
    for scalar in word.unicodeScalars {
      let sign: Character =
        scalar.properties.isUppercase
        ? "A"
        : scalar.properties.isAlphabetic
          ? "a"
          : scalar.properties.numericType == .decimal ? "9" : Character(scalar)
      run = sign == last ? run + 1 : 1
      last = sign
      if run <= 8 { pattern.append(sign) } else if run == 9 { pattern.append("…") }
      if pattern.count > 60 { return pattern + "…" }
    }
    return pattern
  }
}
