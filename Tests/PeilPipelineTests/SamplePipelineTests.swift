import PeilCore
import PeilDiagnostics
import PeilPipeline
import PeilTable
import Testing

@Suite("A pipeline over the sample data")
struct SamplePipelineTests {
  static let folder =
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 } + "/sample-data/mkbidee-2020"

  static let text = """
    peil: 1
    title: MKB!dee
    language: nl
    as-of: 2021-06-30
    reading: census
    unit: {key: application, cluster: chamber_no}
    sources:
      applications:
        file: aanvragen.csv
        format: {delimiter: ";", encoding: windows-1252, decimal: ",", thousands: ".", currency: [€, EUR], dates: d-M-yyyy}
        key: application
        reject-limit: 1%
        columns:
          application: {from: Aanvraagnummer, type: text}
          chamber_no: {from: KvK-nummer, type: kvk}
          submitted: {from: Indieningsdatum, type: date}
          problems: {from: Knelpunten, type: set, values: [kosten, tijd]}
          costs: {from: Projectkosten, type: money, amount: project-costs}
      decisions:
        file: besluiten.csv
        format: {delimiter: ";", encoding: windows-1252, decimal: ",", thousands: ".", dates: d-M-yyyy}
        key: application
        columns:
          application: {from: Aanvraagnummer, type: text}
          outcome: {from: Besluit, type: outcome, values: {Toegekend: granted, Afgewezen: refused}, missing-as: open}
          budget: {from: Budget, type: category, values: {SZW: szw, EZK: ezk}, known-when: "outcome == 'granted'"}
          granted: {from: Verleend bedrag, type: money, amount: granted}
    datasets:
      evaluated:
        from: applications
        stages:
          - join: {with: decisions, key: application, expect: one-to-one, unmatched: {left: keep, right: reject}}
          - derive: {other_financing: costs - granted}
    tables:
      approval:
        from: evaluated
        rows: budget
        totals: nested
        measures:
          applications: {count: {}, label: Aanvragen}
          rate: {approval-rate: {outcome: outcome, definition: submitted}}
          granted: {sum: {column: granted}}
      problems:
        from: evaluated
        rows: {each: problems}
        measures:
          of_applications: {frequency: {base: applications}}
    publish: {formats: markdown, source: RVO}
    """

  @Test("the built-in stages and measures plan it against the files' own headers")
  func plans() throws {
    let file = Self.folder + "/p.yaml"
    let outcome = PipelineReader(catalogue: .standard).plan(text: Array(Self.text.utf8), file: file)
    let message = DiagnosticRenderer(sources: [file: Self.text]).render(outcome.diagnostics)
    let plan = try #require(outcome.plan, "\(message)")
    #expect(message.isEmpty)
    #expect(plan.sources.map(\.name) == ["applications", "decisions"])
    #expect(plan.sources[1].ignoredHeaders == ["Besluitdatum"])
    #expect(plan.datasets[0].schema.grain.keys == ["application"])
    #expect(plan.tables[0].measures.allSatisfy { $0.guards.map(\.name) == ["budget"] })
    #expect(plan.tables[1].dimensions.map(\.isSpread) == [true])
    #expect(plan.publication.formats == ["markdown"])
  }
}
