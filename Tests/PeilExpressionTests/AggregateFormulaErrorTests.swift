import PeilExpression
import Testing

@Suite("An aggregate formula that gives no honest figure")
struct AggregateFormulaErrorTests {
  @Test(
    "says why, and what to write",
    arguments: [
      WrongFormula(
        "sum(granted)",
        """
        x.yaml:1:1: error: 'granted' has one value per application, but a row of 'participations' is one application, participant: summing it over rows counts it more than once
            1 | sum(granted)
              | ^^^^^^^^^^^^ write sum(granted per application)
        """),
      WrongFormula(
        "mean(granted where lead)",
        """
        x.yaml:1:1: error: 'granted' has one value per application, but a row of 'participations' is one application, participant: averaging it over rows counts it more than once
            1 | mean(granted where lead)
              | ^^^^^^^^^^^^^^^^^^^^^^^^ write mean(granted per application where lead)
        """),
      WrongFormula(
        "count(where outcome == 'granted')",
        """
        x.yaml:1:1: error: the condition has one value per application, but a row of 'participations' is one application, participant: counting rows counts it more than once
            1 | count(where outcome == 'granted')
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write count(per application where outcome == 'granted')
        """),
      WrongFormula(
        "sum(contribution per application)",
        """
        x.yaml:1:5: error: 'contribution' has one value per application, participant, so it has more than one value per application
            1 | sum(contribution per application)
              |     ^^^^^^^^^^^^ name the keys that decide its value after 'per'
        """),
      WrongFormula(
        "sum(contribution - granted)",
        """
        x.yaml:1:1: error: 'granted' has one value per application, but a row of 'participations' is one application, participant: summing it over rows counts it more than once
            1 | sum(contribution - granted)
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write sum(granted per application)
        """),
      WrongFormula(
        "min(granted per application)",
        """
        x.yaml:1:1: error: 'min' takes no 'per'
            1 | min(granted per application)
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a value that comes back does not change it
        """),
      WrongFormula(
        "granted / count()",
        """
        x.yaml:1:1: error: 'granted' has a value per row, but this formula gives one value for many rows
            1 | granted / count()
              | ^^^^^^^ write sum(granted), mean(granted) or another aggregate
        """),
      WrongFormula(
        "grantd / count()",
        """
        x.yaml:1:1: error: no column 'grantd' in dataset 'participations'
            1 | grantd / count()
              | ^^^^^^ did you mean 'granted'?
           columns here: application, participant, granted, outcome, contribution, lead
        """),
      WrongFormula(
        "sum(sum(granted))",
        """
        x.yaml:1:5: error: 'sum' stands within another aggregate
            1 | sum(sum(granted))
              |     ^^^^^^^^^^^^ aggregates do not nest
        """),
      WrongFormula(
        "count(granted)",
        """
        x.yaml:1:1: error: 'count' takes no argument: it counts rows
            1 | count(granted)
              | ^^^^^^^^^^^^^^ write count(where … is known), or count_distinct(…)
        """),
      WrongFormula(
        "sum()",
        """
        x.yaml:1:1: error: 'sum' has no argument
            1 | sum()
              | ^^^^^ write sum(…)
        """),
      WrongFormula(
        "sum(lead)",
        """
        x.yaml:1:5: error: 'sum' takes numbers, but this is boolean
            1 | sum(lead)
              |     ^^^^ write count(where lead)
        """),
      WrongFormula(
        "sum(participant)",
        """
        x.yaml:1:5: error: 'sum' takes numbers, but this is text
            1 | sum(participant)
              |     ^^^^^^^^^^^
        """),
      WrongFormula(
        "mean(outcome)",
        """
        x.yaml:1:6: error: 'mean' takes numbers, but this is outcome
            1 | mean(outcome)
              |      ^^^^^^^
        """),
      WrongFormula(
        "count() > 5",
        """
        x.yaml:1:1: error: 'count() > 5' stands outside an aggregate, where only numbers and + - * / do
            1 | count() > 5
              | ^^^^^^^^^^^ conditions stand after 'where' within an aggregate
        """),
      WrongFormula(
        "1 + 1",
        """
        x.yaml:1:1: error: the formula has no aggregate
            1 | 1 + 1
              | ^^^^^ write count(), sum(…), mean(…), min(…) or max(…)
        """),
      WrongFormula(
        "sum(grantd where leed per applicatio)",
        """
        x.yaml:1:23: error: found 'per'
            1 | sum(grantd where leed per applicatio)
              |                       ^^^ expected ')': 'per' stands before 'where'
        """),
      WrongFormula(
        "sum(granted per applicatio)",
        """
        x.yaml:1:17: error: no column 'applicatio' in dataset 'participations'
            1 | sum(granted per applicatio)
              |                 ^^^^^^^^^^ did you mean 'application'?
           columns here: application, participant, granted, outcome, contribution, lead
        """),
      WrongFormula(
        "count_distinct(contribution / 2)",
        """
        x.yaml:1:16: error: 'count_distinct' takes values that are told apart one by one, but this is money (quotient)
            1 | count_distinct(contribution / 2)
              |                ^^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "sum(granted where lead per application)",
        """
        x.yaml:1:24: error: found 'per'
            1 | sum(granted where lead per application)
              |                        ^^^ expected ')': 'per' stands before 'where'
        """),
      WrongFormula(
        "sum(contribution) + count()",
        """
        x.yaml:1:1: error: money + integer: the units do not go together
            1 | sum(contribution) + count()
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^ both sides of '+' must be of one kind
        """),
      WrongFormula(
        "if(true, count(), 1)",
        """
        x.yaml:1:1: error: 'if(true, count(), 1)' stands outside an aggregate, where only numbers and + - * / do
            1 | if(true, count(), 1)
              | ^^^^^^^^^^^^^^^^^^^^ conditions stand after 'where' within an aggregate
        """),
      WrongFormula(
        "sum(granted where contribution)",
        """
        x.yaml:1:19: error: 'where' takes a condition, but this is money
            1 | sum(granted where contribution)
              |                   ^^^^^^^^^^^^ write a comparison: … > 0
        """),
      WrongFormula(
        "max(granted",
        """
        x.yaml:1:12: error: found the end of the formula
            1 | max(granted
              |            ^ expected 'per', 'where' or ')'
        """),
      WrongFormula(
        "sum(granted per 5)",
        """
        x.yaml:1:17: error: found '5'
            1 | sum(granted per 5)
              |                 ^ expected a column after 'per'
        """),
    ])
  func message(_ example: WrongFormula) {
    let error = #expect(throws: FormulaError.self) {
      _ = try Example.participationReader.aggregateFormula(Example.source(example.formula))
    }
    #expect(error.map { Example.rendered($0, formula: example.formula) } == example.message)
  }
}
