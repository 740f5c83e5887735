import Testing

@testable import PeilEngine

/// The quick way of putting the cells of a table in order is held to the rule for two of them.
@Suite struct CellOrderTests {
  /// Texts that begin alike, end within the first eight bytes, or differ in bytes that are noughts.
  private static let parts: [CellPart] =
    [
      "", "a", "a\0", "a\0\0\0\0\0\0\0", "a\0\0\0\0\0\0\0b", "aanvraag", "aanvraag1", "aanvraag2", "aanvrage", "é",
      "ééééé", "z",
    ]
    .map { .text(Array($0.utf8)) } + [.text([255]), .text([255, 0]), .missing, .summedOut]

  @Test("keys of texts stand as the rule says, whatever order they come in")
  func texts() {
    let keys = Self.parts.flatMap { one in Self.parts.map { [one, $0] } }
    let expected = keys.sorted(by: CellPart.precedes)
    // Every step that shares no divisor with their number leads through all of them.
    for step in [1, 7, 101, 255] {
      #expect(CellPart.sorted(keys.indices.map { keys[$0 * step % keys.count] }) == expected)
    }
  }

  @Test("whole numbers stand by their size, those below nought first")
  func integers() {
    let numbers: [Int64] = [.min, -256, -1, 0, 1, 255, 256, .max]
    let keys = numbers.map { [CellPart.integer($0)] } + [[.missing], [.summedOut]]
    #expect(CellPart.sorted(keys.reversed()) == keys)
  }

  @Test("codes stand in the order of their list")
  func codes() {
    let keys = (0..<300).map { [CellPart.code(UInt32($0)), .code(7)] }
    #expect(CellPart.sorted(keys.reversed()) == keys)
  }

  @Test("a table without dimensions has one key")
  func none() { #expect(CellPart.sorted([[]]) == [[]]) }
}
