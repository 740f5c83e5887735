/// The conditions that tell figures of a release apart, each with a number of its own.
///
/// Figures are told apart by these numbers rather than by the texts: a release has thousands of figures, and tens of conditions.
struct ConditionList {
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  /// The number of a condition, by its canonical text.
  mutating func number(_ text: String) -> Int {
    if let number = numbers[text] { return number }
    let number = texts.count
    numbers[text] = number
    texts.append(text)
    return number
  }

  /// A figure's key by the texts of its conditions.
  mutating func key(_ conditions: some Sequence<String>) -> FigureKey {
    FigureKey(conditions.map { number($0) })
  }

  /// A figure's key where every condition is known; nil otherwise, for then no figure has it.
  func knownKey(_ conditions: some Sequence<String>) -> FigureKey? {
    var found: [Int] = []
    for text in conditions {
      guard let number = numbers[text] else { return nil }
      found.append(number)
    }
    return FigureKey(found)
  }

  /// The texts of a key, in order of their code points.
  func texts(of key: FigureKey) -> [String] { key.conditions.map { texts[$0] }.sorted() }

  /// A key as one text, the same in every run.
  func text(of key: FigureKey) -> String { texts(of: key).joined(separator: " & ") }
}
