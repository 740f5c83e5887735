import Testing

@Suite("What a pipeline with mistakes is told")
struct PlanningErrorTests {
  /// A draft with something changed, and the whole of what is said about it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let change: @Sendable (inout Draft) -> Void
    var overrides: [String: String] = [:]
    let message: String
    var testDescription: String { name }
  }

  @Test("the message names the place, what is wrong and what to do", arguments: language + sources + tables)
  func message(_ example: Case) {
    var draft = Draft()
    example.change(&draft)
    let overrides = example.overrides.map { (name: $0.key, value: $0.value) }
    #expect(rendered(draft.outcome(overrides), draft.text) == example.message)
  }

  static let language: [Case] = [
    Case(
      name: "unknown top",
      change: { $0.rest = "tabels: {}" },
      message: """
        pipelines/p.yaml:18:1: error: no key 'tabels' in the pipeline
           18 | tabels: {}
              | ^^^^^^ did you mean 'tables'?
           keys here: peil, title, language, as-of, reading, unit, parameters, sources, datasets, tables, measures, publish

        """),
    Case(
      name: "include",
      change: { $0.rest = "include: x.yaml" },
      message: """
        pipelines/p.yaml:18:1: error: 'include' is not in this release
           18 | include: x.yaml
              | ^^^^^^^ put everything in this file

        """),
    Case(
      name: "no language",
      change: { $0.top = "title: x" },
      message: """
        pipelines/p.yaml:1:1: error: the pipeline needs 'language'
            1 | peil: 1
              | ^^^^
           language: The language of titles, labels and human formats.
             nl  Dutch.
             en  English.

        """),
    Case(
      name: "wrong language",
      change: { $0.top = "language: de" },
      message: """
        pipelines/p.yaml:2:11: error: 'de' is not a choice for 'language'
            2 | language: de
              |           ^^
           choose one of:
             nl  Dutch.
             en  English.

        """),
    Case(
      name: "date",
      change: { $0.top = "language: nl\nas-of: 30-6-2021" },
      message: """
        pipelines/p.yaml:3:8: error: '30-6-2021' is not a day
            3 | as-of: 30-6-2021
              |        ^^^^^^^^^ write it as yyyy-MM-dd

        """),
    Case(
      name: "stage",
      change: { $0.datasets = "  evaluated:\n    from: applications\n    stages:\n      - fliter: costs > 0" },
      message: """
        pipelines/p.yaml:18:9: error: no stage 'fliter'
           18 |       - fliter: costs > 0
              |         ^^^^^^ did you mean 'filter'?
           stages: select, rename, derive, filter, recode, join, aggregate, check

        """),
    Case(
      name: "two stages",
      change: {
        $0.datasets =
          "  evaluated:\n    from: applications\n    stages:\n      - filter: costs > 0\n        select: sector"
      },
      message: """
        pipelines/p.yaml:19:9: error: two stages stand in one item of the list
           19 |         select: sector
              |         ^^^^^^ begin it with '- ' on a line of its own
        pipelines/p.yaml:19:17: error: 'select' is text
           19 |         select: sector
              |                 ^^^^^^
           expected: a list, each item a column or a map with 'drop'

        """),
    Case(
      name: "from",
      change: { $0.datasets = "  evaluated: {from: aplications}" },
      message: """
        pipelines/p.yaml:15:21: error: no source or dataset 'aplications'
           15 |   evaluated: {from: aplications}
              |                     ^^^^^^^^^^^ did you mean 'applications'?
           there are: applications, evaluated

        """),
    Case(
      name: "cycle",
      change: { $0.datasets = "  evaluated: {from: other}\n  other: {from: evaluated}" },
      message: """
        pipelines/p.yaml:16:17: error: datasets go round in a circle: evaluated → other → evaluated
           16 |   other: {from: evaluated}
              |                 ^^^^^^^^^ a dataset cannot be made of itself

        """),
    Case(
      name: "self name",
      change: { $0.datasets = "  applications: {from: applications}" },
      message: """
        pipelines/p.yaml:15:3: error: 'applications' is also a source
           15 |   applications: {from: applications}
              |   ^^^^^^^^^^^^ give the dataset another name
           the source stands on line 4
        pipelines/p.yaml:17:20: error: no source or dataset 'evaluated'
           17 |   approval: {from: evaluated, rows: sector, measures: {n: count}}
              |                    ^^^^^^^^^
           there are: applications

        """),
    Case(
      name: "formula",
      change: { $0.datasets = "  evaluated: {from: applications, stages: [{filter: kosten > 0}]}" },
      message: """
        pipelines/p.yaml:15:53: error: no column 'kosten' in dataset 'evaluated'
           15 |   evaluated: {from: applications, stages: [{filter: kosten > 0}]}
              |                                                     ^^^^^^
           columns here: application, sector, budget, themes, costs, outcome

        """),
    Case(
      name: "param",
      change: {
        $0.parameters = "  ceiling: {type: money, value: 10.000}\n  floor: {type: money, value: 5}";
        $0.datasets = "  evaluated: {from: applications, stages: [{filter: costs > $flor}]}"
      },
      message: """
        pipelines/p.yaml:18:61: error: no parameter '$flor'
           18 |   evaluated: {from: applications, stages: [{filter: costs > $flor}]}
              |                                                             ^^^^^ did you mean '$floor'?
           parameters: $ceiling, $floor

        """),
    Case(
      name: "override",
      change: { _ in },
      overrides: ["ceiling": "3"],
      message: """
        error: --set ceiling: the pipeline has no parameter 'ceiling'
           it has no parameters

        """),
    Case(
      name: "override value",
      change: {
        $0.parameters = "  floor: {type: money, value: 5}";
        $0.datasets = "  evaluated: {from: applications, stages: [{filter: costs > $floor}]}"
      },
      overrides: ["floor": "veel"],
      message: """
        pipelines/p.yaml:17:61: error: no parameter '$floor'
           17 |   evaluated: {from: applications, stages: [{filter: costs > $floor}]}
              |                                                             ^^^^^^
           parameters: none
        error: --set floor: 'veel' is not an amount
           write it as 10_000_000 or 1234.56, without a sign

        """),
    Case(
      name: "title param",
      change: { $0.top = "language: nl\ntitle: Tender $jaar" },
      message: """
        pipelines/p.yaml:3:15: error: no parameter 'jaar'
            3 | title: Tender $jaar
              |               ^^^^^ '$$' is a dollar

        """),
    Case(
      name: "unused param",
      change: { $0.parameters = "  floor: x" },
      message: """
        pipelines/p.yaml:4:3: warning: nothing uses the parameter 'floor'
            4 |   floor: x
              |   ^^^^^ write '$floor' where its value belongs

        """),
    Case(
      name: "unused",
      change: { $0.datasets += "\n  other: {from: applications}" },
      message: """
        pipelines/p.yaml:16:3: warning: nothing uses the dataset 'other'
           16 |   other: {from: applications}
              |   ^^^^^

        """),
    Case(
      name: "unit",
      change: { $0.rest = "unit: {key: aplication}" },
      message: """
        pipelines/p.yaml:18:13: error: no source has a column 'aplication'
           18 | unit: {key: aplication}
              |             ^^^^^^^^^^ did you mean 'application'?

        """),
  ]

  static let sources: [Case] = [
    Case(
      name: "header",
      change: { $0.applications = $0.applications.replacing("from: Sector", with: "from: Sektor") },
      message: """
        pipelines/p.yaml:9:22: error: no header 'Sektor' in 'a.csv'
            9 |       sector: {from: Sektor, type: category, values: {Bouw: construction, Zorg: care}}
              |                      ^^^^^^ did you mean 'Sector'?
           headers there: Nummer, Sector, Budget, Thema, Kosten, Besluit, Naam

        """),
    Case(
      name: "type",
      change: { $0.applications = $0.applications.replacing("type: money", with: "type: euro") },
      message: """
        pipelines/p.yaml:12:35: error: 'euro' is not a choice for 'type'
           12 |       costs: {from: Kosten, type: euro, amount: project-costs}
              |                                   ^^^^
           choose one of:
             text      Free text.
             category  One code of a closed list.
             outcome   What became of an application.
             integer   A whole number.
             money     An amount in euro, exact to the cent.
             decimal   A number with a fixed number of decimals, exact.
             number    A measurement in binary64.
             date      A day.
             boolean   True or false.
             set       Any number of codes of a closed list.
             kvk       A number of the Dutch trade register.
             rsin      A Dutch number of legal entities.
             postcode  A Dutch postcode.
             sbi       A code of the Dutch Standard Industrial Classification.
             iban      An international bank account number.

        """),
    Case(
      name: "outcome word",
      change: { $0.applications = $0.applications.replacing("Nee: refused", with: "Nee: rejected") },
      message: """
        pipelines/p.yaml:13:74: error: 'rejected' is not a code of 'outcome'
           13 |       outcome: {from: Besluit, type: outcome, values: {Ja: granted, Nee: rejected}}
              |                                                                          ^^^^^^^^
           codes are:
             granted          Subsidy was granted.
             refused          Refused on substance.
             refused-ceiling  Refused because the ceiling was reached.
             withdrawn        Withdrawn by the applicant.
             inadmissible     Not taken up for assessment.
             open             Not decided yet.

        """),
    Case(
      name: "no values",
      change: { $0.applications = $0.applications.replacing(", values: {Ja: granted, Nee: refused}", with: "") },
      message: """
        pipelines/p.yaml:13:38: error: 'outcome' needs 'values'
           13 |       outcome: {from: Besluit, type: outcome}
              |                                      ^^^^^^^
           values: the code each raw word stands for, as in {Toegekend: granted}; codes are:
             granted          Subsidy was granted.
             refused          Refused on substance.
             refused-ceiling  Refused because the ceiling was reached.
             withdrawn        Withdrawn by the applicant.
             inadmissible     Not taken up for assessment.
             open             Not decided yet.

        """),
    Case(
      name: "no key",
      change: { $0.applications = $0.applications.replacing("    key: application\n", with: "") },
      message: """
        pipelines/p.yaml:4:3: error: 'applications' needs 'key'
            4 |   applications:
              |   ^^^^^^^^^^^^
           key: The column or columns that tell its rows apart, which is verified; 'none' where nothing does.

        """),
    Case(
      name: "wrong key",
      change: { $0.applications = $0.applications.replacing("key: application\n", with: "key: aplication\n") },
      message: """
        pipelines/p.yaml:6:10: error: the key 'aplication' is not a column of 'applications'
            6 |     key: aplication
              |          ^^^^^^^^^^ did you mean 'application'?
           columns here: application, sector, budget, themes, costs, outcome
           'key: none' says that nothing tells the rows apart

        """),
    Case(
      name: "name",
      change: { $0.applications = $0.applications.replacing("sector:", with: "Sector-naam:") },
      message: """
        pipelines/p.yaml:9:7: error: 'Sector-naam' cannot be a name
            9 |       Sector-naam: {from: Sector, type: category, values: {Bouw: construction, Zorg: care}}
              |       ^^^^^^^^^^^ write 'sector_naam'
           a name has the letters a to z, digits and _, and begins with a letter

        """),
    Case(
      name: "format",
      change: {
        $0.applications =
          "    format: {delimiter: \";\", quote: \";\", decimal: \",\", thousands: \",\"}\n" + $0.applications
      },
      message: """
        pipelines/p.yaml:5:37: error: the delimiter and the quote are the same character
            5 |     format: {delimiter: ";", quote: ";", decimal: ",", thousands: ","}
              |                                     ^^^ change one
        pipelines/p.yaml:5:67: error: the decimal sign and the thousands sign are the same
            5 |     format: {delimiter: ";", quote: ";", decimal: ",", thousands: ","}
              |                                                                   ^^^ change one

        """),
    Case(
      name: "delim",
      change: { $0.applications = "    format: {delimiter: semicolon}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:25: error: 'semicolon' is not one ASCII character
            5 |     format: {delimiter: semicolon}
              |                         ^^^^^^^^^ write a character such as ";", or 'tab'

        """),
    Case(
      name: "enc",
      change: { $0.applications = "    format: {encoding: latin1}\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:24: error: 'latin1' is not a choice for 'encoding'
            5 |     format: {encoding: latin1}
              |                        ^^^^^^
           choose one of:
             utf-8         Unicode, with or without a byte order mark.
             windows-1252  Western European as Windows writes it.
             iso-8859-15   Western European with the euro sign.
             utf-16le      Unicode in two bytes, low byte first.
             utf-16be      Unicode in two bytes, high byte first.

        """),
    Case(
      name: "dates",
      change: { $0.applications += "\n      day: {from: Naam, type: date, dates: [d-M-yyyy, M-d-yyyy]}" },
      message: """
        pipelines/p.yaml:14:44: error: 'd-M-yyyy' and 'M-d-yyyy' can read one word as two different days
           14 |       day: {from: Naam, type: date, dates: [d-M-yyyy, M-d-yyyy]}
              |                                            ^^^^^^^^^^^^^^^^^^^^ keep one of them

        """),
    Case(
      name: "limit",
      change: { $0.applications = "    reject-limit: some\n" + $0.applications },
      message: """
        pipelines/p.yaml:5:19: error: 'some' is neither a number of rows nor a share
            5 |     reject-limit: some
              |                   ^^^^ write 10 or 0.5%

        """),
    Case(
      name: "company",
      change: { $0.applications += "\n      day: {from: Naam, type: text, amount: granted}" },
      message: """
        pipelines/p.yaml:14:37: error: 'amount' means nothing for the type 'text'
           14 |       day: {from: Naam, type: text, amount: granted}
              |                                     ^^^^^^ it is for money

        """),
    Case(
      name: "missing word",
      change: { $0.applications = "    format: {missing: [\"\", Zorg]}\n" + $0.applications },
      message: """
        pipelines/p.yaml:10:75: error: the word 'Zorg' stands for a code here and for a missing value in 'missing'
           10 |       sector: {from: Sector, type: category, values: {Bouw: construction, Zorg: care}}
              |                                                                           ^^^^ take it out of one of the two

        """),
    Case(
      name: "file",
      change: { $0.applications = $0.applications.replacing("file: a.csv", with: "file: b.csv") },
      message: """
        pipelines/p.yaml:5:11: error: there is no such file
            5 |     file: b.csv
              |           ^^^^^

        """),
    Case(
      name: "reserved",
      change: { $0.applications += "\n      missing: {from: Naam, type: text}" },
      message: """
        pipelines/p.yaml:14:7: error: 'missing' is a word of the formula language
           14 |       missing: {from: Naam, type: text}
              |       ^^^^^^^ give the column another name

        """),
  ]

  static let tables: [Case] = [
    Case(
      name: "amount",
      change: {
        $0.applications = $0.applications.replacing(", amount: project-costs", with: "")
        $0.tables = "  t: {from: evaluated, rows: sector, measures: {total: {sum: costs}}}"
      },
      message: """
        pipelines/p.yaml:17:49: error: 'total' publishes 'costs', which does not say what money it is
           17 |   t: {from: evaluated, rows: sector, measures: {total: {sum: costs}}}
              |                                                 ^^^^^ add 'amount' where 'costs' is declared or derived
           amount: the stage of the scheme it belongs to
             requested       Asked for in the application.
             granted         Awarded by the decision (verleend).
             settled         Fixed after the project ended (vastgesteld).
             paid            Transferred to the recipient, advances included.
             project-costs   All costs of the project.
             eligible-costs  The costs that the scheme accepts as a base for subsidy.
             ceiling         The most that a call or a compartment may grant (plafond).
             contribution    Paid by the applicant or a partner, in cash or in kind.

        """),
    Case(
      name: "rate",
      change: { $0.tables = "  t: {from: evaluated, measures: {rate: {approval-rate: {outcome: outcome}}}}" },
      message: """
        pipelines/p.yaml:17:42: error: 'approval-rate' needs 'definition'
           17 |   t: {from: evaluated, measures: {rate: {approval-rate: {outcome: outcome}}}}
              |                                          ^^^^^^^^^^^^^
           definition: What the rate is a share of.
             submitted  Of every application that came in.
             decided    Of applications with a decision.

        """),
    Case(
      name: "bare rate",
      change: { $0.tables = "  t: {from: evaluated, measures: {rate: approval-rate}}" },
      message: """
        pipelines/p.yaml:17:41: error: 'approval-rate' needs 'outcome'
           17 |   t: {from: evaluated, measures: {rate: approval-rate}}
              |                                         ^^^^^^^^^^^^^
           outcome: The column with the outcome.
        pipelines/p.yaml:17:41: error: 'approval-rate' needs 'definition'
           17 |   t: {from: evaluated, measures: {rate: approval-rate}}
              |                                         ^^^^^^^^^^^^^
           definition: What the rate is a share of.
             submitted  Of every application that came in.
             decided    Of applications with a decision.

        """),
    Case(
      name: "rate word",
      change: {
        $0.tables =
          "  t: {from: evaluated, measures: {rate: {approval-rate: {outcome: outcome, definition: submited}}}}"
      },
      message: """
        pipelines/p.yaml:17:88: error: 'submited' is not a choice for 'definition'
           17 |   t: {from: evaluated, measures: {rate: {approval-rate: {outcome: outcome, definition: submited}}}}
              |                                                                                        ^^^^^^^^ did you mean 'submitted'?
           choose one of:
             submitted  Of every application that came in.
             decided    Of applications with a decision.

        """),
    Case(
      name: "no kind",
      change: { $0.tables = "  t:\n    from: evaluated\n    measures:\n      rate: {label: Percentage}" },
      message: """
        pipelines/p.yaml:20:7: error: 'rate' does not say what it measures
           20 |       rate: {label: Percentage}
              |       ^^^^
           add one of:
             count          The number of rows.
             sum            The sum of a column.
             approval-rate  The share that was granted.
             formula        A formula over sums and counts.

        """),
    Case(
      name: "two kinds",
      change: { $0.tables = "  t: {from: evaluated, measures: {rate: {count: {}, sum: costs}}}" },
      message: """
        pipelines/p.yaml:17:53: error: 'rate' has two kinds of measure
           17 |   t: {from: evaluated, measures: {rate: {count: {}, sum: costs}}}
              |                                                     ^^^ give it a name of its own

        """),
    Case(
      name: "dimension",
      change: { $0.tables = "  t: {from: evaluated, rows: [sektor], measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:31: error: no column 'sektor' in 'evaluated'
           17 |   t: {from: evaluated, rows: [sektor], measures: {n: count}}
              |                               ^^^^^^ did you mean 'sector'?
           columns here: application, sector, budget, themes, costs, outcome

        """),
    Case(
      name: "set",
      change: { $0.tables = "  t: {from: evaluated, rows: themes, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:30: error: 'themes' is a set: a unit may have several of its codes
           17 |   t: {from: evaluated, rows: themes, measures: {n: count}}
              |                              ^^^^^^ write {each: themes} to count it in each

        """),
    Case(
      name: "each",
      change: { $0.tables = "  t: {from: evaluated, rows: {each: sector}, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:37: error: 'sector' is category, and 'each' is for a set
           17 |   t: {from: evaluated, rows: {each: sector}, measures: {n: count}}
              |                                     ^^^^^^ write sector

        """),
    Case(
      name: "money dim",
      change: { $0.tables = "  t: {from: evaluated, rows: costs, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:30: error: 'costs' is money, which makes no categories
           17 |   t: {from: evaluated, rows: costs, measures: {n: count}}
              |                              ^^^^^ derive a column with classes and use that

        """),
    Case(
      name: "totals",
      change: { $0.tables = "  t: {from: evaluated, rows: sector, totals: [[budget]], measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:48: error: 'budget' is not a dimension of this table
           17 |   t: {from: evaluated, rows: sector, totals: [[budget]], measures: {n: count}}
              |                                                ^^^^^^
           dimensions here: sector

        """),
    Case(
      name: "total word",
      change: { $0.tables = "  t: {from: evaluated, rows: sector, totals: nest, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:46: error: 'nest' is not a choice for 'totals'
           17 |   t: {from: evaluated, rows: sector, totals: nest, measures: {n: count}}
              |                                              ^^^^
           choose one of:
             none    No totals.
             nested  Each inner dimension summed out in turn, then all.
             all     Every combination of dimensions summed out.

        """),
    Case(
      name: "order",
      change: { $0.tables = "  t: {from: evaluated, rows: sector, order: {by: n}, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:38: error: 'order' is not in this release
           17 |   t: {from: evaluated, rows: sector, order: {by: n}, measures: {n: count}}
              |                                      ^^^^^ categories stand in the order they are declared

        """),
    Case(
      name: "decimals",
      change: { $0.tables = "  t: {from: evaluated, measures: {n: {count: {}, decimals: many}}}" },
      message: """
        pipelines/p.yaml:17:60: error: 'many' is not a whole number from 0 to 12
           17 |   t: {from: evaluated, measures: {n: {count: {}, decimals: many}}}
              |                                                            ^^^^ for 'decimals'

        """),
    Case(
      name: "known-when",
      change: {
        $0.datasets = "  evaluated: {from: applications, stages: [{select: [application, budget]}]}";
        $0.tables = "  t: {from: evaluated, rows: budget, measures: {n: count}}"
      },
      message: """
        pipelines/p.yaml:10:79: error: no column 'outcome' in dataset 'evaluated'
           10 |       budget: {from: Budget, type: category, values: [szw, ezk], known-when: "outcome == 'granted'"}
              |                                                                               ^^^^^^^
           columns here: application, budget
           a table over 'evaluated' has 'budget' as a dimension, and must see when it is known

        """),
    Case(
      name: "publish",
      change: { $0.rest = "publish: {formats: [markdwon, xlsx], tables: [aproval]}" },
      message: """
        pipelines/p.yaml:18:21: error: the format 'markdwon' is not in this release
           18 | publish: {formats: [markdwon, xlsx], tables: [aproval]}
              |                     ^^^^^^^^ did you mean 'markdown'?
           there are:
             csv       Tidy CSV, which is always written.
             markdown  Tables in Markdown.
        pipelines/p.yaml:18:31: error: the format 'xlsx' is not in this release
           18 | publish: {formats: [markdwon, xlsx], tables: [aproval]}
              |                               ^^^^
           there are:
             csv       Tidy CSV, which is always written.
             markdown  Tables in Markdown.
        pipelines/p.yaml:18:47: error: no table 'aproval'
           18 | publish: {formats: [markdwon, xlsx], tables: [aproval]}
              |                                               ^^^^^^^ did you mean 'approval'?
           tables here: approval

        """),
    Case(
      name: "empty",
      change: { $0.tables = "  t:\n    from: evaluated\n    rows:\n    measures: {n: count}" },
      message: """
        pipelines/p.yaml:19:5: error: 'rows' has no value
           19 |     rows:
              |     ^^^^
           expected: a column or a map with 'each', or a list of them

        """),
    Case(
      name: "list",
      change: { $0.tables = "  t:\n    - from: evaluated" },
      message: """
        pipelines/p.yaml:18:5: error: 't' is a list
           18 |     - from: evaluated
              |     ^^^^^^^^^^^^^^^^^
           expected: a map with 'from' and 'measures'

        """),
    Case(
      name: "taken",
      change: { $0.rest = "measures: {count: count()}" },
      message: """
        pipelines/p.yaml:18:12: error: 'count' is a measure already
           18 | measures: {count: count()}
              |            ^^^^^ give it another name

        """),
    Case(
      name: "defined",
      change: {
        $0.rest = "measures: {share: sum(cost) / count()}"; $0.tables = "  t: {from: evaluated, measures: {x: share}}"
      },
      message: """
        pipelines/p.yaml:18:23: error: no column 'cost' in dataset 'evaluated'
           18 | measures: {share: sum(cost) / count()}
              |                       ^^^^ did you mean 'costs'?
           columns here: application, sector, budget, themes, costs, outcome

        """),
  ]
}
