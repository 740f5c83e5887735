import PeilCore
import PeilTable
import PeilValues
import Testing

@testable import PeilEngine

@Suite("Sampling")
struct SampleTests {
  /// For `abc` by FIPS 180-4, the others by Python's `hashlib.sha256(text.encode()).hexdigest()`.
  @Test(
    "digests are those of SHA-256",
    arguments: [
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("20210119\u{1F}MKBI-0001", "ea9991a46315a64e196d2199b4d74cac287f6dee1f6790dc08b6cf64aa924c0d"),
    ])
  func digest(text: String, hex: String) {
    let words = KeyDigest(sha256: Array(text.utf8)).words
    let made = [words.0, words.1, words.2, words.3].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    #expect(made.joined() == hex)
  }

  @Test("a key's text is that of a tidy table, whatever the type")
  func canonicalText() {
    let schema = Schema(
      columns: [
        ("size", ValueType.category(Scheme.sizes)), ("day", .date), ("cost", .money), ("n", .integer),
        ("yes", .boolean),
      ].map { Column(name: $0.0, type: $0.1, grain: .whole) }, grain: .whole)
    // 19 January 2021 is day 18,646 since 1 January 1970.
    let chunk = Chunk(
      index: 0,
      columns: [
        ColumnBuffer(.codes([0])), ColumnBuffer(.integers([18_646])), ColumnBuffer(.integers([123_450])),
        ColumnBuffer(.integers([-3])), ColumnBuffer(.bits([1])),
      ], origins: [.derived])
    var digests = KeyDigests(Sampling(by: schema.names, size: .keys(1), seed: 7), in: schema)
    #expect(digests.number(chunk) == [0])
    // 7, small, 2021-01-19, 1234.50, -3 and true, with U+001F between them.
    #expect(
      digests.all[0] == KeyDigest(sha256: Array("7\u{1F}small\u{1F}2021-01-19\u{1F}1234.50\u{1F}-3\u{1F}true".utf8)))
    #expect(String(digests.all[0].words.0, radix: 16) == "44e9a572292339c5")
  }

  @Test("so many keys are drawn, with all their rows as they came", arguments: [1, 2, 8], [64, 1000, 1 << 20])
  func keys(threads: Int, blockSize: Int) throws {
    let made = OrderedRows(seed: 4)
    let firms = Set(made.rows.compactMap(\.firm)).sorted { Self.digest(5, $0) < Self.digest(5, $1) }
    for size in [1, 3, 29, 100] {
      let drawn = Set(firms.prefix(size))
      #expect(
        try made.lines(sample(["firm"], .keys(size), seed: 5), threads: threads, blockSize: blockSize)
          == made.rows.filter { $0.firm.map(drawn.contains) ?? false }.map(\.shown))
    }
  }

  private static func digest(_ seed: Int, _ key: Int) -> KeyDigest {
    KeyDigest(sha256: Array("\(seed)\u{1F}\(key)".utf8))
  }

  @Test("a share of the keys is drawn, each by its own lot", arguments: [1, 2, 8], [64, 1 << 20])
  func share(threads: Int, blockSize: Int) throws {
    let made = OrderedRows(seed: 5)
    let scheme = try made.scheme()
    let third = try #require(Rational(1, 3))
    try scheme.dataset("some", from: "rows", [sample(["firm"], .share(third))])
    try scheme.dataset("all", from: "rows", [sample(["firm"], .share(.one))])
    scheme.exports = ["some", "all"]
    let result = try scheme.run(threads: threads, blockSize: blockSize)
    // A number of 64 bits is less than a third of 2^64 when it is at most 0x5555…5555.
    let isDrawn = { (row: OrderedRows.Row) in
      row.firm.map { Self.digest(1, $0).words.0 <= 0x5555_5555_5555_5555 } ?? false
    }
    #expect(result.exports[0].lines == made.rows.filter(isDrawn).map(\.shown))
    #expect(result.exports[1].lines == made.rows.filter { $0.firm != nil }.map(\.shown))
    let entry = try #require(result.entry("some", 1))
    #expect(entry.leftOutUnknown == made.rows.count { $0.firm == nil })
    #expect(entry.rowsOut == made.rows.count(where: isDrawn))
    #expect(result.detail("some", 1, "keys") == "\(Set(made.rows.compactMap(\.firm)).count)")
    #expect(result.detail("some", 1, "drawn-keys") == "\(Set(made.rows.filter(isDrawn).compactMap(\.firm)).count)")
  }

  @Test("rows of keys that cannot be drawn any more are let go")
  func bounded() throws {
    let schema = Schema(columns: [Column(name: "n", type: .integer, grain: .whole)], grain: .whole)
    let step = SampleKeysStep(
      Sampling(by: ["n"], size: .keys(5), seed: 1), size: 5, input: schema,
      entry: LedgerEntry(dataset: "d", stage: 1, kind: "sample"), place: LedgerPlace(node: 1, stage: 1))
    let last = LastChunks()
    step.next = [last]
    for index in 0..<12 {
      let values = (0..<10_000).map { Int64(index * 10_000 + $0) }
      let origins = values.indices.map { RowOrigin(source: 0, block: index, record: $0) }
      step.push(Chunk(index: index, columns: [ColumnBuffer(.integers(values))], origins: origins))
      #expect(step.held.count < 80_000)
    }
    var tail = TailOrder()
    try step.finish(&tail)
    let drawn = (0..<120_000).map { (Self.digest(1, $0), $0) }.sorted { $0.0 < $1.0 }.prefix(5).map(\.1).sorted()
    guard case .integers(let values)? = last.chunks.first?.columns[0].values else {
      Issue.record("nothing was drawn")
      return
    }
    #expect(values.map(Int.init) == drawn)
  }
}

/// Keeps what comes out of a step.
final class LastChunks: ChunkStep {
  private(set) var chunks: [Chunk] = []

  override func push(_ chunk: Chunk) { chunks.append(chunk) }
}
