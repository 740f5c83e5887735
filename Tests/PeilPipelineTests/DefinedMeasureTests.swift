import PeilCore
import PeilDiagnostics
import PeilPipeline
import PeilTable
import Testing

/// A pipeline with a measure of its own, and what is said about it.
private func defining(
  _ definition: String, use: String, top: String = ""
) -> (outcome: PlanningOutcome, said: String) {
  var draft = Draft()
  draft.top = "language: en" + (top.isEmpty ? "" : "\n" + top)
  draft.tables = "  t:\n    from: evaluated\n    rows: sector\n    measures:\n      figure: \(use)"
  draft.rest = "measures:\n  own:\n" + definition
  let outcome = planned(draft.text, catalogue: .standard)
  return (outcome, rendered(outcome, draft.text))
}

@Suite("Measures that a pipeline defines")
struct DefinedMeasureTests {
  private static let per = """
        title: {nl: Per stuk, en: Per piece}
        note: {nl: Mits bekend, en: Where known}
        parameters:
          amount: {type: column, of: money}
          least: {type: money, value: 0}
          among: {type: condition, value: sector is known}
        formula: sum($amount where $amount >= $least and $among) / count(where $among)
        decimals: 1
        source: Somewhere 2021
    """

  @Test("a use gives columns, conditions and values, and has the words of the definition")
  func arguments() throws {
    let (outcome, said) = defining(
      Self.per, use: "{own: {amount: costs, least: 100, among: \"outcome == 'granted'\"}}")
    let measure = try #require(outcome.plan?.tables[0].measures[0], "\(said)")
    #expect(measure.bound.definition.identifier == "own/costs/100")
    #expect(
      measure.bound.definition.text.text(in: "nl")
        == "Per stuk: sum(costs where costs >= 100 and outcome == 'granted') / count(where outcome == 'granted')")
    #expect(measure.label?.text(in: "en") == "Per piece")
    #expect(measure.note?.text(in: "nl") == "Mits bekend")
    #expect(measure.decimals == 1)
    #expect(measure.source == "Somewhere 2021")
    #expect(measure.kind == "own")
  }

  @Test("what the use says beside the measure comes before the definition")
  func own() throws {
    let (outcome, said) = defining(
      Self.per, use: "{own: {amount: costs}, label: Mine, note: Now, decimals: 3}")
    let measure = try #require(outcome.plan?.tables[0].measures[0], "\(said)")
    #expect(measure.label?.text(in: "en") == "Mine")
    #expect(measure.note?.text(in: "en") == "Now")
    #expect(measure.decimals == 3)
  }

  @Test("a parameter may name the key after 'per'")
  func key() throws {
    let (outcome, said) = defining(
      "    parameters: {each: column}\n    formula: count(per $each)", use: "{own: {each: application}}")
    let measure = try #require(outcome.plan?.tables[0].measures[0], "\(said)")
    #expect(measure.bound.definition.text.text(in: "en") == "count(per application)")
  }

  @Test("an interval that the definition names stands where figures have one, and is no fault of a census")
  func interval() throws {
    let definition = "    formula: sum(costs) / count()\n    interval: jackknife"
    let census = defining(definition, use: "own", top: "reading: census")
    let process = defining(definition, use: "own", top: "reading: process")
    let components = try [census, process].map {
      try #require($0.outcome.plan?.tables[0].measures[0].bound.components.count, "\($0.said)")
    }
    #expect(components == [2, 3])
    let wish = defining(
      "    formula: sum(costs) / count()", use: "{own: {interval: jackknife}}", top: "reading: census")
    #expect(wish.outcome.diagnostics.map(\.code) == ["interval-of-census"])
  }

  @Test("the page of a definition has its words, its options, and an example of its use")
  func page() throws {
    var draft = Draft()
    draft.top = "language: nl"
    draft.rest = "measures:\n  own:\n" + Self.per
    let found = PipelineReader(catalogue: .standard).definedMeasures(text: Array(draft.text.utf8), file: "p.yaml")
    let page = try #require(found.pages.first)
    #expect(page.name == "own")
    #expect(page.summary == "Per stuk")
    #expect(page.caution == "Mits bekend")
    #expect(page.source == "Somewhere 2021")
    #expect(page.example == "measures:\n  figure: {own: {amount: …}}")
    guard case .options(let options) = page.setting else {
      Issue.record("the page has no options")
      return
    }
    #expect(options.prefix(3).map(\.name) == ["amount", "least", "among"])
    #expect(options.prefix(3).map(\.isRequired) == [true, false, false])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let definition: String
    let use: String
    let message: String
  }

  @Test("what is wrong is said at the use or at the definition, where it is to be mended", arguments: cases)
  func message(_ example: Case) {
    #expect(defining(example.definition, use: example.use).said == example.message)
  }

  static let cases: [Case] = [
    Case(
      testDescription: "nothing given", definition: "    parameters: {amount: column}\n    formula: sum($amount)",
      use: "own",
      message: """
        pipelines/p.yaml:21:15: error: 'own' needs 'amount'
           21 |       figure: own
              |               ^^^
           amount: A column of the rows that are counted.

        """),
    Case(
      testDescription: "an option that is not there",
      definition: "    parameters: {amount: column}\n    formula: sum($amount)",
      use: "{own: {amount: costs, amuont: costs}}",
      message: """
        pipelines/p.yaml:21:37: error: no key 'amuont' in 'own'
           21 |       figure: {own: {amount: costs, amuont: costs}}
              |                                     ^^^^^^ did you mean 'amount'?
           keys here: amount, interval, replicates, seed

        """),
    Case(
      testDescription: "another type than the definition takes",
      definition:
        "    parameters: {amount: {type: column, of: money, description: the money}}\n    formula: sum($amount)",
      use: "{own: {amount: sector}}",
      message: """
        pipelines/p.yaml:21:30: error: 'amount' takes money, and 'sector' is category
           21 |       figure: {own: {amount: sector}}
              |                              ^^^^^^
           amount: defined at pipelines/p.yaml:24 — the money
           columns of that type: costs

        """),
    Case(
      testDescription: "an unknown column", definition: "    parameters: {amount: column}\n    formula: sum($amount)",
      use: "{own: {amount: cost}}",
      message: """
        pipelines/p.yaml:21:30: error: no column 'cost' in 'evaluated'
           21 |       figure: {own: {amount: cost}}
              |                              ^^^^ did you mean 'costs'?
           columns here: application, sector, budget, themes, costs, outcome

        """),
    Case(
      testDescription: "a type that the formula cannot use",
      definition: "    parameters: {amount: column}\n    formula: sum($amount)", use: "{own: {amount: sector}}",
      message: """
        pipelines/p.yaml:25:18: error: 'sum' takes numbers, but this is category
           25 |     formula: sum($amount)
              |                  ^^^^^^^
           'own' is used by 'figure' at pipelines/p.yaml:21:7 with amount: sector

        """),
    Case(
      testDescription: "units that do not go together",
      definition: "    parameters: {amount: column}\n    formula: sum($amount) + count()",
      use: "{own: {amount: costs}}",
      message: """
        pipelines/p.yaml:25:14: error: money + integer: the units do not go together
           25 |     formula: sum($amount) + count()
              |              ^^^^^^^^^^^^^^^^^^^^^^ both sides of '+' must be of one kind
           'own' is used by 'figure' at pipelines/p.yaml:21:7 with amount: costs

        """),
    Case(
      testDescription: "a value that is none",
      definition: "    parameters: {least: {type: integer, value: 1}}\n    formula: count(where costs > $least)",
      use: "{own: {least: a lot}}",
      message: """
        pipelines/p.yaml:21:29: error: 'a lot' is not a whole number
           21 |       figure: {own: {least: a lot}}
              |                             ^^^^^ for 'least'

        """),
    Case(
      testDescription: "a default that is none",
      definition: "    parameters: {least: {type: integer, value: few}}\n    formula: count(where costs > $least)",
      use: "own",
      message: """
        pipelines/p.yaml:24:48: error: 'few' is not a whole number
           24 |     parameters: {least: {type: integer, value: few}}
              |                                                ^^^ write it as 10_000

        """),
    Case(
      testDescription: "a parameter of no type", definition: "    parameters: {least: colum}\n    formula: count()",
      use: "own",
      message: """
        pipelines/p.yaml:24:25: error: 'colum' is not a choice for 'least'
           24 |     parameters: {least: colum}
              |                         ^^^^^ did you mean 'column'?
           choose one of:
             column     A column of the rows that are counted.
             formula    A column, or a formula over the columns of a row.
             condition  A formula that is true or false.
             text       Any text.
             integer    A whole number.
             money      An amount in euro.
             decimal    A number with decimals, exact.
             number     A binary64 number.
             date       A day, as yyyy-MM-dd.
             boolean    true or false.

        """),
    Case(
      testDescription: "a parameter that is not declared",
      definition: "    parameters: {amount: column}\n    formula: sum($amuont)", use: "{own: {amount: costs}}",
      message: """
        pipelines/p.yaml:25:18: error: 'own' has no parameter 'amuont'
           25 |     formula: sum($amuont)
              |                  ^^^^^^^ did you mean '$amount'?
           parameters: $amount

        """),
    Case(
      testDescription: "a parameter that nothing uses",
      definition: "    parameters: {amount: column, other: column}\n    formula: sum($amount)",
      use: "{own: {amount: costs, other: costs}}",
      message: """
        pipelines/p.yaml:24:34: warning: the formula of 'own' does not use its parameter 'other'
           24 |     parameters: {amount: column, other: column}
              |                                  ^^^^^ write '$other' where it belongs

        """),
    Case(
      testDescription: "a name that options have",
      definition: "    parameters: {seed: integer}\n    formula: count(where costs > $seed)", use: "{own: {seed: 1}}",
      message: """
        pipelines/p.yaml:24:18: error: every measure from a formula has an option 'seed' of its own
           24 |     parameters: {seed: integer}
              |                  ^^^^ give the parameter another name

        """),
    Case(
      testDescription: "a column where one figure is wanted",
      definition: "    parameters: {amount: column}\n    formula: sum(costs) / $amount", use: "{own: {amount: costs}}",
      message: """
        pipelines/p.yaml:25:27: error: '$amount' has a value per row, but this formula gives one value for many rows
           25 |     formula: sum(costs) / $amount
              |                           ^^^^^^^ write sum($amount), mean($amount) or another aggregate
           'own' is used by 'figure' at pipelines/p.yaml:21:7 with amount: costs

        """),
    Case(
      testDescription: "a formula that cannot be read", definition: "    formula: sum(costs", use: "own",
      message: """
        pipelines/p.yaml:24:23: error: found the end of the formula
           24 |     formula: sum(costs
              |                       ^ expected 'per', 'where' or ')'

        """),
    Case(
      testDescription: "a condition after 'per'",
      definition: "    parameters: {each: condition}\n    formula: count(per $each)", use: "{own: {each: costs > 1}}",
      message: """
        pipelines/p.yaml:25:24: error: '$each' stands after 'per', and is no column
           25 |     formula: count(per $each)
              |                        ^^^^^ 'per' takes the columns of a key
           'own' is used by 'figure' at pipelines/p.yaml:21:7 with each: costs > 1

        """),
  ]
}
