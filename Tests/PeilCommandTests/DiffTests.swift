import Foundation
import Testing

/// `peil diff`: two runs held against each other.
///
/// What is expected was counted by hand from the rows below.
@Suite struct DiffTests {
  private static let pipeline = """
    peil: 1
    title: Trial
    language: en
    reading: census
    parameters:
      least: {type: money, value: "1"}
    sources:
      a: {file: a.csv, key: nr, reject-limit: 1, columns: {nr: {type: text}, kind: {type: category, values: [x, y]}, amount: {type: money, amount: granted}}}
      b: {file: b.csv, key: nr, columns: {nr: {type: text}, score: {type: number}}}
    datasets:
      kept: {from: a, stages: [{filter: amount >= $least}]}
    tables:
      t: {title: Kinds, from: kept, rows: kind, totals: nested, measures: {n: {count: {}}, granted: {sum: {of: amount}}}}
      u: {title: Scores, from: b, measures: {score: {mean: {of: score}}, rows: {count: {}}}}

    """

  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.pipeline, to: "p.yaml")
    try place.write("nr,kind,amount\n1,x,10.00\n2,y,0.50\n3,x,3.00\n4,y,4.00\n", to: "a.csv")
    try place.write("nr,score\n1,1\n2,2\n", to: "b.csv")
    return place
  }

  private func run(_ place: Workplace, _ folder: String, _ more: [String] = []) throws {
    let run = try Command.run(["run", "p.yaml", "--quiet", "-o", folder] + more, in: place.folder)
    #expect(run.status == 0, "\(run.error)")
  }

  private func replace(_ old: String, _ new: String, in name: String, of place: Workplace) throws {
    let text = try #require(place.read(name))
    #expect(text.contains(old))
    try place.write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  private func diff(_ place: Workplace, _ more: [String] = []) throws -> Command.Result {
    try Command.run(["diff", "one", "two"] + more, in: place.folder)
  }

  @Test("two runs of the same files and pipeline have the same figures, wherever they stand")
  func same() throws {
    let place = try place()
    try run(place, "one")
    try run(place, "two", ["--row-hashes"])
    let result = try diff(place)
    #expect(result.status == 0)
    #expect(
      result.output == """
        one → two

        pipeline: the same
        inputs: the same
        ledger: the same
        figures: all 8 are the same

        """)
  }

  @Test("rows that came, left and changed are counted and named, and the tables that rest on them tell of it")
  func rows() throws {
    let place = try place()
    try run(place, "one", ["--row-hashes"])
    try FileManager.default.copyItem(
      at: place.folder.appendingPathComponent("a.csv"), to: place.folder.appendingPathComponent("kept.csv"))
    // Of four rows one leaves (4), one changes (1, from 10 to 12 euro), and two come, one of them rejected.
    try place.write("nr,kind,amount\n1,x,12.00\n2,y,0.50\n3,x,3.00\n5,y,6.00\n6,z,7.00\n", to: "a.csv")
    try run(place, "two", ["--row-hashes"])
    let result = try diff(place)
    #expect(result.status == 1)
    #expect(
      result.output == """
        one → two

        pipeline: the same
        inputs: 1 source with differences
          a: other files, 4 → 5 records, 0 → 1 rejected
            1 row came: 5
            1 row left
            1 row changed: 1
        ledger: 1 line with differences
          source a: in 4 → 5, rejected 0 → 1
        figures: 3 of 8 changed, in 1 of 2 tables

        t: 3 of 6 figures changed
          because: source 'a' has other files: 4 → 5 records; 1 row came, 1 row left, 1 row changed
          granted, kind=x: 13.00 → 15.00 (+2.00, +15%)
          granted, kind=y: 4.00 → 6.00 (+2.00, +50%)
          granted, total of kind: 17.00 → 21.00 (+4.00, +24%)

        """)
  }

  @Test("a parameter, a stage and a measure of the pipeline are named where a table rests on them, and nowhere else")
  func pipeline() throws {
    let place = try place()
    try run(place, "one")
    try replace("value: \"1\"", "value: \"4\"", in: "p.yaml", of: place)
    try replace("score: {mean: {of: score}}", "score: {max: {of: score}}", in: "p.yaml", of: place)
    try replace("title: Trial", "title: Trials", in: "p.yaml", of: place)
    try run(place, "two")
    let result = try diff(place)
    #expect(result.status == 1)
    #expect(
      result.output == """
        one → two

        pipeline: 4 differences
          title: 'Trial' → 'Trials'
          parameters.least.value: '1' → '4'
          tables.u.measures.score.max: nothing → '{of: score}'
          tables.u.measures.score.mean: '{of: score}' → nothing
        parameters: 1 difference
          least: 1 → 4
        inputs: the same
        ledger: 1 line with differences
          kept, stage 1 (filter): left out 1 → 2, out 3 → 2
        figures: 5 of 8 changed, in 2 of 2 tables

        t: 4 of 6 figures changed
          because: parameter 'least': 1 → 4
          because: rows of 'kept' differ from stage 1 (filter) on: 3 → 2
          n, kind=x: 2 → 1 (-1, -50%)
          granted, kind=x: 13.00 → 10.00 (-3.00, -23%)
          n, total of kind: 3 → 2 (-1, -33%)
          granted, total of kind: 17.00 → 14.00 (-3.00, -18%)

        u: 1 of 2 figures changed
          because: the pipeline's tables.u.measures.score.max has come (line 14)
          because: the pipeline's tables.u.measures.score.mean has left
          score: 1.5 → 2 (+0.5, +33%)

        """)
    let json = try diff(place, ["--json"])
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(json.status == 1)
    #expect(value?["same-figures"] as? Bool == false)
    #expect((value?["tables"] as? [[String: Any]])?.map { $0["table"] as? String } == ["t", "u"])
  }

  @Test("a table that comes, one that leaves, and a closed list in another order are not taken for other figures")
  func tables() throws {
    let place = try place()
    try run(place, "one")
    try replace("values: [x, y]", "values: [y, x]", in: "p.yaml", of: place)
    try replace("  u: {title: Scores", "  v: {title: Scores", in: "p.yaml", of: place)
    try run(place, "two")
    let result = try diff(place)
    #expect(result.status == 1)
    #expect(result.output.contains("figures: 4 of 10 changed, in 2 of 3 tables\n"), "\(result.output)")
    #expect(result.output.contains("\nv: has come, with 2 figures\n"))
    #expect(result.output.contains("\nu: has left; it had 2 figures\n"))
    #expect(!result.output.contains("\nt: "))
  }

  @Test("the hashes of rows are those that HMAC-SHA-256 gives, as Python's hmac computes them")
  func hashes() throws {
    let place = try place()
    try place.write("nr,kind,amount\n1,x,10.00\n2,y,0.50\n3,,3.00\n", to: "a.csv")
    try run(place, "one", ["--row-hashes", "--threads", "1"])
    try run(place, "two", ["--row-hashes", "--threads", "3"])
    let path = "internal/rows/a.rows"
    let one = try Data(contentsOf: place.folder.appendingPathComponent("one/\(path)"))
    #expect(one == (try Data(contentsOf: place.folder.appendingPathComponent("two/\(path)"))))
    let end = try #require(one.firstIndex(of: 10))
    #expect(
      String(decoding: one[..<end], as: UTF8.self) == """
        {"peil-rows":1,"source":"a","key":["nr"],"columns":["nr text","kind category","amount money"],"rows":3}
        """)
    let words = one[(end + 1)...].map { String(format: "%02x", $0) }.joined()
    #expect(words == "2b68a9b6f5bde56356db32a31ae56094510e1d872171e47f6885a4a95197ea90624fc7250fc1d868f2c07c30dba09c6f")
    try place.write("damaged", to: "two/\(path)")
    let damaged = try diff(place)
    #expect(damaged.status == 0)
    try replace("1,x,10.00", "1,x,11.00", in: "a.csv", of: place)
    try run(place, "one", ["--row-hashes"])
    #expect(try diff(place).status == 65)
  }
}
