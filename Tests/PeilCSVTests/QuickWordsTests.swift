import Glibc
import PeilTable
import Testing

@testable import PeilCSV

/// Words that are found a column at a time are the words that are found one by one.
@Suite("Words found at once")
struct QuickWordsTests {
  /// The fields stand one after the other and end where memory does, so that a byte read beyond the last one ends the test.
  private final class Fields {
    private let pages: UnsafeMutableRawPointer
    private let size: Int
    private let starts: [UInt32]
    private let lengths: [UInt32]
    private let base: UnsafePointer<UInt8>

    init(_ words: [[UInt8]]) throws {
      let page = Int(sysconf(Int32(_SC_PAGESIZE)))
      let bytes = words.flatMap { $0 }
      size = (bytes.count / page + 1) * page + page
      pages = try #require(mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
      try #require(mprotect(pages + size - page, page, PROT_NONE) == 0)
      let first = pages + (size - page - bytes.count)
      bytes.withUnsafeBytes { if let from = $0.baseAddress { memcpy(first, from, bytes.count) } }
      base = UnsafePointer(first.assumingMemoryBound(to: UInt8.self))
      lengths = words.map { UInt32($0.count) }
      var start: UInt32 = 0
      starts = lengths.map { length in
        defer { start += length }
        return start
      }
    }

    deinit { munmap(pages, size) }

    /// The values that `words` knows of these fields.
    func found(in words: QuickWords) -> [UInt64?] {
      var values = [UInt64](repeating: .max, count: starts.count)
      var unknown = [UInt32](repeating: .max, count: starts.count)
      let missed = starts.withUnsafeBufferPointer { starts in
        lengths.withUnsafeBufferPointer { lengths in
          values.withUnsafeMutableBufferPointer { values in
            unknown.withUnsafeMutableBufferPointer { unknown -> Int? in
              guard let starts = starts.baseAddress, let lengths = lengths.baseAddress else { return nil }
              let fields = FieldColumn(utf8: base, starts: starts, lengths: lengths, count: values.count)
              return words.read(fields, into: values, unknown: unknown)
            }
          }
        }
      }
      let rows = unknown.prefix(missed ?? 0).map { Int($0) }
      #expect(missed != nil && rows == rows.sorted() && Set(rows).count == rows.count)
      return values.indices.map { rows.contains($0) ? nil : values[$0] }
    }
  }

  /// Words of every length up to 70, of few different bytes so that many share a beginning, noughts among them.
  private static func words(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var state = seed
    func next(below bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    return (0..<count).map { _ in (0..<next(below: 71)).map { _ in [0x00, 0x61, 0x62, 0xC3][Int(next(below: 4))] } }
  }

  @Test(
    "of random words each has its own value, and a word that was not given has none", arguments: [1, 2, 3] as [UInt64])
  func random(seed: UInt64) throws {
    let all = Self.words(400, seed: seed)
    var given: [[UInt8]: UInt64] = [:]
    var words = QuickWords()
    for (place, word) in all.enumerated() where place % 2 == 0 && given[word] == nil {
      given[word] = UInt64(place) << 40 | 7
      word.withUnsafeBufferPointer { words.add($0, UInt64(place) << 40 | 7) }
    }
    // Where the machine has no such vectors, nothing is known and nothing is wrong.
    guard words.count > 0 else { return }
    let found = try Fields(all).found(in: words)
    for (word, value) in zip(all, found) {
      #expect(value == (word.count <= 64 ? given[word] : nil), "\(word)")
    }
  }

  @Test("a word is not taken for one that goes on with noughts, nor for its own beginning")
  func beginnings() throws {
    let stem = [UInt8]("kennis".utf8)
    var words = QuickWords()
    stem.withUnsafeBufferPointer { words.add($0, 1) }
    (stem + [0, 0]).withUnsafeBufferPointer { words.add($0, 2) }
    guard words.count > 0 else { return }
    let found = try Fields([stem, stem + [0], stem + [0, 0], Array(stem.dropLast()), []]).found(in: words)
    #expect(found == [1, nil, 2, nil, nil])
  }

  @Test("beyond as many words as it holds, the first ones stay known")
  func bound() throws {
    let all = (0..<1_000).map { Array("word \($0)".utf8) }
    var words = QuickWords()
    for (place, word) in all.enumerated() { word.withUnsafeBufferPointer { words.add($0, UInt64(place)) } }
    guard words.count > 0 else { return }
    let found = try Fields(all).found(in: words)
    let known = found.prefix { $0 != nil }
    #expect(known.count == words.count && known.count >= 100)
    #expect(found[known.count...].allSatisfy { $0 == nil })
    #expect(known.enumerated().allSatisfy { UInt64($0.offset) == $0.element })
  }

  @Test("a column of more different words than are found at once reads each of them")
  func column() throws {
    let codes = (0..<700).map { "code \($0) " + String(repeating: "x", count: $0 % 90) }
    let format = ColumnFormat(
      name: "b", header: "b", type: .category(Domain(codes: codes)),
      words: codes.enumerated().map { .init(raw: $0.element, code: UInt32($0.offset)) })
    let raw = (0..<5_000).map { codes[($0 * 37) % codes.count] }
    let cells = try Cell.read(raw, format)
    #expect(cells == (0..<5_000).map { .code(UInt32(($0 * 37) % codes.count)) })
  }
}
