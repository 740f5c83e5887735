/// Keeps a spreadsheet from running a cell of text as a formula (CWE-1236).
///
/// A text that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line end gets an apostrophe before it,
/// and so does one that begins with apostrophes and such a sign: whoever takes one apostrophe off every cell that begins
/// with apostrophes and a sign has the texts back. Numbers as Peil writes them, `-12.5`, stay as they are.
enum FormulaGuard {
  static let mark = UInt8(ascii: "'")

  /// Whether a cell must get the mark.
  @inline(__always)
  static func isNeeded(_ field: some Collection<UInt8>) -> Bool {
    guard let first = field.first, first == mark || first <= 0x40 || first == fullWidthLead else { return false }
    let text = field.drop { $0 == mark }
    return beginsWithSign(text) && !(first == UInt8(ascii: "-") && isNumber(text.dropFirst()))
  }

  private static let fullWidthLead: UInt8 = 0xEF

  private static func beginsWithSign(_ text: some Collection<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    case fullWidthLead: fullWidthSigns.contains { text.starts(with: $0) }
    default: false
    }
  }

  private static let fullWidthSigns = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }

  /// Whether what stands behind a minus is a number as tidy CSV has them: digits, a point, an exponent.
  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    var rest = Array(text)[...]
    guard takeDigits(&rest) else { return rest.elementsEqual("inf".utf8) }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard takeDigits(&rest) else { return false }
    }
    if rest.first == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard takeDigits(&rest) else { return false }
    }
    return rest.isEmpty
  }

  private static func takeDigits(_ text: inout ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { $0 &- UInt8(ascii: "0") < 10 }
    defer { text = rest }
    return rest.count < text.count
  }
}
