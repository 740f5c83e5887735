/// How a word can be read as a day: each pattern under which it is one.
struct DateShape {
  /// The patterns in the letters of Unicode TR 35 under which the word is a day.
  let patterns: Set<String>
  /// Whether a time of day stands behind it.
  let hasTime: Bool

  private static let months: [[String]] = [
    ["jan", "januari", "january", "januar", "janvier"], ["feb", "februari", "february", "februar", "février"],
    ["mrt", "maart", "mar", "march", "märz", "mars"], ["apr", "april", "avril"], ["mei", "may", "mai"],
    ["jun", "juni", "june", "juin"], ["jul", "juli", "july", "juillet"], ["aug", "augustus", "august", "août"],
    ["sep", "sept", "september", "septembre"], ["okt", "oktober", "oct", "october", "octobre"],
    ["nov", "november", "novembre"], ["dec", "december", "dez", "dezember", "décembre"],
  ]

  /// The shape of a word; nil where it is no day.
  init?(_ word: String) {
    let (day, time) = Self.split(word)
    guard let day else { return nil }
    hasTime = time
    var patterns: Set<String> = []
    let parts = day.split(whereSeparator: { "-/. ".contains($0) }).map(String.init)
    if parts.count == 1 { patterns = Self.compact(parts[0]) }
    if parts.count == 3, let sign = Self.sign(day) {
      patterns = sign.isEmpty ? [] : Self.separated(parts, sign)
    }
    guard !patterns.isEmpty else { return nil }
    self.patterns = patterns
  }

  /// The part that is a day, and whether a time follows.
  private static func split(_ word: String) -> (day: String?, hasTime: Bool) {
    guard (6...40).contains(word.utf8.count) else { return (nil, false) }
    for separator in ["T", " "] as [Character] {
      guard let place = word.lastIndex(of: separator), word[place...].dropFirst().first?.isNumber == true,
        word[place...].contains(":")
      else { continue }
      return (String(word[..<place]), true)
    }
    return (word.contains(":") ? nil : word, false)
  }

  /// The sign between the parts; empty where they differ in a way no pattern has.
  private static func sign(_ day: String) -> String? {
    let signs = day.filter { "-/. ".contains($0) }
    guard let first = signs.first, Set(signs).count == 1 || signs.contains(" ") else { return nil }
    if signs.count == 2 { return Set(signs).count == 1 ? String(first) : nil }
    return nil
  }

  private static func compact(_ digits: String) -> Set<String> {
    guard digits.utf8.count == 8, let value = Int(digits) else { return [] }
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    return isDay(year, month, day) ? ["yyyyMMdd"] : []
  }

  private static func separated(_ parts: [String], _ sign: String) -> Set<String> {
    var patterns: Set<String> = []
    let numbers = parts.map {
      $0.utf8.count <= 4 && $0.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } ? Int($0) : nil
    }
    if let month = month(parts[1]), let day = numbers[0], let year = numbers[2], parts[2].utf8.count == 4 {
      if isDay(year, month.number, day) {
        patterns.insert(["d", month.isShort ? "MMM" : "MMMM", "yyyy"].joined(separator: sign))
      }
      return patterns
    }
    guard let one = numbers[0], let two = numbers[1], let three = numbers[2] else { return [] }
    if parts[0].utf8.count == 4 {
      if isDay(one, two, three) { patterns.insert(written(["yyyy", "M", "d"], parts, sign)) }
      return patterns
    }
    guard parts[2].utf8.count == 4, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 else { return [] }
    if isDay(three, two, one) { patterns.insert(["d", "M", "yyyy"].joined(separator: sign)) }
    if isDay(three, one, two) { patterns.insert(["M", "d", "yyyy"].joined(separator: sign)) }
    return patterns
  }

  /// Two digits throughout are written so: ISO dates are.
  private static func written(_ letters: [String], _ parts: [String], _ sign: String) -> String {
    parts[1].utf8.count == 2 && parts[2].utf8.count == 2
      ? ["yyyy", "MM", "dd"].joined(separator: sign) : letters.joined(separator: sign)
  }

  private static func month(_ word: String) -> (number: Int, isShort: Bool)? {
    let small = word.lowercased()
    for (place, names) in months.enumerated() {
      if let found = names.firstIndex(of: small) {
        return (place + 1, found == 0 || names[found].count <= 4 && small.count <= 4)
      }
    }
    return nil
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1900...2100).contains(year), (1...12).contains(month), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day <= lengths[month - 1]
  }
}

extension DateShape {
  /// The day that a word is under one of these patterns, as ISO 8601 has it; nil where it is none, or holds a month's name.
  static func day(_ word: String, _ patterns: [String]) -> String? {
    let parts = word.split(whereSeparator: { "-/. ".contains($0) }).compactMap { Int($0) }
    for pattern in patterns {
      let letters = pattern.split(whereSeparator: { "-/. ".contains($0) })
      guard letters.count == 3, parts.count == 3, !pattern.contains("MMM") else { continue }
      var (year, month, day) = (0, 0, 0)
      for (letter, part) in zip(letters, parts) {
        switch letter.first {
        case "y": year = part
        case "M": month = part
        default: day = part
        }
      }
      guard isDay(year, month, day) else { continue }
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
      return "\(year)-\(two(month))-\(two(day))"
    }
    return nil
  }
}
