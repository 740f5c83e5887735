import PeilCore
import PeilTable
import Testing

@testable import PeilEngine

@Suite("Counts beside a stage's rows")
struct NotedTests {
  private func scheme() throws -> Scheme {
    let scheme = try Scheme()
    let rows = (1...200).map { "\($0),\($0 % 4 == 0 ? "" : String($0))\n" }.joined()
    try scheme.source("a", [Scheme.column("id", .integer), Scheme.column("n", .integer)], key: ["id"], "id,n\n" + rows)
    func noting(_ make: @escaping (Schema) throws -> Relation) -> (Schema) throws -> Relation {
      { input in
        let relation = try make(input)
        let noted = [
          NotedCondition(name: "lacking", condition: try formula("n is missing", input)),
          NotedCondition(name: "large", condition: try formula("n > 100", input)),
        ]
        return Relation(relation.operation, schema: relation.schema, noted: noted)
      }
    }
    try scheme.dataset(
      "b", from: "a",
      [
        noting(filter("id > 2")), noting(check([("odd", "id > 3", .warn)])), noting(select("id", "n")),
        noting(aggregate(by: ["n"], [("rows", "count()")])), noting(select("rows", "n")), select("rows"),
      ])
    return scheme
  }

  @Test(
    "they count incoming rows for which the condition is true, also of columns nobody reads on", arguments: [1, 2, 8])
  func counts(threads: Int) throws {
    let scheme = try scheme()
    try scheme.table("t", from: "b") { _ in [measure("n", .count(where: nil))] }
    let result = try scheme.run(threads: threads, blockSize: 64)
    // 50 of 200 are missing, all above 2; of 101 to 200 a quarter is missing, which leaves 75.
    for stage in 1...3 {
      #expect(result.detail("b", stage, "lacking") == "50")
      #expect(result.detail("b", stage, "large") == "75")
    }
    #expect(result.entry("b", 1)?.details == [LedgerDetail("lacking", 50), LedgerDetail("large", 75)])
    #expect(
      result.entry("b", 2)?.details == [
        LedgerDetail("odd: failed", 1), LedgerDetail("odd: unknown", 0), LedgerDetail("lacking", 50),
        LedgerDetail("large", 75),
      ])
    // Behind the aggregate there is one row of all that lack a number.
    #expect(result.detail("b", 5, "lacking") == "1")
    #expect(result.detail("b", 5, "large") == "75")
    #expect(result.ledger.open.isEmpty)
  }
}
