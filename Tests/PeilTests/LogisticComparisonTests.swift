import Peil
import Testing

/// The odds ratio by logistic regression that `compare` puts beside the others, against statsmodels 0.15.0 on the same rows
/// (see LogisticRegressionTests).
@Suite struct LogisticComparisonTests {
  private static let rows: [[Int]] = [
    [1, 1, 0, 0], [2, 1, 0, 0], [0, 0, 0, 1], [2, 0, 0, 0], [0, 0, 1, 1], [1, 0, 1, 1], [2, 0, 1, 0], [1, 1, 1, 0],
    [2, 1, 2, 0], [1, 0, 2, 1], [0, 1, 2, 1], [1, 0, 2, 1], [2, 0, 3, 0], [1, 0, 4, 1], [1, 0, 4, 1], [0, 0, 4, 0],
    [0, 1, 4, 1], [1, 0, 5, 0], [0, 1, 6, 0], [0, 0, 6, 0], [1, 1, 6, 0], [1, 0, 7, 0], [2, 1, 7, 0], [2, 0, 7, 0],
    [0, 1, 8, 1], [0, 0, 9, 0], [1, 0, 9, 0], [1, 0, 10, 0], [1, 1, 10, 1], [1, 0, 11, 1], [0, 0, 11, 1],
    [1, 1, 11, 1], [2, 0, 12, 0], [0, 1, 13, 1], [2, 1, 13, 0], [2, 1, 14, 1], [1, 1, 14, 0], [0, 0, 14, 1],
    [1, 1, 15, 0], [1, 1, 15, 1], [2, 0, 15, 0], [0, 1, 16, 1], [2, 1, 16, 0], [1, 0, 16, 1], [2, 0, 17, 1],
    [2, 0, 17, 0], [0, 1, 17, 1], [0, 1, 17, 0], [1, 0, 18, 0], [1, 1, 18, 1], [1, 1, 18, 0], [2, 0, 19, 0],
    [0, 0, 19, 0], [2, 1, 19, 1], [2, 0, 19, 0], [0, 1, 20, 0], [1, 1, 20, 0], [1, 0, 20, 1], [0, 1, 20, 1],
    [1, 0, 21, 0], [2, 1, 21, 0], [0, 0, 22, 0], [0, 1, 23, 1], [2, 1, 23, 0], [2, 1, 23, 0], [2, 0, 23, 0],
    [1, 1, 24, 1], [2, 0, 24, 0], [1, 1, 25, 1], [2, 1, 25, 0], [2, 0, 26, 0], [1, 0, 26, 1], [2, 0, 27, 1],
    [1, 0, 27, 0], [2, 1, 28, 0], [0, 1, 28, 1], [1, 0, 28, 1], [1, 0, 28, 1], [0, 1, 29, 1], [0, 0, 29, 1],
    [2, 0, 29, 0], [2, 1, 29, 0], [0, 1, 30, 0], [2, 1, 30, 0], [2, 1, 30, 1], [2, 0, 30, 1], [0, 0, 31, 1],
    [0, 1, 32, 1], [1, 0, 32, 1], [1, 0, 32, 1], [2, 0, 32, 0], [2, 1, 33, 0], [1, 1, 33, 1], [0, 1, 34, 1],
    [0, 1, 35, 0], [2, 1, 35, 1], [1, 0, 35, 1], [0, 0, 36, 0], [0, 0, 37, 0], [1, 1, 37, 1], [2, 1, 37, 0],
    [0, 1, 38, 1], [1, 0, 38, 1], [1, 1, 39, 1], [2, 1, 39, 0], [1, 0, 39, 0],
  ]

  private func folder(_ compare: String, unit: String = "{key: nr, cluster: holding}") throws -> TestFolder {
    let folder = try TestFolder()
    let lines = Self.rows.enumerated().map { number, row in
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
