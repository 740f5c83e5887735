import PeilExpression
import Testing

@Suite("A formula that cannot be read")
struct FormulaErrorTests {
  @Test(
    "says what is wrong, where, and what to write",
    arguments: [
      WrongFormula(
        "costs - grantd",
        """
        x.yaml:1:9: error: no column 'grantd' in dataset 'evaluated'
            1 | costs - grantd
              |         ^^^^^^ did you mean 'granted'?
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      WrongFormula(
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
      WrongFormula(
        "threshold + 1",
        """
        x.yaml:1:1: error: no column 'threshold' in dataset 'evaluated'
            1 | threshold + 1
              | ^^^^^^^^^ did you mean the parameter '$threshold'?
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      WrongFormula(
        "lower + 1",
        """
        x.yaml:1:1: error: no column 'lower' in dataset 'evaluated'
            1 | lower + 1
              | ^^^^^ a function takes its arguments in parentheses: lower(…)
           columns here: application, chamber_no, outcome, sector, second_sector, region, bottlenecks, costs, … and 12 more
        """),
      WrongFormula(
        "$ceilin > 5",
        """
        x.yaml:1:1: error: no parameter '$ceilin'
            1 | $ceilin > 5
              | ^^^^^^^ did you mean '$ceiling'?
           parameters: $call, $ceiling, $closes, $factor, $threshold
        """),
      WrongFormula(
        "yaer(submitted)",
        """
        x.yaml:1:1: error: no function 'yaer'
            1 | yaer(submitted)
              | ^^^^ did you mean 'year'?
           functions: if, lookup, year, month, quarter, abs, coalesce, least, greatest, lower, upper, trim, length, starts_with, ends_with, contains, has, size, to_number
        """),
      WrongFormula(
        "outcome == 'grantd'",
        """
        x.yaml:1:12: error: no code 'grantd'
            1 | outcome == 'grantd'
              |            ^^^^^^^^ did you mean 'granted'?
           codes: granted, refused, refused-ceiling, withdrawn, inadmissible, open
        """),
      WrongFormula(
        "outcome in ('granted', 'rejected')",
        """
        x.yaml:1:24: error: no code 'rejected'
            1 | outcome in ('granted', 'rejected')
              |                        ^^^^^^^^^^
           codes: granted, refused, refused-ceiling, withdrawn, inadmissible, open
        """),
      WrongFormula(
        "outcome = 'granted'",
        """
        x.yaml:1:9: error: '=' is no comparison
            1 | outcome = 'granted'
              |         ^ did you mean '=='?
        """),
      WrongFormula(
        "problem == \"x\"",
        """
        x.yaml:1:12: error: text stands in single quotes
            1 | problem == "x"
              |            ^ write 'x'
        """),
      WrongFormula(
        "costs > 5 && innovative",
        """
        x.yaml:1:11: error: '&&' is no operator of formulas
            1 | costs > 5 && innovative
              |           ^^ write 'and'
        """),
      WrongFormula(
        "!innovative",
        """
        x.yaml:1:1: error: '!' is no operator of formulas
            1 | !innovative
              | ^ write 'not'
        """),
      WrongFormula(
        "costs <> 5",
        """
        x.yaml:1:7: error: '<>' is no operator of formulas
            1 | costs <> 5
              |       ^^ write '!='
        """),
      WrongFormula(
        "costs * 5%",
        """
        x.yaml:1:10: error: unexpected '%'
            1 | costs * 5%
              |          ^ a percentage is written as a decimal: 0.05
        """),
      WrongFormula(
        "Costs > 5",
        """
        x.yaml:1:1: error: 'Costs' is no name: names are small letters, digits and '_', and begin with a letter
            1 | Costs > 5
              | ^^^^^ write 'costs'
        """),
      WrongFormula(
        "_x",
        """
        x.yaml:1:1: error: '_x' is no name: names are small letters, digits and '_', and begin with a letter
            1 | _x
              | ^^
        """),
      WrongFormula(
        "costs > .5",
        """
        x.yaml:1:9: error: '.5' is no number
            1 | costs > .5
              |         ^^ write 0.5
        """),
      WrongFormula(
        "costs > 5.",
        """
        x.yaml:1:9: error: '5.' is no number
            1 | costs > 5.
              |         ^^ write 5
        """),
      WrongFormula(
        "99999999999999999999",
        """
        x.yaml:1:1: error: '99999999999999999999' has more digits than 64 bits hold
            1 | 99999999999999999999
              | ^^^^^^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "'abc",
        """
        x.yaml:1:1: error: the text has no closing quote
            1 | 'abc
              | ^^^^ a quote within text is written ''
        """),
      WrongFormula(
        "costs +",
        """
        x.yaml:1:8: error: found the end of the formula
            1 | costs +
              |        ^ expected a value
        """),
      WrongFormula(
        "(costs",
        """
        x.yaml:1:7: error: found the end of the formula
            1 | (costs
              |       ^ expected ')'
        """),
      WrongFormula(
        "costs)",
        """
        x.yaml:1:6: error: found ')'
            1 | costs)
              |      ^ expected an operator or the end of the formula
        """),
      WrongFormula(
        "costs granted",
        """
        x.yaml:1:7: error: found 'granted'
            1 | costs granted
              |       ^^^^^^^ expected an operator or the end of the formula
        """),
      WrongFormula(
        "costs > 1 > 2",
        """
        x.yaml:1:11: error: comparisons cannot be chained
            1 | costs > 1 > 2
              |           ^ write costs > 1 and 1 > 2
        """),
      WrongFormula(
        "1 < employees <= 5",
        """
        x.yaml:1:15: error: comparisons cannot be chained
            1 | 1 < employees <= 5
              |               ^^ write 1 < employees and employees <= 5
        """),
      WrongFormula(
        "innovative is missing == true",
        """
        x.yaml:1:23: error: comparisons cannot be chained
            1 | innovative is missing == true
              |                       ^^ put one of them in parentheses
        """),
      WrongFormula(
        "costs is 5",
        """
        x.yaml:1:10: error: found '5'
            1 | costs is 5
              |          ^ expected 'missing' or 'known' after 'is'
        """),
      WrongFormula(
        "costs not 5",
        """
        x.yaml:1:11: error: found '5'
            1 | costs not 5
              |           ^ expected 'in' after 'not'
        """),
      WrongFormula(
        "employees in ()",
        """
        x.yaml:1:15: error: the list is empty
            1 | employees in ()
              |               ^ expected a value
        """),
      WrongFormula(
        "5 + not innovative",
        """
        x.yaml:1:5: error: 'not' cannot stand here without parentheses
            1 | 5 + not innovative
              |     ^^^ write (not …)
        """),
      WrongFormula(
        "has(bottlenecks, 'tim')",
        """
        x.yaml:1:18: error: no code 'tim'
            1 | has(bottlenecks, 'tim')
              |                  ^^^^^ did you mean 'time'?
           codes: money, time, knowledge
        """),
      WrongFormula(
        "cósts + 'é' + grantd",
        """
        x.yaml:1:1: error: 'cósts' is no name: names are small letters, digits and '_', and begin with a letter
            1 | cósts + 'é' + grantd
              | ^^^^^
        """),
    ])
  func message(_ example: WrongFormula) {
    let error = #expect(throws: FormulaError.self) {
      _ = try Example.reader.expression(Example.source(example.formula))
    }
    #expect(error.map { Example.rendered($0, formula: example.formula) } == example.message)
  }
}
