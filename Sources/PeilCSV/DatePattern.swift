/// One way to write a day, in the letters of Unicode TR 35: `d`, `dd`, `M`, `MM`, `MMM`, `MMMM`, `yyyy`, signs, and
/// text between `'`.
struct DatePattern: Sendable {
  /// A part of the pattern.
  enum Part: Sendable, Equatable {
    case day(digits: ClosedRange<Int>)
    case month(digits: ClosedRange<Int>)
    case monthName(isShort: Bool)
    case year
    /// One or more blanks.
    case blank
    case sign(UInt8)
  }

  let parts: [Part]

  /// Nil unless day, month and year stand once each and a digit always belongs to one of them.
  init?(_ pattern: String) {
    var parts: [Part] = []
    var rest = Array(pattern.utf8)[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }.count
      if first == UInt8(ascii: "'") {
        guard let text = Self.takeQuoted(&rest) else { return nil }
        parts += text
        continue
      }
      guard let part = Self.part(first, run) else { return nil }
      parts += part
      rest = rest.dropFirst(run)
    }
    guard Self.isComplete(parts), Self.isUnambiguous(parts) else { return nil }
    self.parts = parts
  }

  private static func part(_ letter: UInt8, _ run: Int) -> [Part]? {
    switch (letter, run) {
    case (UInt8(ascii: "d"), 1): [.day(digits: 1...2)]
    case (UInt8(ascii: "d"), 2): [.day(digits: 2...2)]
    case (UInt8(ascii: "M"), 1): [.month(digits: 1...2)]
    case (UInt8(ascii: "M"), 2): [.month(digits: 2...2)]
    case (UInt8(ascii: "M"), 3): [.monthName(isShort: true)]
    case (UInt8(ascii: "M"), 4): [.monthName(isShort: false)]
    case (UInt8(ascii: "y"), 4): [.year]
    case (UInt8(ascii: " "), _): [.blank]
    case (UInt8(ascii: "a")...UInt8(ascii: "z"), _), (UInt8(ascii: "A")...UInt8(ascii: "Z"), _): nil
    case (UInt8(ascii: "0")...UInt8(ascii: "9"), _), (0x80..., _): nil
    default: [Part](repeating: .sign(letter), count: run)
    }
  }

  /// What stands between two quotes; two quotes in a row are one.
  private static func takeQuoted(_ rest: inout ArraySlice<UInt8>) -> [Part]? {
    let quote = UInt8(ascii: "'")
    rest = rest.dropFirst()
    guard let end = rest.firstIndex(of: quote) else { return nil }
    let text = rest[..<end]
    rest = rest[(end + 1)...]
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    return text.isEmpty ? [.sign(quote)] : text.map { $0 == UInt8(ascii: " ") ? .blank : .sign($0) }
  }

  private static func isComplete(_ parts: [Part]) -> Bool {
    var days = 0
    var months = 0
    var years = 0
    for part in parts {
      switch part {
      case .day: days += 1
      case .month, .monthName: months += 1
      case .year: years += 1
      case .blank, .sign: break
      }
    }
    return days == 1 && months == 1 && years == 1
  }

  private static func isUnambiguous(_ parts: [Part]) -> Bool {
    zip(parts, parts.dropFirst()).allSatisfy { part, next in
      guard let digits = part.digits, next.digits != nil else { return true }
      return digits.lowerBound == digits.upperBound
    }
  }

  /// Whether some word fits both patterns and means another day in each.
  func isConfusable(with other: DatePattern) -> Bool {
    let mine = shape
    let theirs = other.shape
    let sameShape = mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.overlaps($1) }
    return sameShape && order != other.order
  }

  /// Runs of digits, month names and signs: what a word shows without being understood.
  private enum Feature {
    case digits(ClosedRange<Int>)
    case letters
    case blank
    case sign(UInt8)

    func overlaps(_ other: Feature) -> Bool {
      switch (self, other) {
      case (.digits(let mine), .digits(let theirs)): mine.overlaps(theirs)
      case (.sign(let mine), .sign(let theirs)): mine == theirs
      case (.letters, .letters), (.blank, .blank): true
      default: false
      }
    }
  }

  private var shape: [Feature] {
    var shape: [Feature] = []
    for part in parts {
      if let digits = part.digits {
        if case .digits(let before)? = shape.last {
          shape[shape.count - 1] = .digits(
            before.lowerBound + digits.lowerBound...before.upperBound + digits.upperBound)
        } else {
          shape.append(.digits(digits))
        }
        continue
      }
      switch part {
      case .monthName: shape.append(.letters)
      case .blank: shape.append(.blank)
      case .sign(let sign): shape.append(.sign(sign))
      case .day, .month, .year: break
      }
    }
    return shape
  }

  private var order: [Int] {
    parts.compactMap { part in
      switch part {
      case .day: 0
      case .month, .monthName: 1
      case .year: 2
      case .blank, .sign: nil
      }
    }
  }
}

extension DatePattern.Part {
  /// How many digits stand here; nil where none do.
  var digits: ClosedRange<Int>? {
    switch self {
    case .day(let digits), .month(let digits): digits
    case .year: 4...4
    case .monthName, .blank, .sign: nil
    }
  }
}
