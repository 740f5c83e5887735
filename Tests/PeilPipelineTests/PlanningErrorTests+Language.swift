extension PlanningErrorTests {
  static let language: [Case] = [
    Case(
      name: "unknown top",
      change: { $0.rest = "tabels: {}" },
      message: """
        pipelines/p.yaml:18:1: error: no key 'tabels' in the pipeline
           18 | tabels: {}
              | ^^^^^^ did you mean 'tables'?
           keys here: peil, title, language, as-of, reading, unit, include, parameters, sources, datasets, tables, measures, publish, states

        """),
    Case(
      name: "include",
      change: { $0.rest = "include: x.yaml" },
      message: """
        pipelines/p.yaml:18:10: error: 'pipelines/x.yaml' cannot be read: there is no such file
           18 | include: x.yaml
              |          ^^^^^^
           a path is relative to the pipeline file

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
              |        ^^^^^^^^^ write 2021-06-30

        """),
    Case(
      name: "stage",
      change: { $0.datasets = "  evaluated:\n    from: applications\n    stages:\n      - fliter: costs > 0" },
      message: """
        pipelines/p.yaml:18:9: error: no stage 'fliter'
           18 |       - fliter: costs > 0
              |         ^^^^^^ did you mean 'filter'?

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
              |                 ^^^^^^^^^ a dataset cannot be made of itself: begin one of them with a source

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
              |                    ^^^^^^^^^ declare it under 'sources' or 'datasets', or name another
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
              |   ^^^^^ name it where it belongs, or take it away

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
}
