import Peil
import ReferenceValues
import Testing

/// The odds ratio by logistic regression that `compare` puts beside the others, against statsmodels 0.15.0 on the same rows
/// (see LogisticRegressionTests).
@Suite struct LogisticComparisonTests {
  private func folder(_ compare: String, unit: String = "{key: nr, cluster: holding}") throws -> TestFolder {
    let folder = try TestFolder()
    let lines = LogisticUnits.rows.enumerated().map { number, row in
      "\(number),\(row[0]),\(row[1] == 1 ? "b" : "a"),h\(row[2]),\(row[3] == 1 ? "granted" : "refused")\n"
    }
    try folder.write("nr,call,form,holding,outcome\n" + lines.joined(), to: "a.csv")
    try folder.write(
      """
      peil: 1
      language: en
      reading: process
      unit: \(unit)
      sources:
        a:
          file: a.csv
          key: nr
          columns:
            nr: {type: text}
            call: {type: category, values: ["0", "1", "2"]}
            form: {type: category, values: [a, b]}
            holding: {type: text}
            outcome: {type: outcome, values: [granted, refused]}
      tables:
        t:
          from: a
          rows: form
          measures:
            rate: {approval-rate: {outcome: outcome, definition: submitted}}
          compare: {measure: rate, groups: form, reference: a, adjust-for: call, \(compare)}
      """, to: "p.yaml")
    return folder
  }

  private func estimate(_ folder: TestFolder) throws -> Estimate {
    let pipeline = try Pipeline(file: folder.path + "/p.yaml")
    let result = try NativeEngine().run(pipeline.plan, options: RunOptions(threads: 2))
    let plan = try #require(pipeline.plan.tables.first { $0.name == "t_compared" })
    let place = try #require(plan.measures.firstIndex { $0.name == "logistic_odds_ratio" })
    let cells = try #require(result.tables.first { $0.name == "t_compared" }).cells
    return try #require(cells.first { $0.key == [.code(1)] }).estimates[place]
  }

  private func agrees(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-9 * max(1, abs(expected)) } ?? false
  }

  @Test("has the value of statsmodels, and the interval of the model or of the clusters as asked")
  func values() throws {
    let model = try estimate(folder("logistic: model"))
    #expect(agrees(model.number, 1.30197197162714))
    #expect(agrees(model.interval?.lower, 0.5590817557024568) && agrees(model.interval?.upper, 3.031991292173037))
    #expect(model.n == 106 && model.reason == "")
    let clustered = try estimate(folder("logistic: clustered"))
    #expect(agrees(clustered.number, 1.30197197162714))
    #expect(
      agrees(clustered.interval?.lower, 0.5794094748770776) && agrees(clustered.interval?.upper, 2.925618389761898))
  }

  @Test("asks for the column by which applications belong together")
  func noCluster() throws {
    let folder = try folder("logistic: clustered", unit: "{key: nr}")
    let error = #expect(throws: DiagnosticsError.self) { try Pipeline(file: folder.path + "/p.yaml") }
    #expect(error?.diagnostics.map(\.code) == ["no-cluster"])
  }
}

extension Estimate {
  fileprivate var number: Double? {
    guard case .approximate(let number)? = value?.magnitude else { return nil }
    return number
  }
}
