import Foundation
import Peil
import Testing

/// Where there is nothing: whether that may be known is the pipeline's to say.
@Suite struct ReleaseZeroTests {
  private typealias Base = ReleaseTests

  /// Five applications of a, five of b, five of c, none of d.
  private static let rows =
    "id;firm;sector;outcome;costs\n"
    + ["a", "b", "c"].enumerated().flatMap { place, sector in
      (0..<5).map { "\(place * 5 + $0);f\(place * 5 + $0);\(sector);g;10\n" }
    }.joined()

  @Test("an empty category is shown as nought, unless noughts are confidential: then it is hidden with another one")
  func declared() throws {
    let place = try TestFolder()
    _ = try Base.run(place, Base.pipeline(disclosure: "{minimum: 3, group: none, method: heuristic}"), rows: Self.rows)
    #expect(Base.statuses(place, "out/release/tables/t.csv")["d.n"] == "ok")
    let outcome = try Base.run(
      place, Base.pipeline(disclosure: "{minimum: 3, group: none, zeros: confidential, method: heuristic}"),
      rows: Self.rows, out: "secret")
    #expect(outcome.refusal.isEmpty)
    let found = Base.statuses(place, "secret/release/tables/t.csv")
    #expect(found["d.n"] == "suppressed-own")
    #expect(["a", "b", "c"].count { found["\($0).n"] == "suppressed-other" } == 1)
    #expect(found["total.n"] == "ok")
  }

  @Test("a table that leaves empty categories away would tell of confidential noughts, and is not planned")
  func absent() throws {
    let place = try TestFolder()
    let pipeline = Base.pipeline(disclosure: "{minimum: 3, group: none, zeros: confidential, method: heuristic}")
      .replacingOccurrences(of: "    totals: nested\n", with: "    totals: nested\n    empty: hide\n")
    let error = #expect(throws: DiagnosticsError.self) {
      _ = try Base.run(place, pipeline, rows: Self.rows)
    }
    #expect(error?.diagnostics.map(\.code) == ["told-zeros"])
    // Where noughts are public, an absent row says what anybody may know.
    let open = pipeline.replacingOccurrences(of: "zeros: confidential, ", with: "")
    #expect(try Base.run(place, open, rows: Self.rows, out: "open").refusal.isEmpty)
    #expect(Base.statuses(place, "open/release/tables/t.csv")["d.n"] == nil)
  }
}
