/// Whether the bytes of a cell look like a value and not like a piece of a row that was cut wrongly.
enum CellShape {
  static func isKnown(_ cell: ArraySlice<UInt8>, isQuoted: Bool) -> Bool {
    if isQuoted { return true }
    let cell = withoutBlanks(cell)
    guard let first = cell.first, let last = cell.last else { return true }
    // What stands in quotes is meant to be without them.
    if cell.count > 2, first == last, first == UInt8(ascii: "'") { return false }
    // A cut text begins or ends with the sign it was cut at, or holds another delimiter.
    if starters.contains(first) || enders.contains(last) { return false }
    var hasSpecial = false
    for (before, byte) in zip(cell, cell.dropFirst()) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\t"), UInt8(ascii: "^"),
        UInt8(ascii: "~"):
        return false
      case UInt8(ascii: ","):
        hasSpecial = true
      default:
        // A comma within a number or before a blank belongs to the text; between letters it delimits.
        if before == UInt8(ascii: ","), byte != 0x20, !isDigit(byte) { return false }
      }
    }
    return !hasSpecial || commasBelong(cell)
  }

  /// Whether every comma has a blank behind it, or digits on both sides as in one number.
  private static func commasBelong(_ cell: ArraySlice<UInt8>) -> Bool {
    var commas = 0
    for place in cell.indices where cell[place] == UInt8(ascii: ",") {
      guard place > cell.startIndex, place + 1 < cell.endIndex else { return false }
      if cell[place + 1] == 0x20 { continue }
      guard isDigit(cell[place - 1]), isDigit(cell[place + 1]) else { return false }
      commas += 1
    }
    // `1,2,3` is a row; `1,234,567` is a number.
    return commas < 2 || groupsOfThree(cell)
  }

  private static func groupsOfThree(_ cell: ArraySlice<UInt8>) -> Bool {
    let parts = cell.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.dropFirst().allSatisfy { part in
      part.prefix(3).count == 3 && part.prefix(3).allSatisfy(isDigit)
        && (part.count == 3 || !isDigit(part[part.startIndex + 3]))
    }
  }

  private static let starters = Set(",;|^~\"\t".utf8)
  private static let enders = Set(",;|^~\"\t".utf8)

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func withoutBlanks(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cell = cell
    while cell.first == 0x20 { cell.removeFirst() }
    while cell.last == 0x20 { cell.removeLast() }
    return cell
  }
}
