import PeilExpression
import Testing

@Suite("A formula that cannot be read")
struct FormulaErrorTests {
  struct Case: CustomTestStringConvertible {
    let formula: String
    let message: String

    init(_ formula: String, _ message: String) {
      self.formula = formula
      self.message = message + "\n"
    }

    var testDescription: String { formula }
  }

  @Test(
    "says what is wrong, where, and what to write",
    arguments: [
      Case(
        "costs - grantd",
        """
        x.yaml:1:9: error: no column 'grantd' in dataset 'evaluated'
            1 | costs - grantd
              |         ^^^^^^ did you mean 'granted'?
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      Case(
        "costs - cost + grantd * 2",
        """
        x.yaml:1:9: error: no column 'cost' in dataset 'evaluated'
            1 | costs - cost + grantd * 2
              |         ^^^^ did you mean 'costs'?
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        x.yaml:1:16: error: no column 'grantd' in dataset 'evaluated'
            1 | costs - cost + grantd * 2
              |                ^^^^^^ did you mean 'granted'?
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      Case(
        "threshold + 1",
        """
        x.yaml:1:1: error: no column 'threshold' in dataset 'evaluated'
            1 | threshold + 1
              | ^^^^^^^^^ did you mean the parameter '$threshold'?
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      Case(
        "lower + 1",
        """
        x.yaml:1:1: error: no column 'lower' in dataset 'evaluated'
            1 | lower + 1
              | ^^^^^ a function takes its arguments in parentheses: lower(…)
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      Case(
        "$ceilin > 5",
        """
        x.yaml:1:1: error: no parameter '$ceilin'
            1 | $ceilin > 5
              | ^^^^^^^ did you mean '$ceiling'?
           parameters: $call, $ceiling, $closes, $factor, $threshold
        """),
      Case(
        "yaer(submitted)",
        """
        x.yaml:1:1: error: no function 'yaer'
            1 | yaer(submitted)
              | ^^^^ did you mean 'year'?
           functions: if, lookup, year, month, quarter, abs, coalesce, least, greatest, lower, upper, trim, length, starts_with, ends_with, contains, has, size, to_number
        """),
      Case(
        "outcome == 'grantd'",
        """
        x.yaml:1:12: error: no code 'grantd'
            1 | outcome == 'grantd'
              |            ^^^^^^^^ did you mean 'granted'?
           codes: granted, refused, refused-ceiling, withdrawn, inadmissible, open
        """),
      Case(
        "outcome in ('granted', 'rejected')",
        """
        x.yaml:1:24: error: no code 'rejected'
            1 | outcome in ('granted', 'rejected')
              |                        ^^^^^^^^^^
           codes: granted, refused, refused-ceiling, withdrawn, inadmissible, open
        """),
      Case(
        "outcome = 'granted'",
        """
        x.yaml:1:9: error: '=' is no comparison
            1 | outcome = 'granted'
              |         ^ did you mean '=='?
        """),
      Case(
        "problem == \"x\"",
        """
        x.yaml:1:12: error: text stands in single quotes
            1 | problem == "x"
              |            ^ write '…'
        """),
      Case(
        "costs > 5 && innovative",
        """
        x.yaml:1:11: error: '&&' is no operator of formulas
            1 | costs > 5 && innovative
              |           ^^ write 'and'
        """),
      Case(
        "!innovative",
        """
        x.yaml:1:1: error: '!' is no operator of formulas
            1 | !innovative
              | ^ write 'not'
        """),
      Case(
        "costs <> 5",
        """
        x.yaml:1:7: error: '<>' is no operator of formulas
            1 | costs <> 5
              |       ^^ write '!='
        """),
      Case(
        "costs * 5%",
        """
        x.yaml:1:10: error: unexpected '%'
            1 | costs * 5%
              |          ^ a percentage is written as a decimal: 0.05
        """),
      Case(
        "Costs > 5",
        """
        x.yaml:1:1: error: 'Costs' is no name: names are small letters, digits and '_', and begin with a letter
            1 | Costs > 5
              | ^^^^^ write 'costs'
        """),
      Case(
        "_x",
        """
        x.yaml:1:1: error: '_x' is no name: names are small letters, digits and '_', and begin with a letter
            1 | _x
              | ^^
        """),
      Case(
        "costs > .5",
        """
        x.yaml:1:9: error: '.5' is no number
            1 | costs > .5
              |         ^^ write 0.5
        """),
      Case(
        "costs > 5.",
        """
        x.yaml:1:9: error: '5.' is no number
            1 | costs > 5.
              |         ^^ write 5
        """),
      Case(
        "99999999999999999999",
        """
        x.yaml:1:1: error: '99999999999999999999' has more digits than 64 bits hold
            1 | 99999999999999999999
              | ^^^^^^^^^^^^^^^^^^^^
        """),
      Case(
        "'abc",
        """
        x.yaml:1:1: error: the text has no closing quote
            1 | 'abc
              | ^^^^ a quote within text is written ''
        """),
      Case(
        "costs +",
        """
        x.yaml:1:8: error: found the end of the formula
            1 | costs +
              |        ^ expected a value
        """),
      Case(
        "(costs",
        """
        x.yaml:1:7: error: found the end of the formula
            1 | (costs
              |       ^ expected ')'
        """),
      Case(
        "costs)",
        """
        x.yaml:1:6: error: found ')'
            1 | costs)
              |      ^ expected an operator or the end of the formula
        """),
      Case(
        "costs granted",
        """
        x.yaml:1:7: error: found 'granted'
            1 | costs granted
              |       ^^^^^^^ expected an operator or the end of the formula
        """),
      Case(
        "costs > 1 > 2",
        """
        x.yaml:1:11: error: comparisons cannot be chained
            1 | costs > 1 > 2
              |           ^ write costs > 1 and 1 > 2
        """),
      Case(
        "1 < employees <= 5",
        """
        x.yaml:1:15: error: comparisons cannot be chained
            1 | 1 < employees <= 5
              |               ^^ write 1 < employees and employees <= 5
        """),
      Case(
        "innovative is missing == true",
        """
        x.yaml:1:23: error: comparisons cannot be chained
            1 | innovative is missing == true
              |                       ^^ put one of them in parentheses
        """),
      Case(
        "costs is 5",
        """
        x.yaml:1:10: error: found '5'
            1 | costs is 5
              |          ^ expected 'missing' or 'known' after 'is'
        """),
      Case(
        "costs not 5",
        """
        x.yaml:1:11: error: found '5'
            1 | costs not 5
              |           ^ expected 'in' after 'not'
        """),
      Case(
        "employees in ()",
        """
        x.yaml:1:15: error: the list is empty
            1 | employees in ()
              |               ^ expected a value
        """),
      Case(
        "5 + not innovative",
        """
        x.yaml:1:5: error: 'not' cannot stand here without parentheses
            1 | 5 + not innovative
              |     ^^^ write (not …)
        """),
      Case(
        "has(bottlenecks, 'tim')",
        """
        x.yaml:1:18: error: no code 'tim'
            1 | has(bottlenecks, 'tim')
              |                  ^^^^^ did you mean 'time'?
           codes: money, time, knowledge
        """),
      Case(
        "cósts + 'é' + grantd",
        """
        x.yaml:1:1: error: 'cósts' is no name: names are small letters, digits and '_', and begin with a letter
            1 | cósts + 'é' + grantd
              | ^^^^^
        """),
    ])
  func message(_ example: Case) {
    let error = #expect(throws: FormulaError.self) {
      _ = try Example.reader.expression(Example.source(example.formula))
    }
    #expect(error.map { Example.rendered($0, formula: example.formula) } == example.message)
  }
}
