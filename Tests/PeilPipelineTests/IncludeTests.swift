import PeilCore
import PeilDiagnostics
import PeilPipeline
import PeilTable
import Testing

/// A pipeline that includes files which stand in no folder.
private func including(
  _ include: String, _ files: [String: String], rest: String = "", tables: String? = nil
) -> (outcome: PlanningOutcome, said: String) {
  var draft = Draft()
  draft.top = "language: en\ninclude: \(include)"
  draft.rest = rest
  if let tables { draft.tables = tables }
  let outcome = planned(
    draft.text, headers: ["pipelines/a.csv": Draft.headers, "pipelines/../data/b.csv": Draft.headers],
    references: FixedReferences(files))
  let sources = files.merging(["pipelines/p.yaml": draft.text]) { own, _ in own }
  return (outcome, DiagnosticRenderer(sources: sources).render(outcome.diagnostics))
}

@Suite("Files that are included")
struct IncludeTests {
  private static let mean = "peil: 1\nmeasures: {mean_costs: {formula: sum(costs) / count(), title: Mean}}\n"

  @Test("a measure of an included file serves as a kind, and the file is an input of the run")
  func measure() throws {
    let (outcome, said) = including(
      "../shared/m.yaml", ["pipelines/../shared/m.yaml": Self.mean],
      tables: "  t: {from: evaluated, measures: {m: mean_costs}}")
    let plan = try #require(outcome.plan, "\(said)")
    #expect(plan.tables[0].measures[0].label?.text(in: "en") == "Mean")
    #expect(plan.references.map(\.shownPath) == ["../shared/m.yaml"])
    #expect(plan.references.map(\.path) == ["pipelines/../shared/m.yaml"])
  }

  @Test("paths in an included file are relative to it, however deep it lies")
  func paths() throws {
    let source = """
      peil: 1
      sources:
        others:
          file: ../data/b.csv
          key: application
          columns: {application: {from: Nummer, type: text}}
      """
    let (outcome, said) = including(
      "sub/one.yaml",
      [
        "pipelines/sub/one.yaml": "peil: 1\ninclude: ../../lib/two.yaml\n",
        "pipelines/sub/../../lib/two.yaml": source,
      ], tables: "  t: {from: others, measures: {n: count}}")
    // Of the file's own path, lib/, and of the path in it, one step back.
    #expect(outcome.plan == nil)
    #expect(said.contains("there is no such file"), "\(said)")
    let found = including(
      "two.yaml", ["pipelines/two.yaml": source], tables: "  t: {from: others, measures: {n: count}}")
    let plan = try #require(found.outcome.plan, "\(found.said)")
    #expect(plan.sources.map(\.name) == ["others", "applications"])
    #expect(plan.sources[0].files.map(\.shownPath) == ["../data/b.csv"])
  }

  @Test("a file that two files include is read once")
  func diamond() throws {
    let (outcome, said) = including(
      "[a.yaml, b.yaml]",
      [
        "pipelines/a.yaml": "peil: 1\ninclude: sub/../m.yaml\n", "pipelines/b.yaml": "peil: 1\ninclude: m.yaml\n",
        "pipelines/sub/../m.yaml": Self.mean,
      ], tables: "  t: {from: evaluated, measures: {m: mean_costs}}")
    #expect(outcome.plan != nil, "\(said)")
    #expect(outcome.references.count == 3)
  }

  @Test("the command line sets a parameter of an included file")
  func parameter() throws {
    var draft = Draft()
    draft.top = "language: en\ninclude: m.yaml"
    draft.datasets = "  evaluated: {from: applications, stages: [{filter: costs > $floor}]}"
    let outcome = planned(
      draft.text, [(name: "floor", value: "7")],
      references: FixedReferences(["pipelines/m.yaml": "peil: 1\nparameters: {floor: {type: money, value: 5}}\n"]))
    #expect(outcome.plan?.parameters.map(\.text) == ["7"])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var include = "m.yaml"
    let files: [String: String]
    var rest = ""
    let message: String
  }

  @Test("what is wrong names the file it stands in", arguments: cases)
  func message(_ example: Case) {
    #expect(including(example.include, example.files, rest: example.rest).said == example.message)
  }

  static let cases: [Case] = [
    Case(
      testDescription: "a circle", files: ["pipelines/m.yaml": "peil: 1\ninclude: p.yaml\n"],
      message: """
        pipelines/m.yaml:2:10: error: files include each other in a circle: p.yaml → m.yaml → p.yaml
            2 | include: p.yaml
              |          ^^^^^^ a file cannot include itself

        """),
    Case(
      testDescription: "twice in one list", include: "[m.yaml, m.yaml]", files: ["pipelines/m.yaml": mean],
      message: """
        pipelines/p.yaml:3:19: error: 'm.yaml' is included twice
            3 | include: [m.yaml, m.yaml]
              |                   ^^^^^^ once is enough

        """),
    Case(
      testDescription: "a name in two files", files: ["pipelines/m.yaml": mean],
      rest: "measures: {mean_costs: count()}",
      message: """
        pipelines/p.yaml:19:12: error: 'mean_costs' stands under 'measures' of two files
           19 | measures: {mean_costs: count()}
              |            ^^^^^^^^^^ give one of them another name
           the other stands at pipelines/m.yaml:2

        """),
    Case(
      testDescription: "a key of pipelines", files: ["pipelines/m.yaml": "peil: 1\ntables: {}\n"],
      message: """
        pipelines/m.yaml:2:1: error: 'tables' stands in a pipeline file, and this one is included by another
            2 | tables: {}
              | ^^^^^^ put it in the pipeline file
           an included file has: peil, title, include, parameters, sources, datasets, measures

        """),
    Case(
      testDescription: "an unknown key", files: ["pipelines/m.yaml": "peil: 1\nmeasure: {}\n"],
      message: """
        pipelines/m.yaml:2:1: error: no key 'measure' in a file that is included
            2 | measure: {}
              | ^^^^^^^ did you mean 'measures'?
           keys here: peil, title, include, parameters, sources, datasets, measures

        """),
    Case(
      testDescription: "no version", files: ["pipelines/m.yaml": "measures: {}\n"],
      message: """
        pipelines/m.yaml:1:1: error: the file does not say which version of the language it is in
            1 | measures: {}
              | ^^^^^^^^ begin with 'peil: 1'

        """),
    Case(
      testDescription: "broken YAML", files: ["pipelines/m.yaml": "peil: 1\nmeasures: {a: [}\n"],
      message: """
        pipelines/m.yaml:2:16: error: the '{' of line 2 is not closed before this
            2 | measures: {a: [}
              |                ^ a ',' or the closing bracket fits here
           text that holds , : # [ ] { or } needs quotes around it inside { } and [ ]

        """),
    Case(
      testDescription: "not there", include: "shared/m.yaml", files: [:],
      message: """
        pipelines/p.yaml:3:10: error: no such file
            3 | include: shared/m.yaml
              |          ^^^^^^^^^^^^^

        """),
    Case(
      testDescription: "a mistake in a definition that no table uses",
      files: ["pipelines/m.yaml": "peil: 1\nmeasures: {m: sum(costs where $low)}\n"],
      message: """
        pipelines/m.yaml:2:31: error: 'm' has no parameter 'low'
            2 | measures: {m: sum(costs where $low)}
              |                               ^^^^
           declare it: parameters: {low: column}

        """),
  ]
}
