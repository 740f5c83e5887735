import Foundation
import Peil
import Testing

/// What a run leaves is enough to publish it again: the record is held against the result it was made of.
@Suite struct StoredRunTests {
  static let pipelines: [String] = {
    let folder = PageExampleTests.repository.appendingPathComponent("pipelines").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
  }()

  @Test("every pipeline of the repository is read back as it ran: plan, figures and files", arguments: pipelines)
  func roundTrip(file: String) throws {
    let place = try TestFolder()
    let pipeline = try Pipeline(file: file)
    let outcome = try pipeline.run(into: place.path + "/out", options: RunOptions(threads: 2))
    #expect(outcome.verdict.isPublishable)
    let stored = try StoredRun(folder: place.path + "/out")
    let shown = outcome.result.forPublication
    #expect(stored.result.tables == shown.tables)
    #expect(stored.result.states == shown.states)
    #expect(stored.result.ledger == shown.ledger)
    #expect(stored.result.checks == shown.checks)
    #expect(stored.result.inputs == shown.inputs)
    #expect(stored.result.rejectCounts == shown.rejectCounts)
    #expect(stored.result.identity == shown.identity)
    #expect(stored.plan.references == pipeline.plan.forPublication.references)
    #expect(stored.plan.sources.map(\.files) == pipeline.plan.forPublication.sources.map(\.files))
    #expect(stored.plan.sources.map(\.ignoredHeaders) == pipeline.plan.sources.map(\.ignoredHeaders))
    #expect(stored.warnings.isEmpty)

    let before = place.files("out")
    let made = try stored.published()
    #expect(!made.isEmpty)
    for file in made { #expect(before[file.path] == Data(file.bytes), "\(file.path)") }
    _ = try stored.publish(formats: nil, language: nil, into: nil)
    #expect(place.files("out") == before)
  }

  @Test("exact values, binary64, days and texts of any kind come back as they were, bit for bit")
  func values() throws {
    let place = try TestFolder()
    try place.write(
      """
      peil: 1
      title: Proef
      language: nl
      reading: process
      sources:
        a:
          file: "a?.csv"
          key: nr
          format: {dates: yyyy-MM-dd}
          reject-limit: 5
          columns:
            nr: {type: text}
            kind: {type: text}
            on: {type: date}
            yes: {type: boolean, values: {j: "true", n: "false"}}
            amount: {type: money, amount: granted}
            score: {type: number}
      parameters:
        least: {type: integer, value: 0}
      unit: {key: nr}
      tables:
        t:
          title: Bedrag vanaf $least
          from: a
          rows: [kind, on]
          columns: yes
          totals: all
          measures:
            mean: {mean: {of: amount}}
            middle: {median: {of: amount}}
            sum: {sum: {of: amount}}
            score: {mean: {of: score}}
            first: {min: {of: on}}
      publish: {formats: markdown}

      """, to: "in/p.yaml")
    try place.write(
      #"""
      nr,kind,on,yes,amount,score
      1,=cmd|' /C',2020-01-01,j,10.00,0.1
      2,"a, ""quote"" and { brace",2020-02-29,n,0.01,1e-7
      3,é|\\,2020-02-29,j,3.33,0.3
      4,,2020-01-01,,1.00,
      5,x,2021-01-01,j,bad,1

      """#, to: "in/a1.csv")
    let pipeline = try Pipeline(file: place.path + "/in/p.yaml", overrides: [("least", "7")])
    let outcome = try pipeline.run(into: place.path + "/out", options: RunOptions(threads: 1))
    try FileManager.default.removeItem(atPath: place.path + "/in")
    let stored = try StoredRun(folder: place.path + "/out")
    #expect(stored.result.tables == outcome.result.tables)
    #expect(stored.result.states == outcome.result.forPublication.states)
    #expect(stored.plan.tables[0].title.text(in: "nl") == "Bedrag vanaf 7")
    #expect(stored.plan.sources[0].files.map(\.shownPath) == ["a1.csv"])
    #expect(
      stored.result.rejectCounts == [
        RejectCount(source: "a", dataset: nil, stage: 0, reason: "not-a-number", column: "amount", count: 1)
      ])
    let before = place.files("out")
    for file in try stored.published() { #expect(before[file.path] == Data(file.bytes), "\(file.path)") }
  }
}
