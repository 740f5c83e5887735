extension PlanningErrorTests {
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
              |       ^^^^ add its kind, as in `count: {}`
           'peil measures' lists what there is

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
              |                              ^^^^^ put it in classes with the stage 'bin', and use those

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
      name: "order by an unknown measure",
      change: { $0.tables = "  t: {from: evaluated, rows: sector, order: {by: nn}, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:50: error: no measure 'nn' in this table
           17 |   t: {from: evaluated, rows: sector, order: {by: nn}, measures: {n: count}}
              |                                                  ^^ did you mean 'n'?
           measures here: n

        """),
    Case(
      name: "order without rows",
      change: { $0.tables = "  t: {from: evaluated, columns: sector, order: {by: n}, measures: {n: count}}" },
      message: """
        pipelines/p.yaml:17:48: error: 'order' sorts the categories down the side, and this table has none
           17 |   t: {from: evaluated, columns: sector, order: {by: n}, measures: {n: count}}
              |                                                ^^^^^^^ give the table 'rows'

        """),
    Case(
      name: "order up or down",
      change: {
        $0.tables = "  t: {from: evaluated, rows: sector, order: {by: n, descending: yes}, measures: {n: count}}"
      },
      message: """
        pipelines/p.yaml:17:65: error: 'yes' is neither 'true' nor 'false'
           17 |   t: {from: evaluated, rows: sector, order: {by: n, descending: yes}, measures: {n: count}}
              |                                                                 ^^^ write true

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
      change: { $0.rest = "publish: {formats: [markdwon, quarto], licence: CC0-1, tables: [aproval]}" },
      message: """
        pipelines/p.yaml:18:21: error: the format 'markdwon' is not in this release
           18 | publish: {formats: [markdwon, quarto], licence: CC0-1, tables: [aproval]}
              |                     ^^^^^^^^ did you mean 'markdown'?
           there are:
             csv          Tidy CSV, which is always written.
             markdown     Tables in Markdown.
             html         A report in one HTML file, with pictures.
             svg          Each picture of the report as a file.
             fragments    Each table as HTML and as Markdown, to paste in a text.
             xlsx         A workbook for Excel, a table on each sheet; ./peil builds with what it needs.
             ods          The same workbook as an OpenDocument spreadsheet.
             json         All tables with their definitions in one JSON file.
             datapackage  A description of the tidy CSV files as a data package (Frictionless).
             csvw         A description beside each tidy CSV file (CSV on the Web).
        pipelines/p.yaml:18:31: error: the format 'quarto' is not in this release
           18 | publish: {formats: [markdwon, quarto], licence: CC0-1, tables: [aproval]}
              |                               ^^^^^^
           there are:
             csv          Tidy CSV, which is always written.
             markdown     Tables in Markdown.
             html         A report in one HTML file, with pictures.
             svg          Each picture of the report as a file.
             fragments    Each table as HTML and as Markdown, to paste in a text.
             xlsx         A workbook for Excel, a table on each sheet; ./peil builds with what it needs.
             ods          The same workbook as an OpenDocument spreadsheet.
             json         All tables with their definitions in one JSON file.
             datapackage  A description of the tidy CSV files as a data package (Frictionless).
             csvw         A description beside each tidy CSV file (CSV on the Web).
        pipelines/p.yaml:18:49: error: no licence 'CC0-1'
           18 | publish: {formats: [markdwon, quarto], licence: CC0-1, tables: [aproval]}
              |                                                 ^^^^^ did you mean 'CC0-1.0'?
           licences: CC0-1.0, CC-BY-4.0, CC-BY-SA-4.0, ODbL-1.0, OGL-UK-3.0
           or the address of its text, which begins with https://
        pipelines/p.yaml:18:65: error: no table 'aproval'
           18 | publish: {formats: [markdwon, quarto], licence: CC0-1, tables: [aproval]}
              |                                                                 ^^^^^^^ did you mean 'approval'?
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
           'share' is used by 'x' at pipelines/p.yaml:17:35

        """),
  ]
}
