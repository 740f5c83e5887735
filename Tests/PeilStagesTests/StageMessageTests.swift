import PeilCore
import PeilDiagnostics
import PeilStages
import PeilTable
import Testing

@Suite struct StageMessageTests {
  @Test(
    "select",
    arguments: [
      ("[costs, costs]", ["column 'costs' is named twice"]),
      ("[cost, requestd]", ["no column 'cost' in 'applications'", "no column 'requestd' in 'applications'"]),
      (
        "{drop: [application, chamber_no, compartment, status, costs, requested]}",
        ["no column of 'applications' remains"]
      ),
    ])
  func select(options: String, messages: [String]) { expect(SelectStage.self, options, messages) }

  @Test(
    "rename",
    arguments: [
      ("{costs: requested}", ["'applications' has a column 'costs' already"]),
      ("{a: costs, b: costs}", ["column 'costs' takes two names, 'a' and 'b'"]),
      ("{a: nothing}", ["no column 'nothing' in 'applications'"]),
    ])
  func rename(options: String, messages: [String]) { expect(RenameStage.self, options, messages) }

  @Test(
    "derive",
    arguments: [
      ("{costs: requested}", ["'applications' has a column 'costs' already"]),
      ("{a: {formula: status == 'granted', amount: granted}}", ["'a' is boolean, and only money has an amount"]),
      // What reads a column that could not be made is not reported again.
      ("{costs: requested, b: costs + nothing}", ["'applications' has a column 'costs' already"]),
    ])
  func derive(options: String, messages: [String]) { expect(DeriveStage.self, options, messages) }

  @Test(
    "recode",
    arguments: [
      ("{column: costs, values: {a: b}}", ["recode takes a closed list, text or an identifier; 'costs' is money"]),
      (
        "{column: compartment, values: {szw: a}}",
        ["what becomes of codes 'ezk' of 'compartment' is not said"]
      ),
      (
        "{column: chamber_no, into: c, values: {1: a}}",
        ["what becomes of all other words of 'chamber_no' is not said"]
      ),
      ("{column: compartment, values: {swz: a}, otherwise: b}", ["'compartment' has no code 'swz'"]),
      (
        "{column: chamber_no, into: c, values: {1: a}, otherwise: keep}",
        ["'chamber_no' is kvk and has no closed list to keep"]
      ),
      (
        "{column: application, values: {a: b}, otherwise: c}",
        ["'application' tells the rows of 'applications' apart and cannot be replaced"]
      ),
      (
        "{column: compartment, values: {szw: _missing, ezk: b}}",
        ["the code '_missing' cannot stand in a list: tables use it for missing values"]
      ),
    ])
  func recode(options: String, messages: [String]) { expect(RecodeStage.self, options, messages) }

  @Test(
    "join",
    arguments: [
      ("{with: decisons, key: application, kind: left}", ["no source or dataset 'decisons'"]),
      ("{with: decisions, key: chamber_no, kind: left}", ["no column 'chamber_no' in 'decisions'"]),
      (
        "{with: decisions, key: {costs: application}, kind: left}",
        ["the keys do not compare: 'costs' is money in 'applications', 'application' is text in 'decisions'"]
      ),
      (
        "{with: decisions, key: {compartment: outcome}, kind: left}",
        ["the keys do not compare: 'compartment' is category in 'applications', 'outcome' is outcome in 'decisions'"]
      ),
      (
        "{with: applications, key: application, kind: left, columns: [costs, status]}",
        ["'applications' brings columns that 'applications' has already: costs, status"]
      ),
      (
        "{with: decisions, key: application, kind: left, columns: [application]}",
        ["'application' is the key and comes along by itself, under its left name"]
      ),
      (
        "{with: decisions, key: application, unmatched: {left: keep}}",
        ["what becomes of right rows without a partner is not said"]
      ),
      (
        "{with: decisions, key: application, kind: left, unmatched: {left: reject}}",
        ["`kind: left` keeps left rows without a partner, and `left: reject` says otherwise"]
      ),
      (
        "{with: decisions, key: application, kind: left, unmatched: {right: keep}}",
        ["`kind: left` does not keep right rows without a partner, and `right: keep` says otherwise"]
      ),
      (
        "{with: decisions, key: application, kind: anti, prefix: a, unmatched: {left: keep}}",
        [
          "an anti-join keeps just the left rows without a partner: `unmatched` has no meaning",
          "`prefix` has no meaning in an anti-join, which brings nothing of 'decisions' along",
        ]
      ),
    ])
  func join(options: String, messages: [String]) { expect(JoinStage.self, options, messages) }

  @Test(
    "aggregate",
    arguments: [
      ("{by: [], columns: {a: count()}}", ["`by` names no column to group on"]),
      ("{by: status, columns: {status: count()}}", ["'applications' has a column 'status' already"]),
      ("{by: status, keep: status}", ["column 'status' is named twice"]),
      ("{by: nothing, keep: none}", ["no column 'nothing' in 'applications'", "no column 'none' in 'applications'"]),
    ])
  func aggregate(options: String, messages: [String]) { expect(AggregateStage.self, options, messages) }

  @Test("a wrong condition does not keep later stages from being checked")
  func filter() {
    let (relation, problems, _) = StageBench.plan(FilterStage.self, "costs")
    #expect(problems.count == 1)
    #expect(relation?.schema == StageBench.applications)
  }

  @Test("a message has its place, the nearest name and what there is to choose")
  func rendered() {
    let said = StageBench.plan(RecodeStage.self, "{column: compartment, values: {swz: a}, otherwise: b}").said
    #expect(
      said == """
        p.yaml:1:32: error: 'compartment' has no code 'swz'
            1 | {column: compartment, values: {swz: a}, otherwise: b}
              |                                ^^^ did you mean 'szw'?
           codes: szw, ezk

        """)
  }

  private func expect(_ stage: any Stage.Type, _ options: String, _ messages: [String]) {
    let problems = StageBench.plan(stage, options).problems
    #expect(problems.map(\.message) == messages)
    #expect(problems.allSatisfy { $0.span != nil })
  }
}
