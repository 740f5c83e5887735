import PeilCore
import PeilDiagnostics
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Joins")
struct JoinTests {
  /// Applications a, b, c and one without key; decisions for a, b and an orphan d.
  private func scheme(
    expected: Join.Cardinality? = nil, left: Join.Unmatched = .keep, right: Join.Unmatched = .leaveOut,
    isAnti: Bool = false, decisions: String = "id,granted\nb,20.00\nd,40.00\na,10.00\n"
  ) throws -> Scheme {
    let scheme = try Scheme()
    try scheme.source(
      "applications", [Scheme.column("id", .text), Scheme.column("asked", .integer)], "id,asked\na,1\nb,2\nc,3\n,4\n")
    try scheme.source("decisions", [Scheme.column("id", .text), Scheme.column("granted", .money)], decisions)
    try scheme.dataset(
      "joined", from: "applications",
      [
        join(
          scheme.schema("decisions"), named: "decisions", on: "id", expected: expected, left: left, right: right,
          isAnti: isAnti)
      ])
    scheme.exports = ["joined"]
    return scheme
  }

  @Test("a left join keeps rows without a partner, and a missing key meets nothing")
  func left() throws {
    let result = try scheme().run()
    #expect(result.exports[0].lines == ["a 1 10.00", "b 2 20.00", "c 3 missing", "missing 4 missing"])
    #expect(result.detail("joined", 1, "matched") == "2")
    #expect(result.detail("joined", 1, "left-only") == "2")
    #expect(result.detail("joined", 1, "right-only") == "1")
    #expect(result.detail("joined", 1, "cardinality") == "one-to-one")
  }

  @Test("an inner join leaves out rows without a partner")
  func inner() throws {
    let result = try scheme(left: .leaveOut).run()
    #expect(result.exports[0].lines == ["a 1 10.00", "b 2 20.00"])
    #expect(result.entry("joined", 1)?.leftOut == 2)
  }

  @Test("a full join adds the right rows without a partner, with their own key")
  func full() throws {
    let result = try scheme(right: .keep).run()
    #expect(
      result.exports[0].lines == ["a 1 10.00", "b 2 20.00", "c 3 missing", "missing 4 missing", "d missing 40.00"])
    #expect(result.entry("joined", 1)?.added == 1)
  }

  @Test("an anti join keeps just the rows without a partner")
  func anti() throws {
    let result = try scheme(isAnti: true).run()
    #expect(result.exports[0].lines == ["c 3", "missing 4"])
    #expect(result.entry("joined", 1)?.leftOut == 2)
  }

  @Test("rejected rows stand at their own source's record, on either side")
  func reject() throws {
    let result = try scheme(left: .reject, right: .reject).run()
    #expect(result.exports[0].lines == ["a 1 10.00", "b 2 20.00"])
    #expect(
      result.rejections.map { "\($0.source) \($0.record ?? 0) \($0.line ?? 0) \($0.reason) \($0.value ?? "-")" } == [
        "applications 3 4 unmatched-left c", "applications 4 5 unmatched-left -",
        "decisions 2 3 unmatched-right d",
      ])
    #expect(result.rejections.map { String(decoding: $0.bytes, as: UTF8.self) } == ["c,3\n", ",4\n", "d,40.00\n"])
    #expect(result.entry("joined", 1)?.rejected == 2)
    #expect(result.inputs.map(\.rejected) == [2, 1])
  }

  @Test("a rejected row without a key has no value, and says which columns lack; a text 'missing' is a key")
  func missingKeys() throws {
    let scheme = try Scheme()
    let columns = [Scheme.column("call", .text), Scheme.column("id", .text)]
    try scheme.source("left", columns, "call,id\nx,\n,\nmissing,1\n")
    try scheme.source("right", columns, "call,id\n,2\n")
    let keys = ["call", "id"].map { Join.Key(left: $0, right: $0) }
    let join = Join(
      right: "right", keys: keys, brought: [], expected: nil, unmatchedLeft: .reject, unmatchedRight: .reject)
    try scheme.dataset("joined", from: "left", [{ Relation(.join(join), schema: $0) }])
    let result = try scheme.run()
    #expect(
      result.rejections.map { "\($0.column ?? "-"): \($0.value ?? "-")" } == [
        "id: -", "call, id: -", "call, id: missing, 1", "call: -",
      ])
    #expect(result.rejections[0].explanation == "the key id is missing and meets no partner (stage 1 of 'joined')")
    #expect(result.rejections[2].explanation == "call, id 'missing, 1' has no partner (stage 1 of 'joined')")
  }

  @Test("a to-many join adds a row for each further partner, in the right side's order")
  func toMany() throws {
    let result = try scheme(left: .leaveOut, decisions: "id,granted\na,1.00\nb,2.00\na,3.00\n").run()
    #expect(result.exports[0].lines == ["a 1 1.00", "a 1 3.00", "b 2 2.00"])
    #expect(result.entry("joined", 1)?.added == 1)
    #expect(result.detail("joined", 1, "cardinality") == "one-to-many")
    #expect(result.detail("joined", 1, "repeated-keys-right") == "1")
  }

  @Test("another cardinality than expected stops the run and names the keys")
  func cardinality() throws {
    let failure = try scheme(expected: .oneToOne, decisions: "id,granted\na,1.00\nb,2.00\na,3.00\n").failure()
    #expect(failure.map(\.code) == ["join-cardinality"])
    #expect(
      failure[0].details == [
        "a: 1 row on the left, 2 in 'decisions': decisions.csv, lines 2 and 4",
        "leave one row of 'decisions' for each key before the join, or say 'expect: one-to-many'",
      ])
    #expect(failure[0].exit == .data)
  }

  @Test("repeated left keys are counted, with and without a partner")
  func repeatedLeft() throws {
    let scheme = try Scheme()
    try scheme.source("applications", [Scheme.column("id", .text)], "id\na\na\nz\nz\ny\n")
    try scheme.source("decisions", [Scheme.column("id", .text)], "id\na\n")
    try scheme.dataset("joined", from: "applications", [join(scheme.schema("decisions"), named: "decisions", on: "id")])
    let result = try scheme.run()
    #expect(result.detail("joined", 1, "repeated-keys-left") == "2")
    #expect(result.detail("joined", 1, "cardinality") == "many-to-one")
  }

  @Test("an outcome that is missing after a join stops the run, unless missing-as says what it means")
  func outcome() throws {
    func scheme(missingAs: UInt32?) throws -> Scheme {
      let scheme = try Scheme()
      try scheme.source("applications", [Scheme.column("id", .text)], "id\na\nb\nc\n")
      try scheme.source(
        "decisions", [Scheme.column("id", .text), Scheme.column("outcome", .outcome, missingAs: missingAs)],
        "id,outcome\nb,granted\n")
      try scheme.dataset(
        "joined", from: "applications", [join(scheme.schema("decisions"), named: "decisions", on: "id")])
      scheme.exports = ["joined"]
      return scheme
    }
    let failure = try scheme(missingAs: nil).failure()
    #expect(failure.map(\.code) == ["missing-outcome"])
    #expect(failure[0].message.hasPrefix("2 rows of 'joined' have no outcome"))
    #expect(
      failure[0].details.suffix(2) == ["applications.csv: line 2, record 1", "applications.csv: line 4, record 3"])
    let open = try scheme(missingAs: Outcome.open.code).run()
    #expect(open.exports[0].lines == ["a open", "b granted", "c open"])
  }

  @Test("keys of two scales meet by value")
  func scales() throws {
    let scheme = try Scheme()
    try scheme.source("left", [Scheme.column("id", .decimal(scale: 1))], "id\n1.5\n2.0\n")
    try scheme.source(
      "right", [Scheme.column("id", .decimal(scale: 3)), Scheme.column("n", .integer)], "id,n\n2.000,2\n1.501,1\n")
    try scheme.dataset("joined", from: "left", [join(scheme.schema("right"), named: "right", on: "id")])
    scheme.exports = ["joined"]
    #expect(try scheme.run().exports[0].lines == ["1.5 missing", "2.0 2"])
  }

  @Test("a source joined with itself is read once")
  func selfJoin() throws {
    let scheme = try Scheme()
    try scheme.source("a", [Scheme.column("id", .text), Scheme.column("n", .integer)], "id,n\nx,1\ny,2\n")
    try scheme.dataset("left", from: "a", [filter("n == 1")])
    try scheme.dataset(
      "joined", from: "a", [join(Schema(columns: [], grain: .whole), named: "left", on: "id", isAnti: true)])
    scheme.exports = ["joined"]
    let result = try scheme.run()
    #expect(result.exports[0].lines == ["y 2"])
    #expect(result.inputs.map(\.records) == [2])
  }
}
