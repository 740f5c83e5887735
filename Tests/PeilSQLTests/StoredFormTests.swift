import PeilTable
import PeilValues
import Testing

@testable import PeilSQL

@Suite struct StoredFormTests {
  @Test("binary64 numbers as integers come back, and order as they do")
  func numbers() {
    let numbers: [Double] = [
      -.greatestFiniteMagnitude, -1e300, -2, -1.5, -.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 0.1,
      0.30000000000000004,
      1, 2, 1e300, .greatestFiniteMagnitude,
    ]
    let words = numbers.map(OrderedNumber.word)
    #expect(words == words.sorted() && Set(words).count == words.count)
    #expect(words.map(OrderedNumber.number) == numbers)
    #expect(OrderedNumber.word(of: -0.0) == OrderedNumber.word(of: 0))
  }

  @Test("a quotient's text comes back")
  func quotients() throws {
    let values: [(Int128, Int128)] = [(0, 1), (-1, 3), (Int128.max, 7), (5, -10)]
    for (numerator, denominator) in values {
      let ratio = try #require(Rational(numerator, denominator))
      #expect(RatioText.ratio(RatioText.of(ratio)) == ratio)
    }
    #expect(RatioText.ratio("1/0") == nil)
    #expect(RatioText.ratio("x") == nil)
  }

  @Test("an answer's fields come back: missing, quoted, with commas, quotes and line ends")
  func answers() throws {
    let text = "1,ta,\n2,,\"t,\"\"b\"\"\nc\"\n3,t,\n"
    let rows = try #require(ResultRows(Array(text.utf8), columns: 3))
    #expect(rows.count == 3)
    #expect(rows.integers(0) == [1, 2, 3])
    let texts = try rows.column(2, .text)
    #expect((0..<3).map(texts.isKnown) == [false, true, false])
    guard case .text(let storage) = texts.values else { throw UnreadableAnswer() }
    #expect(storage.string(at: 1) == ",\"b\"\nc")
    let empty = try rows.column(1, .text)
    #expect((0..<3).map(empty.isKnown) == [true, false, true])
    #expect(ResultRows(Array("1,2\n".utf8), columns: 3) == nil)
    #expect(ResultRows(Array("1,2,3,4\n".utf8), columns: 3) == nil)
    #expect(ResultRows([], columns: 3)?.count == 0)
    #expect((try? rows.column(1, .integer)) == nil)
  }
}
