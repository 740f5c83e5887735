import PeilDiagnostics
import PeilExpression
import PeilTable
import Testing

@Suite("A formula whose types do not go together")
struct FormulaTypeErrorTests {
  @Test(
    "says which types, where, and what to write",
    arguments: [
      WrongFormula(
        "outcome == granted",
        """
        x.yaml:1:1: error: outcome is compared with money
            1 | outcome == granted
              | ^^^^^^^^^^^^^^^^^^ text stands in single quotes: 'granted'
        """),
      WrongFormula(
        "employees in (learners, 5)",
        """
        x.yaml:1:15: error: a list holds only values that are written out: numbers, texts, dates, parameters
            1 | employees in (learners, 5)
              |               ^^^^^^^^
        """),
      WrongFormula(
        "1.5 weeks",
        """
        x.yaml:1:1: error: '1.5 weeks' is no value of type days
            1 | 1.5 weeks
              | ^^^^^^^^^
        """),
      WrongFormula(
        "date '19-01-2021'",
        """
        x.yaml:1:1: error: '19-01-2021' is no date
            1 | date '19-01-2021'
              | ^^^^^^^^^^^^^^^^^ dates are written '2021-01-19'
        """),
      WrongFormula(
        "submitted > '19-01-2021'",
        """
        x.yaml:1:13: error: '19-01-2021' is no date
            1 | submitted > '19-01-2021'
              |             ^^^^^^^^^^^^ dates are written '2021-01-19'
        """),
      WrongFormula(
        "costs > 12.345",
        """
        x.yaml:1:9: error: '12.345' is no value of type money
            1 | costs > 12.345
              |         ^^^^^^
        """),
      WrongFormula(
        "waiting > 1.5",
        """
        x.yaml:1:11: error: '1.5' is no value of type days
            1 | waiting > 1.5
              |           ^^^
        """),
      WrongFormula(
        "costs + employees",
        """
        x.yaml:1:1: error: money + integer: the units do not go together
            1 | costs + employees
              | ^^^^^^^^^^^^^^^^^ both sides of '+' must be of one kind
        """),
      WrongFormula(
        "costs + 1000",
        """
        x.yaml:1:1: error: money + integer: the units do not go together
            1 | costs + 1000
              | ^^^^^^^^^^^^ write 1000 euro
        """),
      WrongFormula(
        "costs * granted",
        """
        x.yaml:1:1: error: money * money: the units do not go together
            1 | costs * granted
              | ^^^^^^^^^^^^^^^ an amount or a length of time is multiplied by a number
        """),
      WrongFormula(
        "weight * costs",
        """
        x.yaml:1:1: error: number * money: the units do not go together
            1 | weight * costs
              | ^^^^^^^^^^^^^^ write to_number(…) to give up exactness
        """),
      WrongFormula(
        "submitted + 5",
        """
        x.yaml:1:1: error: date + integer: the units do not go together
            1 | submitted + 5
              | ^^^^^^^^^^^^^ write 5 days
        """),
      WrongFormula(
        "submitted + decided",
        """
        x.yaml:1:1: error: date + date: the units do not go together
            1 | submitted + decided
              | ^^^^^^^^^^^^^^^^^^^ dates are subtracted: that gives days
        """),
      WrongFormula(
        "employees / costs",
        """
        x.yaml:1:1: error: integer / money: the units do not go together
            1 | employees / costs
              | ^^^^^^^^^^^^^^^^^ divide an amount by a number or by an amount
        """),
      WrongFormula(
        "rate * rate",
        """
        x.yaml:1:1: error: the result of '*' has more than 18 decimals
            1 | rate * rate
              | ^^^^^^^^^^^
        """),
      WrongFormula(
        "-submitted",
        """
        x.yaml:1:1: error: -date: only numbers have a sign
            1 | -submitted
              | ^^^^^^^^^^
        """),
      WrongFormula(
        "problem + 'x'",
        """
        x.yaml:1:1: error: text + text: the units do not go together
            1 | problem + 'x'
              | ^^^^^^^^^^^^^ only numbers, money, days and dates are calculated with
        """),
      WrongFormula(
        "costs > employees",
        """
        x.yaml:1:1: error: money is compared with integer
            1 | costs > employees
              | ^^^^^^^^^^^^^^^^^ both sides must be values of one kind
        """),
      WrongFormula(
        "innovative < eligible",
        """
        x.yaml:1:1: error: '<' between values of type boolean, which have no order
            1 | innovative < eligible
              | ^^^^^^^^^^^^^^^^^^^^^ compare with == or !=, or write in (…)
        """),
      WrongFormula(
        "sector < 'construction'",
        """
        x.yaml:1:1: error: '<' between values of type category, which have no order
            1 | sector < 'construction'
              | ^^^^^^^^^^^^^^^^^^^^^^^ compare with == or !=, or write in (…)
        """),
      WrongFormula(
        "sector == region",
        """
        x.yaml:1:1: error: sector and region take their codes from different lists
            1 | sector == region
              | ^^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "sector == problem",
        """
        x.yaml:1:1: error: a category is compared with a column of text
            1 | sector == problem
              | ^^^^^^^^^^^^^^^^^ compare it with codes, or declare the other column as a category with the same values
        """),
      WrongFormula(
        "bottlenecks == 'time'",
        """
        x.yaml:1:16: error: a set holds any number of codes and is not compared with one
            1 | bottlenecks == 'time'
              |                ^^^^^^ write has(…, 'time')
        """),
      WrongFormula(
        "bottlenecks in ('time')",
        """
        x.yaml:1:1: error: a set holds any number of codes and is not compared with one
            1 | bottlenecks in ('time')
              | ^^^^^^^^^^^^^^^^^^^^^^^ write has(…, 'code')
        """),
      WrongFormula(
        "costs == missing",
        """
        x.yaml:1:1: error: a comparison with missing is always missing
            1 | costs == missing
              | ^^^^^^^^^^^^^^^^ write … is missing
        """),
      WrongFormula(
        "costs != missing",
        """
        x.yaml:1:1: error: a comparison with missing is always missing
            1 | costs != missing
              | ^^^^^^^^^^^^^^^^ write … is known
        """),
      WrongFormula(
        "missing is missing",
        """
        x.yaml:1:1: error: nothing here says what type the missing value has
            1 | missing is missing
              | ^^^^^^^
        """),
      WrongFormula(
        "costs and innovative",
        """
        x.yaml:1:1: error: 'and' takes a condition, but this is money
            1 | costs and innovative
              | ^^^^^ write a comparison: … > 0
        """),
      WrongFormula(
        "if(costs, 1, 2)",
        """
        x.yaml:1:4: error: 'if' takes a condition, but this is money
            1 | if(costs, 1, 2)
              |    ^^^^^ write a comparison: … > 0
        """),
      WrongFormula(
        "if(innovative, 1)",
        """
        x.yaml:1:1: error: 'if' takes a condition and two values, not 2
            1 | if(innovative, 1)
              | ^^^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "if(innovative, 1, 'x')",
        """
        x.yaml:1:19: error: 'if' gives integer or text: the values need one type
            1 | if(innovative, 1, 'x')
              |                   ^^^
        """),
      WrongFormula(
        "coalesce(costs)",
        """
        x.yaml:1:1: error: 'coalesce' takes two arguments or more, not 1
            1 | coalesce(costs)
              | ^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "year(costs)",
        """
        x.yaml:1:6: error: 'year' takes a date, but this is money
            1 | year(costs)
              |      ^^^^^
        """),
      WrongFormula(
        "has(sector, 'x')",
        """
        x.yaml:1:5: error: 'has' takes a set, but this is category
            1 | has(sector, 'x')
              |     ^^^^^^
        """),
      WrongFormula(
        "least('a', 'b')",
        """
        x.yaml:1:7: error: 'least' takes numbers or dates, but this is text
            1 | least('a', 'b')
              |       ^^^
        """),
      WrongFormula(
        "lookup(sector, 'agriculture', employees)",
        """
        x.yaml:1:31: error: a list holds only values that are written out: numbers, texts, dates, parameters
            1 | lookup(sector, 'agriculture', employees)
              |                               ^^^^^^^^^
        """),
      WrongFormula(
        "sum(costs)",
        """
        x.yaml:1:1: error: 'sum' is computed over many rows, but this formula is computed on each row
            1 | sum(costs)
              | ^^^^^^^^^^ aggregates stand in measures and in the 'aggregate' stage
        """),
      WrongFormula(
        "if(innovative, missing, missing)",
        """
        x.yaml:1:1: error: nothing here says what type the missing value has
            1 | if(innovative, missing, missing)
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "has(bottlenecks, sector)",
        """
        x.yaml:1:1: error: bottlenecks and sector take their codes from different lists
            1 | has(bottlenecks, sector)
              | ^^^^^^^^^^^^^^^^^^^^^^^^
        """),
      WrongFormula(
        "chamber_no == 5",
        """
        x.yaml:1:1: error: kvk is compared with integer
            1 | chamber_no == 5
              | ^^^^^^^^^^^^^^^ a word is compared with text in single quotes
        """),
      WrongFormula(
        "0.0000000001 euro",
        """
        x.yaml:1:1: error: '0.0000000001' is no value of type money
            1 | 0.0000000001 euro
              | ^^^^^^^^^^^^^^^^^
        """),
    ])
  func message(_ example: WrongFormula) {
    let error = #expect(throws: FormulaError.self) {
      _ = try Example.reader.expression(Example.source(example.formula))
    }
    #expect(error.map { Example.rendered($0, formula: example.formula) } == example.message)
  }

  @Test("says so also where a condition or a value of some type is needed")
  func placed() {
    let condition = #expect(throws: FormulaError.self) {
      _ = try Example.reader.condition(Example.source("costs"))
    }
    #expect(
      condition?.diagnostics.map(\.message) == ["a condition is true or false, but this is money"])
    let value = #expect(throws: FormulaError.self) {
      _ = try Example.reader.expression(
        Example.source("if(innovative, 'east', lookup(sector, 'agriculture', 'west'))"),
        assignableTo: .category(Example.regions))
    }
    #expect(value?.diagnostics.map(\.message) == ["no code 'east'", "no code 'west'"])
    let other = #expect(throws: FormulaError.self) {
      _ = try Example.reader.expression(Example.source("costs / 2"), assignableTo: .money)
    }
    #expect(other?.diagnostics.map(\.message) == ["this is money (quotient), but money is needed here"])
  }
}
