/// A pattern of days in the letters of `strptime`, as Table Schema has them, in the letters of Unicode TR 35.
struct StrptimePattern {
  /// The same pattern in the letters of Unicode TR 35.
  let unicode: String

  /// Nil where the pattern names a time, a year of two digits, or anything else than day, month and year once each.
  ///
  /// `strptime` reads days and months of one digit too, so `%d` is `d`; where digits follow at once it is `dd`.
  init?(_ pattern: String) {
    var characters = Array(pattern.hasPrefix("fmt:") ? pattern.dropFirst(4) : pattern[...])[...]
    var parts: [Part] = []
    while let character = characters.popFirst() {
      guard character == "%" else {
        parts.append(.literal(character))
        continue
      }
      if characters.first == "-" { characters.removeFirst() }
      guard let letter = characters.popFirst() else { return nil }
      switch letter {
      case "Y", "d", "m", "B", "b": parts.append(.field(letter))
      case "F": parts += [.field("Y"), .literal("-"), .field("m"), .literal("-"), .field("d")]
      case "%": parts.append(.literal("%"))
      default: return nil
      }
    }
    guard Self.isDay(parts) else { return nil }
    unicode = Self.unicode(parts)
  }

  private enum Part: Equatable {
    case field(Character)
    case literal(Character)
  }

  private static func isDay(_ parts: [Part]) -> Bool {
    let letters = parts.compactMap { if case .field(let letter) = $0 { letter } else { nil } }
    let months = letters.count { "mBb".contains($0) }
    return letters.count == 3 && months == 1 && letters.contains("Y") && letters.contains("d")
  }

  private static func unicode(_ parts: [Part]) -> String {
    var text = ""
    for (place, part) in parts.enumerated() {
      switch part {
      case .literal(let character):
        let quotes = character.isLetter || character.isNumber
        text += character == "'" ? "''" : quotes ? "'\(character)'" : String(character)
      case .field("Y"): text += "yyyy"
      case .field("B"): text += "MMMM"
      case .field("b"): text += "MMM"
      case .field(let letter):
        var isTight = false
        if place + 1 < parts.count, case .field = parts[place + 1] { isTight = true }
        if place > 0, case .field = parts[place - 1] { isTight = true }
        let sign = letter == "d" ? "d" : "M"
        text += isTight ? sign + sign : sign
      }
    }
    return text
  }
}
