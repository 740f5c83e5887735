extension PlanningErrorTests {
  static let disclosure: [Case] = [
    Case(
      name: "a profile that is none",
      change: { $0.rest = "publish: {disclosure: ministery}" },
      message: """
        pipelines/p.yaml:18:23: error: 'ministery' is not a choice for 'disclosure'
           18 | publish: {disclosure: ministery}
              |                       ^^^^^^^^^ did you mean 'ministry'?
           choose one of:
             internal   Register tables that stay in the house: three contributors in a cell.
             ministry   What a ministry publishes: five contributors in a cell.
             open-data  What anybody may combine with anything: ten contributors in a cell.

        """),
    Case(
      name: "columns and tables that are not there",
      change: {
        $0.rest = "publish: {disclosure: {holding: kvk, fields: {sektor: public}, tables: {aproval: public}}}"
      },
      message: """
        pipelines/p.yaml:18:33: error: no table has a column 'kvk'
           18 | publish: {disclosure: {holding: kvk, fields: {sektor: public}, tables: {aproval: public}}}
              |                                 ^^^
           columns of the tables' data: application, sector, budget, themes, costs, outcome
        pipelines/p.yaml:18:47: error: no table has a column 'sektor'
           18 | publish: {disclosure: {holding: kvk, fields: {sektor: public}, tables: {aproval: public}}}
              |                                               ^^^^^^ did you mean 'sector'?
           columns of the tables' data: application, sector, budget, themes, costs, outcome
        pipelines/p.yaml:18:73: error: no table 'aproval'
           18 | publish: {disclosure: {holding: kvk, fields: {sektor: public}, tables: {aproval: public}}}
              |                                                                         ^^^^^^^ did you mean 'approval'?
           tables here: approval

        """),
    Case(
      name: "rows that anybody knows, by a column that is not there",
      change: { $0.rest = "publish: {disclosure: {known: \"outcom == 'granted'\"}}" },
      message: """
        pipelines/p.yaml:18:32: error: no column 'outcom' in dataset 'evaluated'
           18 | publish: {disclosure: {known: "outcom == 'granted'"}}
              |                                ^^^^^^ did you mean 'outcome'?
           columns here: application, sector, budget, themes, costs, outcome

        """),
    Case(
      name: "one rule in two ways, and knowledge that is too good",
      change: { $0.rest = "publish: {disclosure: {p-percent: 10%, prior-posterior: {p: 20%, q: 15%}}}" },
      message: """
        pipelines/p.yaml:18:57: error: 'p-percent' and 'prior-posterior' are one rule written in two ways
           18 | publish: {disclosure: {p-percent: 10%, prior-posterior: {p: 20%, q: 15%}}}
              |                                                         ^^^^^^^^^^^^^^^^ leave one of them away
           'p-percent' stands in line 18
        pipelines/p.yaml:18:69: error: q is not greater than p: everybody would know enough already
           18 | publish: {disclosure: {p-percent: 10%, prior-posterior: {p: 20%, q: 15%}}}
              |                                                                     ^^^ q is what is known beforehand, p what may be known after

        """),
    Case(
      name: "a rule that is no share",
      change: { $0.rest = "publish: {disclosure: {group: non, p-percent: 130%}}" },
      message: """
        pipelines/p.yaml:18:31: error: 'non' is no share above 0 and up to 100%
           18 | publish: {disclosure: {group: non, p-percent: 130%}}
              |                               ^^^ did you mean 'none'?
        pipelines/p.yaml:18:47: error: '130%' is no share above 0 and up to 100%
           18 | publish: {disclosure: {group: non, p-percent: 130%}}
              |                                               ^^^^ write 10%, 0.1 or none

        """),
  ]
}
