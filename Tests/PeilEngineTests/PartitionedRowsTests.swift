import PeilCore
import PeilTable
import PeilValues
import Testing

@testable import PeilEngine

/// Rows that go to disk by several workers, and come back.
@Suite struct PartitionedRowsTests {
  private static let schema = Schema(
    columns: [
      Column(name: "key", type: .text, grain: .rows(of: "a")),
      Column(name: "value", type: .integer, grain: .rows(of: "a")),
      Column(name: "share", type: .rational(.pure), grain: .rows(of: "a")),
    ], grain: .rows(of: "a"))

  /// A chunk of rows whose keys come of few, some of them missing, and whose values number the rows of the stream.
  private static func chunk(_ index: Int, rows: Int) -> Chunk {
    var keys = TextStorage()
    for row in 0..<rows { keys.append("k\((index * 7 + row * 13) % 41)é".utf8) }
    return Chunk(
      index: index,
      columns: [
        ColumnBuffer(.text(keys), known: (0..<rows).map { ($0 + index) % 9 == 0 ? 0 : 1 }),
        ColumnBuffer(.integers((0..<rows).map { Int64(index * 1000 + $0) })),
        ColumnBuffer(.ratios((0..<rows).map { row in Rational(Int128(row), 7) ?? .zero })),
      ],
      origins: (0..<rows).map { RowOrigin(source: 1, block: index, record: $0) })
  }

  @Test(
    "each row comes back once, with all of its own, in the order of the stream, and keys are never apart",
    arguments: [1, 2, 3])
  func order(workers: Int) throws {
    let partitioning = Partitioning(
      encoder: KeyEncoder(["key"], in: Self.schema, keepsMissing: false), count: 5)
    let all = (0..<workers).map { _ in PartitionedRows(partitioning) }
    var expected: [Int: (key: String?, origin: RowOrigin)] = [:]
    for index in 0..<400 {
      let chunk = Self.chunk(index, rows: 1 + index % 97)
      guard case .text(let keys) = chunk.columns[0].values, case .integers(let values) = chunk.columns[1].values else {
        continue
      }
      for row in 0..<chunk.rowCount {
        expected[Int(values[row])] = (
          chunk.columns[0].isKnown(row) ? keys.string(at: row) : nil, chunk.origins[row]
        )
      }
      // Which worker takes a chunk is anybody's guess.
      try all[(index * 31 / 7) % workers].append(chunk)
    }
    for other in all.dropFirst() { try all[0].absorb(other) }
    var partitionOfKey: [String?: Int] = [:]
    var seen = 0
    for partition in 0..<5 {
      var reading = try all[0].inOrder(partition)
      var last = -1
      try reading.forEach { chunk in
        guard case .text(let keys) = chunk.columns[0].values, case .integers(let values) = chunk.columns[1].values,
          case .ratios(let shares) = chunk.columns[2].values
        else { return }
        for row in 0..<chunk.rowCount {
          let value = Int(values[row])
          let key = chunk.columns[0].isKnown(row) ? keys.string(at: row) : nil
          #expect(value > last)
          last = value
          #expect(expected[value]?.key == key)
          #expect(expected[value]?.origin == chunk.origins[row])
          #expect(shares[row] == Rational(Int128(value % 1000), 7))
          #expect(partitionOfKey[key, default: partition] == partition)
          partitionOfKey[key] = partition
          seen += 1
        }
      }
    }
    #expect(seen == expected.count)
    #expect(Set(partitionOfKey.values).count == 5)
  }
}
