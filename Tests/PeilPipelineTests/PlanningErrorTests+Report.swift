extension PlanningErrorTests {
  static let report: [Case] = [
    Case(
      name: "misspelled key of a report",
      change: { $0.rest = "publish: {report: {acccent: '#154273'}}" },
      message: """
        pipelines/p.yaml:18:20: error: no key 'acccent' in 'report'
           18 | publish: {report: {acccent: '#154273'}}
              |                    ^^^^^^^ did you mean 'accent'?
           keys here: logo, accent, order, key-figures, sections, template

        """),
    Case(
      name: "a colour by name",
      change: { $0.rest = "publish: {report: {accent: blue}}" },
      message: """
        pipelines/p.yaml:18:28: error: 'blue' is not a colour
           18 | publish: {report: {accent: blue}}
              |                            ^^^^ write it as '#rrggbb', such as '#154273', in quotes

        """),
    Case(
      // Orange on white: (1 + 0.05) / (0.4816 + 0.05) = 1.97, by the formula of WCAG 2.2.
      name: "a colour on which white cannot be read",
      change: { $0.rest = "publish: {report: {accent: '#ffa500'}}" },
      message: """
        pipelines/p.yaml:18:28: error: white letters cannot be read on #ffa500
           18 | publish: {report: {accent: '#ffa500'}}
              |                            ^^^^^^^^^ take a darker colour
           its contrast with white is 1.9, and 4.5 is needed (WCAG 2.2, 1.4.3)

        """),
    Case(
      name: "a part twice",
      change: { $0.rest = "publish: {report: {order: [tables, tables]}}" },
      message: """
        pipelines/p.yaml:18:36: error: 'tables' stands in the order twice
           18 | publish: {report: {order: [tables, tables]}}
              |                                    ^^^^^^

        """),
    Case(
      name: "key figures that are none",
      change: {
        $0.rest = "publish: {report: {key-figures: [approval, aproval.n, approval.m, approval.n]}}"
      },
      message: """
        pipelines/p.yaml:18:34: error: 'approval' does not name a figure
           18 | publish: {report: {key-figures: [approval, aproval.n, approval.m, approval.n]}}
              |                                  ^^^^^^^^ write TABLE.MEASURE, such as 'approval.rate'
        pipelines/p.yaml:18:44: error: no table 'aproval'
           18 | publish: {report: {key-figures: [approval, aproval.n, approval.m, approval.n]}}
              |                                            ^^^^^^^^^ did you mean 'approval'?
           tables here: approval
        pipelines/p.yaml:18:55: error: no measure 'm' in table 'approval'
           18 | publish: {report: {key-figures: [approval, aproval.n, approval.m, approval.n]}}
              |                                                       ^^^^^^^^^^
           measures there: n
        pipelines/p.yaml:18:67: error: table 'approval' has no total, so that 'n' is not one figure
           18 | publish: {report: {key-figures: [approval, aproval.n, approval.m, approval.n]}}
              |                                                                   ^^^^^^^^^^ give the table 'totals: nested', or name a figure of another table

        """),
    Case(
      name: "a section without text",
      change: { $0.rest = "publish: {report: {sections: [{title: Vooraf}]}}" },
      message: """
        pipelines/p.yaml:18:31: error: 'sections' needs 'text'
           18 | publish: {report: {sections: [{title: Vooraf}]}}
              |                               ^^^^^^^^^^^^^^^
           text: Paragraphs, headings, lists, emphasis and links in Markdown; HTML is shown as it stands.

        """),
    Case(
      name: "a logo that is not there",
      change: { $0.rest = "publish: {report: {logo: none.svg}}" },
      message: """
        pipelines/p.yaml:18:26: error: 'pipelines/none.svg' cannot be read: there is no such file
           18 | publish: {report: {logo: none.svg}}
              |                          ^^^^^^^^
           a path is relative to the pipeline file

        """),
    Case(
      name: "a picture of a measure that is not there",
      change: {
        $0.tables =
          "  approval: {from: evaluated, rows: sector, picture: {kind: points, measures: m}, measures: {n: count}}"
      },
      message: """
        pipelines/p.yaml:17:79: error: no measure 'm' in this table
           17 |   approval: {from: evaluated, rows: sector, picture: {kind: points, measures: m}, measures: {n: count}}
              |                                                                               ^
           measures here: n

        """),
  ]
}
