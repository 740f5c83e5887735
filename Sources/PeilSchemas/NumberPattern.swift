/// A pattern for numbers as Unicode TR 35 has them and CSV on the Web takes them: `#.##0,00`, `0.###`, `#0.0E0`.
///
/// Source: W3C, Tabular Data Model (2015), section 6.4.2: the symbols are `0`, `#`, the decimal and the group character,
/// `E`, `+`, `%` and `‰`.
struct NumberPattern {
  /// The digits after the decimal character that must and that may stand there.
  private(set) var decimals = 0...0
  /// Whether digits stand in groups.
  private(set) var isGrouped = false
  private(set) var hasExponent = false
  /// Whether a percent or per mille sign is part of it.
  private(set) var isShare = false

  private let decimal: Character
  private let group: Character
  private var sign: Character?
  private var wholeDigits = 0
  private var groupSizes: [Int] = []
  private var exponentDigits = 0

  /// Nil where the text is no pattern with these characters.
  init?(_ pattern: String, decimal: Character = ".", group: Character = ",") {
    self.decimal = decimal
    self.group = group
    var rest = Array(pattern.prefix { $0 != ";" })[...]
    if rest.last == "%" || rest.last == "‰" {
      rest.removeLast()
      isShare = true
    }
    if let first = rest.first, first == "+" || first == "-" {
      sign = first
      rest.removeFirst()
    }
    guard takeExponent(&rest) else { return nil }
    let parts = rest.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, readWhole(Array(whole)), parts.count == 1 || readDecimals(Array(parts[1])) else {
      return nil
    }
    guard wholeDigits > 0 || decimals.lowerBound > 0 else { return nil }
  }

  private mutating func takeExponent(_ rest: inout ArraySlice<Character>) -> Bool {
    guard let place = rest.firstIndex(of: "E") else { return true }
    let digits = rest[(place + 1)...].drop { $0 == "+" || $0 == "-" }
    guard !digits.isEmpty, digits.allSatisfy({ $0 == "0" || $0 == "#" }) else { return false }
    hasExponent = true
    exponentDigits = digits.count
    rest = rest[..<place]
    return true
  }

  /// `#` and then `0`, with the group character between them.
  private mutating func readWhole(_ text: [Character]) -> Bool {
    let groups = text.split(separator: group, omittingEmptySubsequences: false)
    let digits = groups.flatMap(\.self)
    guard digits.allSatisfy({ $0 == "#" || $0 == "0" }), !digits.drop(while: { $0 == "#" }).contains("#") else {
      return false
    }
    wholeDigits = digits.count { $0 == "0" }
    guard groups.count > 1 else { return true }
    isGrouped = true
    groupSizes = groups.dropFirst().reversed().map(\.count)
    return groupSizes.allSatisfy { $0 > 0 }
  }

  /// `0` and then `#`; groups among decimals say nothing of how many there are.
  private mutating func readDecimals(_ text: [Character]) -> Bool {
    let digits = text.filter { $0 != group }
    guard digits.allSatisfy({ $0 == "#" || $0 == "0" }), !digits.drop(while: { $0 == "0" }).contains("0"),
      !digits.isEmpty, digits.count == text.count
    else { return false }
    decimals = digits.count { $0 == "0" }...digits.count
    return true
  }

  /// What a whole field must look like, as a regular expression.
  var expression: String {
    let signs = sign == "+" ? "[+-]" : "[+-]?"
    var text = signs + whole
    if decimals.upperBound > 0 {
      let digits = Self.escaped(decimal) + "[0-9]{\(max(1, decimals.lowerBound)),\(decimals.upperBound)}"
      text += decimals.lowerBound > 0 ? digits : "(\(digits))?"
    }
    if hasExponent { text += "([Ee][+-]?[0-9]{1,\(exponentDigits)})?" }
    return text
  }

  /// Groups as large as the pattern has them: the last as its last, those before it as the one before, the first up to
  /// that size.
  private var whole: String {
    guard isGrouped, let last = groupSizes.first else {
      return wholeDigits > 1 ? "[0-9]{\(wholeDigits),}" : wholeDigits == 1 ? "[0-9]+" : "[0-9]*"
    }
    let others = groupSizes.count > 1 ? groupSizes[1] : last
    let sign = Self.escaped(group)
    return "([0-9]{1,\(last)}|[0-9]{1,\(others)}(\(sign)[0-9]{\(others)})*\(sign)[0-9]{\(last)})"
  }

  private static func escaped(_ character: Character) -> String {
    character.isLetter || character.isNumber || character == " " ? String(character) : "\\\(character)"
  }
}
