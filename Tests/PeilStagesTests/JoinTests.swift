import PeilCore
import PeilStages
import PeilTable
import Testing

@Suite struct JoinTests {
  /// Counted by hand: what tells the rows apart after each kind of meeting.
  @Test(
    "the grain after a join follows from the side on which a key is unique",
    arguments: [
      ("applications", "{with: decisions, key: application, kind: left}", ["application"]),
      ("applications", "{with: participants, key: application, kind: left}", ["application", "participant"]),
      ("participants", "{with: applications, key: application, kind: inner}", ["application", "participant"]),
      ("applications", "{with: firms, key: {chamber_no: number}, kind: left}", ["application"]),
      ("applications", "{with: visits, key: application, kind: left}", ["row of visits"]),
      ("applications", "{with: visits, key: application, kind: left, expect: one-to-one}", ["application"]),
      (
        "participants", "{with: visits, key: application, kind: left}",
        ["application", "participant", "row of visits"]
      ),
      (
        "applications", "{with: participants, key: application, kind: left, columns: cash}",
        ["application", "participants.participant"]
      ),
      (
        "visits", "{with: participants, key: application, kind: left, prefix: their}",
        ["application", "row of visits", "their_participant"]
      ),
      ("applications", "{with: participants, key: application, kind: anti}", ["application"]),
    ])
  func grain(input: String, options: String, expected: [String]) {
    let (relation, _, said) = StageBench.plan(JoinStage.self, options, input: input)
    #expect(said == "")
    #expect(relation?.schema.grain == Grain(expected))
  }

  @Test(
    "a column keeps the grain that decides it, in names of the output",
    arguments: [
      ("applications", "{with: decisions, key: application, kind: left}", "granted", ["application"]),
      ("applications", "{with: participants, key: application, kind: left}", "costs", ["application"]),
      ("applications", "{with: participants, key: application, kind: left}", "cash", ["application", "participant"]),
      ("participants", "{with: decisions, key: application, kind: inner}", "granted", ["application"]),
      ("applications", "{with: firms, key: {chamber_no: number}, kind: left}", "staff", ["chamber_no"]),
      ("visits", "{with: decisions, key: application, kind: left}", "granted", ["application"]),
      ("visits", "{with: decisions, key: application, kind: left, expect: one-to-one}", "granted", ["row of visits"]),
      (
        "visits", "{with: participants, key: application, kind: left, expect: one-to-many}", "day", ["application"]
      ),
    ])
  func columnGrain(input: String, options: String, name: String, expected: [String]) {
    let (relation, _, said) = StageBench.plan(JoinStage.self, options, input: input)
    #expect(said == "")
    #expect(relation?.schema[name]?.grain == Grain(expected))
  }

  @Test(
    "kind and unmatched say the same in two ways",
    arguments: [
      ("kind: inner", Join.Unmatched.leaveOut, Join.Unmatched.leaveOut),
      ("kind: left", .keep, .leaveOut), ("kind: full", .keep, .keep),
      ("kind: left, unmatched: {right: reject}", .keep, .reject),
      ("unmatched: {left: reject, right: keep}", .reject, .keep),
    ])
  func choice(options: String, left: Join.Unmatched, right: Join.Unmatched) {
    let (relation, _, said) = StageBench.plan(
      JoinStage.self, "{with: decisions, key: application, \(options)}")
    #expect(said == "")
    guard case .join(let join)? = relation?.operation else {
      Issue.record("expected a join")
      return
    }
    #expect(join.unmatchedLeft == left)
    #expect(join.unmatchedRight == right)
    #expect(!join.isAnti)
  }

  @Test("a full join of a checked identifier with text holds text")
  func coalescedKey() {
    let full = StageBench.plan(JoinStage.self, "{with: firms, key: {chamber_no: number}, kind: full}").relation
    #expect(full?.schema["chamber_no"]?.type == .text)
    let left = StageBench.plan(JoinStage.self, "{with: firms, key: {chamber_no: number}, kind: left}").relation
    #expect(left?.schema["chamber_no"]?.type == .identifier(.kvk))
  }

  @Test("a brought column keeps its amount and takes the prefix")
  func prefix() {
    let schema = StageBench.plan(
      JoinStage.self, "{with: decisions, key: application, kind: left, prefix: final}"
    ).relation?.schema
    #expect(schema?["final_granted"]?.amount == .granted)
    #expect(schema?.names.suffix(2) == ["final_outcome", "final_granted"])
  }

  @Test("a join without a word on unmatched rows lists the choices")
  func open() {
    let said = StageBench.plan(JoinStage.self, "{with: decisions, key: application}").said
    #expect(
      said == """
        p.yaml:1:1: error: what becomes of rows without a partner is not said
            1 | {with: decisions, key: application}
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
           `kind: inner` leaves them out on both sides; `kind: left` keeps those of 'applications'; `kind: full` keeps both;
           `kind: anti` keeps just the rows of 'applications' that have no partner in 'decisions';
           or for each side: `unmatched: {left: keep | leave-out | reject, right: keep | leave-out | reject}`

        """)
  }
}
