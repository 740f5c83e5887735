/// Finds out whether fields hold several words of a closed list with a sign between them.
struct SetDetector {
  private let words: [(text: String, count: Int)]
  private let fieldCount: Int

  private static let longestList = 64
  private static let separators = ["|", ";", "\n", " / ", " + ", ", ", ",", "/"]

  init(_ words: [(text: String, count: Int)], _ fieldCount: Int) {
    self.words = words
    self.fieldCount = fieldCount
  }

  func finding() -> Finding<FoundType>? {
    for separator in Self.separators {
      let holders = words.reduce(0) { $0 + ($1.text.contains(separator) ? $1.count : 0) }
      guard holders * 20 >= fieldCount, holders >= 2 else { continue }
      var counts: [String: Int] = [:]
      var order: [String] = []
      var several = 0
      var wholes: [String: Set<String>] = [:]
      for word in words {
        let parts = Self.parts(of: word.text, separator)
        if parts.count > 1 { several += word.count }
        if order.count > Self.longestList { break }
        for part in parts {
          let small = part.lowercased()
          if counts[small] == nil { order.append(part) }
          counts[small, default: 0] += word.count
          wholes[small, default: []].insert(word.text)
        }
      }
      guard several * 20 >= fieldCount, several >= 2, isList(order, counts), isFree(wholes) else { continue }
      return Finding(
        .set(separator: Self.shortest(separator, order), order), .likely,
        evidence: [
          "\(several) of \(fieldCount) fields hold several of \(order.count) words, with '\(separator)' between them"
        ])
    }
    return nil
  }

  /// Whether the parts are a list that the fields choose from: few, short, and coming back.
  private func isList(_ order: [String], _ counts: [String: Int]) -> Bool {
    guard (2...Self.longestList).contains(order.count), order.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 80 }) else {
      return false
    }
    let total = counts.values.reduce(0, +)
    let single = counts.values.count { $0 == 1 }
    return total >= order.count * 3 && single * 4 <= order.count
  }

  /// Whether parts combine freely: a part that only ever comes with the same others is a piece of a name.
  private func isFree(_ wholes: [String: Set<String>]) -> Bool {
    wholes.values.count { $0.count > 1 } * 5 >= wholes.count * 4
  }

  /// The separator without its blanks, where no word holds what is left.
  private static func shortest(_ separator: String, _ words: [String]) -> String {
    let bare = trimmed(separator)
    return bare.isEmpty || words.contains { $0.contains(bare) } ? separator : bare
  }

  private static func parts(of text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let found = rest.firstRange(of: separator) {
      parts.append(trimmed(String(rest[..<found.lowerBound])))
      rest = rest[found.upperBound...]
    }
    parts.append(trimmed(String(rest)))
    return parts.filter { !$0.isEmpty }
  }
}
