import Foundation
import Testing

/// Applications and decisions that do not fit together, and what a run says about it.
@Suite struct BadJoinTests {
  private static func pipeline(limits: Int = 0, unmatchedLeft: String = "reject") -> String {
    """
    peil: 1
    language: en
    sources:
      applications:
        file: a.csv
        key: none
        reject-limit: \(limits)
        columns:
          nr: {type: text}
          costs: {type: money, amount: project-costs}
      decisions:
        file: d.csv
        key: none
        reject-limit: \(limits)
        columns:
          nr: {type: text}
          outcome: {type: outcome, values: {yes: granted, no: refused}}
    datasets:
      decided:
        from: applications
        stages:
          - join: {with: decisions, key: nr, expect: one-to-one, unmatched: {left: \(unmatchedLeft), right: reject}}
    tables:
      t: {from: decided, measures: {n: {count: {of: rows}}}}

    """
  }

  private func run(
    _ pipeline: String, applications: String, decisions: String
  ) throws -> (result: Command.Result, place: Workplace) {
    let place = try Workplace()
    try place.write(pipeline, to: "p.yaml")
    try place.write("nr,costs\n" + applications, to: "a.csv")
    try place.write("nr,outcome\n" + decisions, to: "d.csv")
    return (try Command.run(["run", "p.yaml", "--quiet"], in: place.folder), place)
  }

  @Test("two decisions for one application stop the run and are named with their lines")
  func twoDecisions() throws {
    let (result, place) = try run(
      Self.pipeline(), applications: "1,5.00\n2,6.00\n", decisions: "1,yes\n2,no\n1,no\n")
    #expect(
      result.error == """
        p.yaml:22:9: error: 'decided' joins 'decisions' one-to-many on nr, one-to-one was expected
           22 |       - join: {with: decisions, key: nr, expect: one-to-one, unmatched: {left: reject, right: reject}}
              |         ^^^^
           1: 1 row on the left, 2 in 'decisions': d.csv, lines 2 and 4
           leave one row of 'decisions' for each key before the join, or say 'expect: one-to-many'

        """)
    #expect(result.status == 65)
    #expect(!place.exists("out"))
  }

  @Test("a decision without application and an application without decision are rejected, with their reasons")
  func withoutPartner() throws {
    let (result, place) = try run(
      Self.pipeline(limits: 1), applications: "1,5.00\n2,6.00\n", decisions: "1,yes\n9,no\n")
    #expect(result.status == 0)
    #expect(place.read("out/p/rejects/applications.csv") == "nr,costs\n2,6.00\n")
    #expect(place.read("out/p/rejects/decisions.csv") == "nr,outcome\n9,no\n")
    #expect(
      place.read("out/p/rejects/reasons.csv") == """
        source,file,line,record,byte,dataset,stage,reason,column,value
        applications,a.csv,3,2,16,decided,1,unmatched-left,nr,2
        decisions,d.csv,3,2,17,decided,1,unmatched-right,nr,9

        """)
    #expect(
      place.read("out/p/ledger.csv")?.contains("decided,1,join,2,0,0,1,0,0,1,matched=1; left-only=1; right-only=1")
        == true)
  }

  @Test("missing keys on both sides never meet, and their rows say that they have none")
  func missingKeys() throws {
    let (result, place) = try run(
      Self.pipeline(limits: 1), applications: "1,5.00\n,6.00\n", decisions: "1,yes\n,no\n")
    #expect(result.status == 0)
    #expect(
      place.read("out/p/rejects/reasons.csv") == """
        source,file,line,record,byte,dataset,stage,reason,column,value
        applications,a.csv,3,2,16,decided,1,unmatched-left,nr,
        decisions,d.csv,3,2,17,decided,1,unmatched-right,nr,

        """)
  }

  @Test("beyond the limit nothing is published, and the rejects and the ledger stand beside the output")
  func beyondTheLimit() throws {
    let (result, place) = try run(
      Self.pipeline(), applications: "1,5.00\n2,6.00\n", decisions: "1,yes\n")
    #expect(result.status == 65)
    #expect(!place.exists("out/p"))
    #expect(place.read("out/p.failed/rejects/applications.csv") == "nr,costs\n2,6.00\n")
    #expect(place.exists("out/p.failed/ledger.csv"))
    #expect(!place.exists("out/p.failed/tables"))
  }
}
