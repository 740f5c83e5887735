import PeilCore
import PeilDiagnostics
import PeilPipeline
import PeilTable

/// Headers that stand in no file.
struct FixedHeaders: HeaderReading {
  let files: [String: [String]]

  func headers(of source: String, paths: [String], format: CSVFormat) throws -> [String] {
    guard let headers = paths.first.flatMap({ files[$0] }) else {
      throw DiagnosticsError([.error("missing-file", "there is no such file", exit: .noInput)])
    }
    return headers
  }
}

/// A pipeline for the tests, in parts that a test replaces.
struct Draft {
  var top = "language: nl"
  var parameters = ""
  var applications = """
        file: a.csv
        key: application
        columns:
          application: {from: Nummer, type: text}
          sector: {from: Sector, type: category, values: {Bouw: construction, Zorg: care}}
          budget: {from: Budget, type: category, values: [szw, ezk], known-when: "outcome == 'granted'"}
          themes: {from: Thema, type: set, values: [time, money]}
          costs: {from: Kosten, type: money, amount: project-costs}
          outcome: {from: Besluit, type: outcome, values: {Ja: granted, Nee: refused}}
    """
  var datasets = "  evaluated: {from: applications, stages: [{filter: costs > 0}]}"
  var tables = "  approval: {from: evaluated, rows: sector, measures: {n: count}}"
  var rest = ""

  static let headers = ["Nummer", "Sector", "Budget", "Thema", "Kosten", "Besluit", "Naam"]

  var text: String {
    let parts = [
      "peil: 1", top, parameters.isEmpty ? "" : "parameters:\n" + parameters,
      "sources:\n  applications:\n" + applications,
      datasets.isEmpty ? "" : "datasets:\n" + datasets, tables.isEmpty ? "" : "tables:\n" + tables, rest,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  func outcome(_ overrides: [(name: String, value: String)] = []) -> PlanningOutcome { planned(text, overrides) }
}

func planned(
  _ text: String, _ overrides: [(name: String, value: String)] = [], headers: [String: [String]]? = nil,
  catalogue: Catalogue? = nil, references: any ReferenceReading = DiskReferences()
) -> PlanningOutcome {
  let tiny = Catalogue(
    stages: Catalogue.standard.stages, measures: [TinyCount.self, TinySum.self, TinyRate.self, TinyFormula.self])
  let reader = PipelineReader(
    catalogue: catalogue ?? tiny, headers: FixedHeaders(files: headers ?? ["pipelines/a.csv": Draft.headers]),
    references: references)
  return reader.plan(text: Array(text.utf8), file: "pipelines/p.yaml", overrides: overrides)
}

func rendered(_ outcome: PlanningOutcome, _ text: String) -> String {
  DiagnosticRenderer(sources: ["pipelines/p.yaml": text]).render(outcome.diagnostics)
}
