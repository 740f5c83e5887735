/// How a word can be read as a number: each pair of decimal and thousands sign under which it is one.
struct NumberShape {
  /// The signs of one reading.
  struct Signs: Hashable, Comparable {
    /// The decimal sign.
    let decimal: UInt8
    /// The sign between groups of three; nil where none stands.
    let thousands: UInt8?

    static func < (left: Signs, right: Signs) -> Bool {
      (left.decimal, left.thousands ?? 0) < (right.decimal, right.thousands ?? 0)
    }
  }

  /// Whether it is digits alone, with perhaps a sign before them: a number under any reading.
  let isPlain: Bool
  /// The readings that the word allows; empty for a plain number.
  let readings: Set<Signs>
  /// The currency sign or word beside it.
  let currency: String?
  let isPercentage: Bool
  let isNegative: Bool
  /// Whether zeros stand before its first digit that counts.
  let hasLeadingZero: Bool
  /// How many digits stand behind the decimal sign, in the reading that has one.
  let decimals: Int
  /// How many digits stand before it.
  let digitCount: Int

  /// Signs and words beside amounts, in small letters.
  static let currencies = [
    "€", "eur", "euro", "$", "usd", "£", "gbp", "kč", "czk", "zł", "pln", "chf", "sek", "dkk", "kr",
  ]

  private static let blanks: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]

  /// The shape of a word; nil where it is no number.
  init?(_ word: String) {
    var rest = Substring(word)
    var currency: String?
    var negative = false
    var percentage = false
    Self.takeEdges(&rest, &currency, &negative, &percentage)
    let scalars = Array(rest.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, Self.isDigit(last), scalars.count <= 40,
      Self.isDigit(first) || scalars.count > 1 && (first == "," || first == ".")
    else { return nil }
    guard let parts = Self.parts(scalars) else { return nil }
    self.currency = currency
    isPercentage = percentage
    isNegative = negative
    isPlain = parts.signs.isEmpty
    readings = Self.readings(parts.groups, parts.signs)
    guard isPlain || !readings.isEmpty else { return nil }
    hasLeadingZero = parts.groups[0].count > 1 && parts.groups[0].first == UInt8(ascii: "0")
    let isDecimal = !isPlain && !readings.contains { $0.thousands == parts.signs.last }
    decimals = isDecimal ? parts.groups.last?.count ?? 0 : 0
    digitCount = parts.groups.dropLast(isDecimal ? 1 : 0).reduce(0) { $0 + $1.count }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Takes signs, currency and per cent off both ends.
  private static func takeEdges(
    _ rest: inout Substring, _ currency: inout String?, _ negative: inout Bool, _ percentage: inout Bool
  ) {
    var isTaking = true
    while isTaking {
      isTaking = false
      while let scalar = rest.unicodeScalars.first, blanks.contains(scalar) { rest.unicodeScalars.removeFirst() }
      while let scalar = rest.unicodeScalars.last, blanks.contains(scalar) { rest.unicodeScalars.removeLast() }
      if !negative, let scalar = rest.unicodeScalars.first, scalar == "-" || scalar == "−" || scalar == "+" {
        negative = scalar != "+"
        rest.unicodeScalars.removeFirst()
        isTaking = true
      }
      if !percentage, rest.unicodeScalars.last == "%" {
        percentage = true
        rest.unicodeScalars.removeLast()
        isTaking = true
      }
      if currency == nil, let found = currencyAtEdge(rest) {
        currency = found.word
        rest = found.rest
        isTaking = true
      }
    }
  }

  private static func currencyAtEdge(_ rest: Substring) -> (word: String, rest: Substring)? {
    let small = rest.lowercased()
    guard small.count == rest.count else { return nil }
    for word in currencies.sorted(by: { $0.count > $1.count }) {
      if small.hasPrefix(word) { return (String(rest.prefix(word.count)), rest.dropFirst(word.count)) }
      if small.hasSuffix(word) { return (String(rest.suffix(word.count)), rest.dropLast(word.count)) }
    }
    return nil
  }

  /// The runs of digits and the signs between them; nil where anything else stands there.
  private static func parts(_ scalars: [Unicode.Scalar]) -> (groups: [[UInt8]], signs: [UInt8])? {
    var groups: [[UInt8]] = [[]]
    var signs: [UInt8] = []
    for scalar in scalars {
      if isDigit(scalar) {
        groups[groups.count - 1].append(UInt8(truncatingIfNeeded: scalar.value))
        continue
      }
      let sign: UInt8
      switch scalar {
      case ".", ",", "'": sign = UInt8(truncatingIfNeeded: scalar.value)
      case "’": sign = UInt8(ascii: "'")
      case _ where blanks.contains(scalar): sign = UInt8(ascii: " ")
      default: return nil
      }
      signs.append(sign)
      groups.append([])
    }
    return (groups, signs)
  }

  private static func readings(_ groups: [[UInt8]], _ signs: [UInt8]) -> Set<Signs> {
    guard let last = signs.last else { return [] }
    var readings: Set<Signs> = []
    let isGrouped = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    // All of them between thousands: one sign throughout, and no number begins with a zero before its thousands.
    if Set(signs).count == 1, isGrouped, groups[0].first != UInt8(ascii: "0") {
      for decimal in Array(",.".utf8) where decimal != last {
        readings.insert(Signs(decimal: decimal, thousands: last))
      }
    }
    guard last == UInt8(ascii: ".") || last == UInt8(ascii: ",") else { return readings }
    if signs.count == 1 {
      readings.insert(Signs(decimal: last, thousands: nil))
    } else if let sign = signs.first, Set(signs.dropLast()).count == 1, sign != last {
      let whole = groups.dropLast()
      if (1...3).contains(groups[0].count), whole.dropFirst().allSatisfy({ $0.count == 3 }) {
        readings.insert(Signs(decimal: last, thousands: sign))
      }
    }
    return readings
  }
}
