import Foundation
import PeilCore
import PeilTable
import Synchronization
import Testing

@testable import PeilEngine

/// The work of a run, counted: each byte and each row is read once.
@Suite struct CountedWorkTests {
  /// Applications with their decisions, joined and put into a table, as in the benchmark's workload.
  private static func scheme(rows: Int) throws -> Scheme {
    let scheme = try Scheme()
    var applications = "id,size,name,costs\n"
    var outcomes = "id,outcome\n"
    for row in 0..<rows {
      let id = String(1_000_000 + row * 7 % rows)
      applications +=
        "MKB\(1_000_000 + row),\(row % 3 == 0 ? "large" : "small"),\"Firm \(row), of \(row % 17)\",\(row % 1000).25\n"
      outcomes += "MKB\(id),\(row % 4 == 0 ? "granted" : "refused")\n"
    }
    try scheme.source(
      "applications",
      [
        Scheme.column("id", .text), Scheme.column("size", .category(Scheme.sizes)), Scheme.column("costs", .money),
      ], key: ["id"], applications)
    try scheme.source(
      "outcomes", [Scheme.column("id", .text), Scheme.column("outcome", .outcome)], key: ["id"], outcomes)
    try scheme.dataset(
      "joined", from: "applications",
      [
        { input in
          Relation(
            .join(
              Join(
                right: "outcomes", keys: [Join.Key(left: "id", right: "id")],
                brought: [Join.Brought(column: "outcome", name: "outcome")], expected: .oneToOne, unmatchedLeft: .keep,
                unmatchedRight: .leaveOut)),
            schema: Schema(
              columns: input.columns + [Column(name: "outcome", type: .outcome, grain: input.grain, missingAs: 0)],
              grain: input.grain))
        }
      ])
    try scheme.table("sizes", from: "joined", ["size"]) { schema in
      [
        measure("n", .count(where: nil)),
        measure("costs", .sum(try formula("costs", schema), where: nil)),
      ]
    }
    return scheme
  }

  /// The bytes that were shown of each source, their sizes, and the records of a run by one worker.
  private static func work(rows: Int) throws -> (bytes: [String: Int], sizes: [String: Int], rows: Int) {
    let scheme = try scheme(rows: rows)
    let counter = ByteCounter()
    let result = try NativeEngine().run(
      scheme.plan, options: RunOptions(threads: 1, blockSize: 64 * 1024, observer: counter))
    #expect(result.inputs.map(\.records) == [rows, rows])
    #expect(result.ledger.entries.filter { $0.kind == "read" }.map(\.rowsOut) == [rows, rows])
    return (counter.seen, counter.sizes, result.inputs.reduce(0) { $0 + $1.records })
  }

  @Test("each byte of a file is read once")
  func bytes() throws {
    let work = try Self.work(rows: 2000)
    #expect(work.bytes.count == 2)
    #expect(work.bytes == work.sizes)
  }
}

/// Adds up the bytes that an observer is shown.
private final class ByteCounter: InputObserver {
  private let counts = Mutex<[String: (seen: Int, size: Int)]>([:])

  func observe(_ bytes: UnsafeRawBufferPointer, of source: String, file: Int, size: Int) {
    counts.withLock { counts in counts[source] = ((counts[source]?.seen ?? 0) + bytes.count, size) }
  }

  var seen: [String: Int] { counts.withLock { $0.mapValues(\.seen) } }
  var sizes: [String: Int] { counts.withLock { $0.mapValues(\.size) } }
}
