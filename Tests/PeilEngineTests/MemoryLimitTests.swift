import PeilCore
import PeilDiagnostics
import PeilTable
import Synchronization
import Testing

@testable import PeilEngine

/// A run under a limit on its memory.
@Suite struct MemoryLimitTests {
  private static func scheme(_ left: String, _ right: String, expect: Join.Cardinality?) throws -> Scheme {
    let scheme = try Scheme()
    try scheme.source("left", [Scheme.column("id", .text), Scheme.column("n", .integer)], left)
    try scheme.source("right", [Scheme.column("id", .text), Scheme.column("m", .integer)], right)
    try scheme.dataset(
      "joined", from: "left",
      [
        { _ in
          Relation(
            .join(
              Join(
                right: "right", keys: [Join.Key(left: "id", right: "id")],
                brought: [Join.Brought(column: "m", name: "m")], expected: expect, unmatchedLeft: .keep,
                unmatchedRight: .keep)),
            schema: Schema(
              columns: [
                Column(name: "id", type: .text, grain: .rows(of: "left")),
                Column(name: "n", type: .integer, grain: .rows(of: "left")),
                Column(name: "m", type: .integer, grain: .rows(of: "left")),
              ], grain: .rows(of: "left")))
        }
      ])
    scheme.exports = ["joined"]
    return scheme
  }

  /// Left rows 0…699 of key row modulo 90, right rows 0…199 of key row modulo 110: some keys on one side only.
  private static let left = "id,n\n" + (0..<700).map { "k\($0 % 90),\($0)\n" }.joined()
  private static let right = "id,m\n" + (0..<200).map { "k\($0 % 110),\($0)\n" }.joined()

  private static func rows(_ result: RunResult) -> [String] {
    result.exports.flatMap(\.chunks).flatMap { chunk in
      (0..<chunk.rowCount).map { row in
        chunk.columns.map { column in
          guard column.isKnown(row) else { return "–" }
          switch column.values {
          case .text(let text): return text.string(at: row)
          case .integers(let values): return "\(values[row])"
          default: return "?"
          }
        }.joined(separator: " ")
      }
    }
  }

  /// What the join gives, worked out row by row.
  private static var expected: [String] {
    var rows: [String] = []
    for n in 0..<700 {
      let partners = (0..<200).filter { $0 % 110 == n % 90 }
      rows += partners.isEmpty ? ["k\(n % 90) \(n) –"] : partners.map { "k\(n % 90) \(n) \($0)" }
    }
    return rows + (0..<200).filter { $0 % 110 >= 90 }.map { "k\($0 % 110) – \($0)" }
  }

  @Test("a join on disk gives the rows of one in memory, in their order", arguments: [1, 3], [64, 4096])
  func join(threads: Int, blockSize: Int) throws {
    let scheme = try Self.scheme(Self.left, Self.right, expect: nil)
    let plain = try scheme.run(threads: threads, blockSize: blockSize)
    let spilled = try NativeEngine().run(
      scheme.plan,
      options: RunOptions(threads: threads, blockSize: blockSize, memory: MemoryLimit(bytes: 1) { 0 }))
    #expect(Self.rows(plain) == Self.expected)
    #expect(Self.rows(spilled) == Self.expected)
    #expect(spilled.ledger == plain.ledger)
  }

  @Test("keys that break what a join expects are named alike, on disk or not")
  func cardinality() throws {
    let scheme = try Self.scheme(Self.left, Self.right, expect: .oneToOne)
    var messages: [[Diagnostic]] = []
    for memory in [nil, MemoryLimit(bytes: 1) { 0 }] {
      do {
        _ = try NativeEngine().run(scheme.plan, options: RunOptions(threads: 2, blockSize: 256, memory: memory))
      } catch {
        messages.append((error as? any DiagnosticConvertible)?.diagnostics ?? [])
      }
    }
    #expect(messages.count == 2)
    #expect(messages.first?.first?.code == "join-cardinality")
    #expect(messages.first == messages.last)
  }

  @Test("a run that needs more than it may ends with what is held, and what to do")
  func limit() throws {
    let scheme = try Self.scheme(Self.left, Self.right, expect: nil)
    let asked = Mutex(0)
    do {
      _ = try NativeEngine().run(
        scheme.plan,
        options: RunOptions(
          threads: 1,
          memory: MemoryLimit(bytes: 200_000_000) {
            asked.withLock { $0 += 1 }
            return 312_400_000
          }))
      Issue.record("the limit does not hold")
    } catch {
      let diagnostics = (error as? any DiagnosticConvertible)?.diagnostics ?? []
      #expect(diagnostics.map(\.code) == ["memory-limit"])
      #expect(
        diagnostics.first?.message
          == "the run needs more memory than --memory allows: 313 MB of 200 MB")
      #expect(diagnostics.first?.exit == .data)
    }
    #expect(asked.withLock { $0 } > 0)
  }
}
