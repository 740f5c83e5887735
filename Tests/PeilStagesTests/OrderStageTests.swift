import PeilCore
import PeilDiagnostics
import PeilStages
import PeilTable
import PeilTestSupport
import PeilValues
import Testing

@Suite struct OrderStageTests {
  @Test(
    "sort",
    arguments: [
      ("cost", ["no column 'cost' in 'applications'"]),
      ("[costs, {column: costs, descending: true}]", ["column 'costs' is named twice"]),
      ("{by: []}", ["no column is named to order by"]),
      (
        "{by: [{column: nothing}, status, none]}",
        ["no column 'nothing' in 'applications'", "no column 'none' in 'applications'"]
      ),
    ])
  func sort(options: String, messages: [String]) { expect(SortStage.self, options, messages) }

  @Test(
    "limit",
    arguments: [
      ("0", ["'0' is not a whole number of at least 1"]),
      ("{rows: many}", ["'many' is not a whole number of at least 1"]),
    ])
  func limit(options: String, messages: [String]) { expect(LimitStage.self, options, messages) }

  @Test(
    "sample",
    arguments: [
      ("{seed: 1}", ["how much is drawn is not said"]),
      ("{seed: 1, size: 5, share: 10%}", ["both `size` and `share` say how much is drawn"]),
      ("{seed: 1, share: 110%}", ["'110%' is not a share above 0 and up to 1"]),
      ("{seed: 1, share: 0%}", ["'0%' is not a share above 0 and up to 1"]),
      ("{seed: 1, share: ten}", ["'ten' is not a share above 0 and up to 1"]),
      ("{seed: 1, size: 0}", ["'0' is not a whole number of at least 1"]),
      ("{seed: -1, size: 1}", ["'-1' is not a whole number of at least 0"]),
      ("{seed: 1, size: 1, by: []}", ["no column is named as key"]),
      ("{seed: 1, by: firm}", ["no column 'firm' in 'applications'", "how much is drawn is not said"]),
    ])
  func sample(options: String, messages: [String]) { expect(SampleStage.self, options, messages) }

  @Test(
    "rank",
    arguments: [
      (
        "{by: {column: costs, descending: true}, into: status, ties: same}",
        ["'applications' has a column 'status' already"]
      ),
      (
        "{by: {column: cost, descending: true}, within: stat, into: place, ties: same}",
        ["no column 'cost' in 'applications'", "no column 'stat' in 'applications'"]
      ),
    ])
  func rank(options: String, messages: [String]) { expect(RankStage.self, options, messages) }

  @Test(
    "deduplicate",
    arguments: [
      (
        "{by: application, keep: error, order: costs}",
        ["`order` has no meaning beside `keep: error`, which keeps no row before another"]
      ),
      ("{by: [application, application], keep: first}", ["column 'application' is named twice"]),
      (
        "{by: applicant, keep: first, order: cost}",
        ["no column 'applicant' in 'applications'", "no column 'cost' in 'applications'"]
      ),
    ])
  func deduplicate(options: String, messages: [String]) { expect(DeduplicateStage.self, options, messages) }

  @Test(
    "pick",
    arguments: [
      ("{by: application, take: first, date: costs}", ["'costs' is money, and a date decides which row is picked"]),
      ("{by: application, take: first, date: decided}", ["no column 'decided' in 'applications'"]),
    ])
  func pick(options: String, messages: [String]) { expect(PickStage.self, options, messages) }

  private func expect(_ stage: any Stage.Type, _ options: String, _ messages: [String]) {
    let (relation, problems, _) = StageBench.plan(stage, options)
    #expect(relation == nil)
    #expect(problems.map(\.message) == messages)
    #expect(problems.allSatisfy { $0.span != nil })
  }

  @Test("a set has no order, and a binary64 number is no key")
  func types() {
    let schema = Schema(
      columns: [
        Column(name: "topics", type: .set(Domain(codes: ["a", "b"])), grain: Grain(["id"])),
        Column(name: "weight", type: .number, grain: Grain(["id"])),
      ], grain: Grain(["id"]))
    let context = BindingContext(subject: "d", schemas: [:], parameters: [:], reading: nil, asOf: nil, unit: nil)
    #expect(SortStage.relation(FlowSetting.read("topics"), input: schema, context: context) == nil)
    #expect(
      DeduplicateStage.relation(FlowSetting.read("{by: weight, keep: first}"), input: schema, context: context) == nil)
    #expect(context.diagnostics.map(\.code) == ["unordered-type", "inexact-key"])
    // The columns that tell the rows apart are not here, and nothing says what is drawn.
    #expect(SampleStage.relation(FlowSetting.read("{size: 1, seed: 1}"), input: schema, context: context) == nil)
    #expect(context.diagnostics.last?.code == "no-key")
    #expect(context.diagnostics.last?.details == ["add `by:` with a column, or give the source a `key`"])
  }

  @Test("a sample draws the grain's key unless it is told what")
  func key() {
    func by(_ options: String) -> [String]? {
      guard
        case .sample(let sampling)? = StageBench.plan(SampleStage.self, options, input: "participants").relation?
          .operation
      else { return nil }
      return sampling.by
    }
    #expect(by("{size: 5, seed: 2_021}") == ["application", "participant"])
    #expect(by("{size: 5, seed: 2_021, by: application}") == ["application"])
  }

  @Test("a share is exact", arguments: [("10%", 1, 10), ("0.125", 1, 8), ("100%", 1, 1), ("37.5%", 3, 8)])
  func share(text: String, numerator: Int, denominator: Int) {
    let relation = StageBench.plan(SampleStage.self, "{share: \(text), seed: 1}").relation
    guard case .sample(let sampling)? = relation?.operation, case .share(let share) = sampling.size else {
      Issue.record("no sample by share")
      return
    }
    #expect(share == Rational(Int128(numerator), Int128(denominator)))
  }

  @Test("after one row of each key is kept, a row is one key, and columns belong to it")
  func grain() {
    let participants = StageBench.participants
    let output = StageBench.plan(DeduplicateStage.self, "{by: application, keep: first}", input: "participants")
      .relation?.schema
    #expect(output?.grain == Grain(["application"]))
    #expect(output?.names == participants.names)
    #expect(output?.columns.map(\.grain) == participants.columns.map { _ in Grain(["application"]) })
    // What tells the rows apart already is part of the key: nothing changes.
    let same = StageBench.plan(DeduplicateStage.self, "{by: [application, status], keep: error}").relation?.schema
    #expect(same == StageBench.applications)
    let picked = StageBench.plan(PickStage.self, "{by: application, take: latest, date: day}", input: "visits")
      .relation?.schema
    #expect(picked?.grain == Grain(["application"]))
  }

  @Test("the last row of each key is the first in the order turned about, and of equal ones the last")
  func last() {
    func choice(_ options: String) -> KeepOne? {
      guard case .keepOne(let choice)? = StageBench.plan(DeduplicateStage.self, options).relation?.operation else {
        return nil
      }
      return choice
    }
    let last = choice("{by: status, keep: last, order: [costs, {column: requested, descending: true}]}")
    #expect(last?.order.map(\.isDescending) == [true, false])
    #expect(last?.ties == .lastRow)
    #expect(choice("{by: status, keep: first, order: costs}")?.order.map(\.isDescending) == [false])
    #expect(choice("{by: status, keep: error}")?.ties == .error)
  }

  @Test("a rank is an integer, of the rows' grain, known where what ranks is known")
  func rankColumn() {
    let made = StageBench.plan(
      RankStage.self,
      "{by: {column: costs, descending: true}, within: compartment, into: place, ties: same, label: Plaats}"
    ).relation?.schema["place"]
    #expect(made?.type == .integer)
    #expect(made?.grain == Grain(["application"]))
    #expect(made?.knownWhen == "status == 'granted'")
    #expect(made?.label == LocalizedText("Plaats"))
  }
}
