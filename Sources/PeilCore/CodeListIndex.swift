public import PeilTable

/// Finds, for a raw value, its code at one level of a list.
public struct CodeListIndex: Sendable {
  /// The codes of the level.
  public let domain: Domain
  private let list: CodeList
  private let level: String
  private let exact: [String: Int]
  private let prefixes: [String: Int]
  private let longest: Int
  /// The ranges by their lower bound; they do not overlap.
  private let ranges: [(range: ClosedRange<Int>, digits: Int, entry: Int)]

  /// An index over a list for one of its levels.
  public init(_ list: CodeList, level: String) {
    self.list = list
    self.level = level
    domain = list.domain(of: level)
    var exact: [String: Int] = [:]
    var prefixes: [String: Int] = [:]
    var ranges: [(range: ClosedRange<Int>, digits: Int, entry: Int)] = []
    for (place, entry) in list.entries.enumerated() {
      exact[entry.code] = place
      if entry.match == .prefix { prefixes[entry.code] = place }
      if entry.match == .range, let range = entry.range { ranges.append((range, entry.digits, place)) }
    }
    self.exact = exact
    self.prefixes = prefixes
    self.ranges = ranges.sorted { $0.range.lowerBound < $1.range.lowerBound }
    longest = prefixes.keys.map(\.utf8.count).max() ?? 0
  }

  /// The place in the domain of the code a value belongs to; nil where the list does not say.
  public func position(of value: String) -> Int? {
    guard let entry = entry(of: value), let code = list.code(at: level, of: entry) else { return nil }
    return domain.position(of: code)
  }

  private func entry(of value: String) -> Int? { exact[value] ?? prefixEntry(of: value) ?? rangeEntry(of: value) }

  private func prefixEntry(of value: String) -> Int? {
    var length = min(longest, value.utf8.count)
    while length > 0 {
      let end = value.utf8.index(value.utf8.startIndex, offsetBy: length)
      if let found = prefixes[String(value.utf8[..<end]) ?? ""] { return found }
      length -= 1
    }
    return nil
  }

  /// The value's leading digits must be as many as those of the range.
  private func rangeEntry(of value: String) -> Int? {
    let digits = value.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !ranges.isEmpty, let number = Int(String(digits) ?? "") else { return nil }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].range.lowerBound <= number { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let found = ranges[low - 1]
    return found.range.contains(number) && found.digits == digits.count ? found.entry : nil
  }
}
