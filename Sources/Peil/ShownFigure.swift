import PeilValues

/// A figure as a file for people or a workbook shows it, to be held against the figure that the tidy table has.
struct ShownFigure {
  /// What is written.
  let text: String
  /// The exact value behind it, where the file carries one.
  let exact: String?

  /// Whether nothing stands there.
  var isEmpty: Bool { text.isEmpty && exact == nil }

  /// Whether it is what the tidy table has.
  ///
  /// A text is rounded, and of shares that were rounded together one may be a step away; which sign groups thousands is not known.
  func shows(_ figure: ReleasedFigures.Figure) -> Bool {
    guard let value = figure.value else {
      return exact == nil && (!figure.isHidden || text.hasPrefix("x"))
    }
    if let exact, !Self.isSame(exact, value, unit: figure.unit) { return false }
    guard figure.unit != "date", !text.hasPrefix("<"), let expected = Double(value) else { return true }
    let head = text.firstRange(of: " [").map { text[..<$0.lowerBound] } ?? text[...]
    let scaled = head.contains("%") ? expected * 100 : expected
    return Self.numbers(in: head).contains { found in
      let step = Self.step(found.decimals)
      return abs(found.number - scaled) <= step * (figure.unit == "ratio" ? 1.001 : 0.501) + abs(scaled) * 1e-9
    }
  }

  /// Whether two numbers are one; a share may have been rounded together with others.
  static func isSame(_ found: String, _ expected: String, unit: String) -> Bool {
    if found == expected { return true }
    guard let left = Double(found), let right = Double(expected) else { return false }
    if abs(left - right) <= abs(right) * 1e-9 { return true }
    let decimals = found.split(separator: ".").dropFirst().first.map(\.count) ?? 0
    let step = step(decimals)
    return unit == "ratio" && decimals <= 4 && abs(left - right) <= step
  }

  /// The least that numbers with so many decimals differ by.
  private static func step(_ decimals: Int) -> Double { (0..<decimals).reduce(1) { size, _ in size / 10 } }

  /// The first number of a text, read with either sign for decimals, and its decimals.
  private static func numbers(in text: Substring) -> [(number: Double, decimals: Int)] {
    guard let first = text.firstIndex(where: \.isASCIIDigit) else { return [] }
    let isNegative = text[..<first].contains { $0 == "-" || $0 == "\u{2212}" }
    var digits = text[first...].prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
    while let last = digits.last, !last.isASCIIDigit { digits = digits.dropLast() }
    return [Character(","), "."].compactMap { mark in
      let parts = digits.split(separator: mark, omittingEmptySubsequences: false)
      guard parts.count <= 2 else { return nil }
      let whole = parts[0].filter(\.isASCIIDigit)
      let decimals = parts.count == 2 ? String(parts[1]) : ""
      guard decimals.allSatisfy(\.isASCIIDigit), let number = Double("\(whole).\(decimals.isEmpty ? "0" : decimals)")
      else { return nil }
      return (isNegative ? -number : number, decimals.count)
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
