import PeilTable
import Testing

@Suite struct ColumnBufferTests {
  @Test("gathering repeats, reorders and leaves out rows, and a negative place is missing")
  func gathering() {
    let column = ColumnBuffer(.integers([10, 20, 30]), known: [1, 0, 1])
    let gathered = column.gathered([2, 2, -1, 1, 0])
    guard case .integers(let values) = gathered.values else {
      Issue.record("the form changed")
      return
    }
    #expect(values == [30, 30, 0, 20, 10])
    #expect(gathered.known == [1, 1, 0, 0, 1])
    #expect(gathered.missingCount == 2)
  }

  @Test("a column without missing values stays so until a place is negative")
  func knownStaysAbsent() {
    let column = ColumnBuffer(.codes([0, 1]))
    #expect(column.gathered([1, 0]).known == nil)
    #expect(column.gathered([1, -1]).known == [1, 0])
  }

  @Test("text keeps its bytes through gathering and joining end to end")
  func text() {
    var first = TextStorage()
    first.append("é\n\"".utf8)
    first.append("".utf8)
    var second = TextStorage()
    second.append("zorg".utf8)
    let column = ColumnBuffer.concatenated([ColumnBuffer(.text(first)), ColumnBuffer(.text(second), known: [0])])
    #expect(column.known == [1, 1, 0])
    guard case .text(let text) = column.gathered([2, 0, -1]).values else {
      Issue.record("the form changed")
      return
    }
    #expect((0..<3).map(text.string(at:)) == ["zorg", "é\n\"", ""])
  }

  @Test("an origin keeps source, block and record apart up to its bounds")
  func origins() {
    let origin = RowOrigin(source: 4094, block: 268_435_455, record: 16_777_215)
    #expect(origin.source == 4094)
    #expect(origin.block == 268_435_455)
    #expect(origin.record == 16_777_215)
    #expect(!origin.isDerived)
    #expect(RowOrigin(source: 0, block: 9, record: 0) > RowOrigin(source: 0, block: 8, record: 77))
  }
}
