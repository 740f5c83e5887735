import PeilExpression
import PeilTable
import PeilValues
import Testing

@Suite("Aggregate formulas")
struct AggregateFormulaTests {
  struct Case: CustomTestStringConvertible {
    let formula: String
    let canonical: String
    let type: ValueType
    let count: Int

    init(_ formula: String, _ canonical: String, _ type: ValueType, aggregates count: Int = 1) {
      self.formula = formula
      self.canonical = canonical
      self.type = type
      self.count = count
    }

    var testDescription: String { formula }
  }

  @Test(
    "are printed in their canonical form with their type",
    arguments: [
      Case("count()", "count()", .integer),
      Case("count(where contribution>5)", "count(where contribution > 5)", .integer),
      Case("count(per application where lead)", "count(per application where lead)", .integer),
      Case("count_distinct(application where lead)", "count_distinct(application where lead)", .integer),
      Case("sum(contribution)", "sum(contribution)", .money),
      Case("sum(granted per application)", "sum(granted per application)", .money),
      Case(
        "sum(granted per (application, participant) where granted > 5)",
        "sum(granted per (application, participant) where granted > 5)", .money),
      Case("mean(contribution)", "mean(contribution)", .rational(.money)),
      Case("max(granted) - min(granted)", "max(granted) - min(granted)", .money, aggregates: 2),
      Case("sum(contribution) / sum(contribution)", "sum(contribution) / sum(contribution)", .rational(.pure)),
      Case("-(count() - 1) * 100", "-(count() - 1) * 100", .integer),
      Case(
        "sum(contribution) / (count() - 1.5)", "sum(contribution) / (count() - 1.5)", .rational(.money), aggregates: 2),
      Case("sum(contribution) + 5 euro", "sum(contribution) + 5 euro", .money),
    ])
  func canonical(_ example: Case) throws {
    let formula = try Example.participationReader.aggregateFormula(Example.source(example.formula))
    #expect(formula.formula == example.canonical)
    #expect(formula.type == example.type)
    #expect(formula.aggregates.count == example.count)
    #expect(try Example.participationReader.aggregateFormula(Example.source(formula.formula)) == formula)
  }

  @Test("of extremes keep the type of dates")
  func dates() throws {
    let reader = Example.reader
    #expect(try reader.aggregateFormula(Example.source("min(submitted)")).type == .date)
    #expect(try reader.aggregateFormula(Example.source("max(decided) - min(submitted)")).type == .days)
    #expect(try reader.aggregateFormula(Example.source("sum(weight)")).type == .number)
    #expect(try reader.aggregateFormula(Example.source("mean(share)")).type == .rational(.pure))
    #expect(try reader.aggregateFormula(Example.source("sum(share)")).type == .decimal(scale: 2))
    #expect(try reader.aggregateFormula(Example.source("sum(costs / 3)")).type == .rational(.money))
    #expect(try reader.aggregateFormula(Example.source("sum(waiting)")).type == .days)
  }

  // MARK: Arithmetic on given values

  private func value(
    _ formula: String, _ values: AggregateValue...
  ) throws -> AggregateValue {
    let formula = try Example.reader.aggregateFormula(Example.source(formula))
    return try AggregateArithmetic(formula.body).value(of: values)
  }

  @Test("are exact")
  func exact() throws {
    // 9,943,702 of 10,000,000 euro is 4,971,851 of 5,000,000.
    #expect(
      try value("sum(granted) / 10_000_000 euro", .exact(Rational(9_943_702)))
        == .exact(#require(Rational(4_971_851, 5_000_000))))
    #expect(try value("-sum(granted) * 0.10", .exact(Rational(3))) == .exact(#require(Rational(-3, 10))))
    #expect(
      try value("sum(granted) - sum(costs) / 3", .exact(Rational(1)), .exact(Rational(1)))
        == .exact(#require(Rational(2, 3))))
    #expect(try value("sum(weight) / 4", .number(1)) == .number(0.25))
    #expect(
      try value("max(decided) - min(submitted)", .date(Example.day("2021-03-01")), .date(Example.day("2021-02-01")))
        == .exact(Rational(28)))
    #expect(try value("max(decided) + 13 weeks", .date(Example.day("2021-01-19"))) == .date(Example.day("2021-04-20")))
  }

  @Test("give no value where a denominator is zero, or an aggregate has none")
  func undefined() throws {
    #expect(
      try value("sum(granted) / sum(costs)", .exact(Rational(3)), .exact(.zero)) == .undefined(.zeroDenominator))
    #expect(try value("sum(weight) / sum(costs / costs)", .number(1), .exact(.zero)) == .undefined(.zeroDenominator))
    #expect(
      try value("mean(granted) / mean(costs)", .undefined(.allMissing), .exact(.zero)) == .undefined(.allMissing))
    #expect(try value("1 + mean(employees)", .undefined(.emptyDenominator)) == .undefined(.emptyDenominator))
  }

  @Test("never wrap")
  func overflow() throws {
    let huge = AggregateValue.exact(Rational(.max))
    #expect(throws: AggregateArithmetic.Overflow(.add)) { try value("sum(costs) + sum(granted)", huge, huge) }
    #expect(throws: AggregateArithmetic.Overflow(.multiply)) { try value("sum(costs) * 2", huge) }
    #expect(throws: AggregateArithmetic.Overflow(.multiply)) { try value("sum(weight) * 10", .number(1e308)) }
    #expect(throws: AggregateArithmetic.Overflow(nil)) { try value("-sum(costs)", .exact(Rational(.min))) }
    #expect(throws: AggregateArithmetic.Overflow(.add)) {
      try value("max(decided) + 5 days", .date(Example.day("9999-12-30")))
    }
  }
}
