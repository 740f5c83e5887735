import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues
import Testing

@Suite("Formulas are read")
struct FormulaReadingTests {
  struct Case: CustomTestStringConvertible {
    let formula: String
    let canonical: String
    let type: ValueType

    init(_ formula: String, _ canonical: String, _ type: ValueType) {
      self.formula = formula
      self.canonical = canonical
      self.type = type
    }

    var testDescription: String { formula }
  }

  @Test(
    "and printed in their canonical form with their type",
    arguments: [
      Case("costs-granted", "costs - granted", .money),
      Case("  ( costs ) ", "costs", .money),
      Case("1 + 2 * 3", "1 + 2 * 3", .integer),
      Case("(1 + 2) * 3", "(1 + 2) * 3", .integer),
      Case("1 - (2 - 3)", "1 - (2 - 3)", .integer),
      Case("(1 - 2) - 3", "1 - 2 - 3", .integer),
      Case("-employees * 2", "-employees * 2", .integer),
      Case("-(employees * 2)", "-(employees * 2)", .integer),
      Case("- 5", "-5", .integer),
      Case("-(5)", "-(5)", .integer),
      Case("-9_223_372_036_854_775_808", "-9223372036854775808", .integer),
      Case("10_000.50", "10000.50", .decimal(scale: 2)),
      Case("'it''s'", "'it''s'", .text),
      // Units.
      Case("costs + granted", "costs + granted", .money),
      Case("costs * employees", "costs * employees", .money),
      Case("2 * costs", "2 * costs", .money),
      Case("costs * 0.5", "costs * 0.5", .rational(.money)),
      Case("costs / granted", "costs / granted", .rational(.pure)),
      Case("costs / 2", "costs / 2", .rational(.money)),
      Case("granted / costs * costs", "granted / costs * costs", .rational(.money)),
      Case("costs / 3 + granted", "costs / 3 + granted", .rational(.money)),
      Case("employees / learners", "employees / learners", .rational(.pure)),
      Case("share * share", "share * share", .decimal(scale: 4)),
      Case("share + 0.125", "share + 0.125", .decimal(scale: 3)),
      Case("share + employees", "share + employees", .decimal(scale: 2)),
      Case("decided - submitted", "decided - submitted", .days),
      Case("submitted + 13 weeks", "submitted + 91 days", .date),
      Case("1 day + submitted", "1 days + submitted", .date),
      Case("submitted - '2020-10-20'", "submitted - date '2020-10-20'", .days),
      Case("waiting * 2 - 1 week", "waiting * 2 - 7 days", .days),
      Case("waiting / 7", "waiting / 7", .rational(.days)),
      Case("waiting / 7 days", "waiting / 7 days", .rational(.pure)),
      Case("weight * employees", "weight * employees", .number),
      Case("weight + $factor", "weight + number '0.1'", .number),
      Case("costs + 1000 euro", "costs + 1000 euro", .money),
      // Comparisons and what literals become beside other values.
      Case("costs > 25_000", "costs > 25000", .boolean),
      Case("costs > 0.50 euro", "costs > 0.50", .boolean),
      Case("costs<=$ceiling", "costs <= 10000000", .boolean),
      Case("costs > $threshold", "costs > 25000", .boolean),
      Case("$ceiling - costs", "10000000 euro - costs", .money),
      Case("waiting > 91", "waiting > 91 days", .boolean),
      Case("outcome == $call", "outcome == 'granted'", .boolean),
      Case("'granted' != outcome", "'granted' != outcome", .boolean),
      Case("sector == 'it''s new'", "sector == 'it''s new'", .boolean),
      Case("submitted < '2021-01-19'", "submitted < date '2021-01-19'", .boolean),
      Case("submitted <= $closes", "submitted <= date '2021-01-19'", .boolean),
      Case("chamber_no == '12345678'", "chamber_no == '12345678'", .boolean),
      Case("costs / granted > 0.5", "costs / granted > 0.5", .boolean),
      Case("sector == second_sector", "sector == second_sector", .boolean),
      Case("outcome in ('granted', 'refused')", "outcome in ('granted', 'refused')", .boolean),
      Case("not outcome in ('granted')", "outcome not in ('granted')", .boolean),
      Case("costs in (0, 25000 euro)", "costs in (0, 25000)", .boolean),
      Case("granted is known", "granted is known", .boolean),
      Case("not granted is missing", "granted is known", .boolean),
      Case("not (not granted is missing)", "not granted is known", .boolean),
      // Logic.
      Case("not innovative and eligible or innovative", "not innovative and eligible or innovative", .boolean),
      Case("not (innovative and (eligible or innovative))", "not (innovative and (eligible or innovative))", .boolean),
      Case("innovative and (eligible and innovative)", "innovative and (eligible and innovative)", .boolean),
      Case("(innovative == eligible) is missing", "(innovative == eligible) is missing", .boolean),
      Case("not costs > 5", "not costs > 5", .boolean),
      // Choices and functions.
      Case("if(outcome == 'granted', granted, 0)", "if(outcome == 'granted', granted, 0 euro)", .money),
      Case("if(innovative, missing, waiting)", "if(innovative, missing, waiting)", .days),
      Case("coalesce(granted, 0)", "coalesce(granted, 0 euro)", .money),
      Case("least(costs, granted, 5)", "least(costs, granted, 5 euro)", .money),
      Case("greatest(submitted, decided)", "greatest(submitted, decided)", .date),
      Case("if(innovative, 1, 0.5)", "if(innovative, 1, 0.5)", .decimal(scale: 1)),
      Case("if(innovative, 'a', problem)", "if(innovative, 'a', problem)", .text),
      Case("year(submitted) * 100 + month(submitted)", "year(submitted) * 100 + month(submitted)", .integer),
      Case("quarter('2021-01-19')", "quarter(date '2021-01-19')", .integer),
      Case(
        "has(bottlenecks, 'time') and size(bottlenecks) > 1", "has(bottlenecks, 'time') and size(bottlenecks) > 1",
        .boolean),
      Case("starts_with(lower(problem), 'geen')", "starts_with(lower(problem), 'geen')", .boolean),
      Case("length(chamber_no)", "length(chamber_no)", .integer),
      Case("to_number(costs) / 3", "to_number(costs) / 3", .number),
      Case("abs(costs - granted)", "abs(costs - granted)", .money),
      Case("lookup(region, 'north', 1, 'south', 2)", "lookup(region, 'north', 1, 'south', 2)", .integer),
      Case("lookup(employees, 1, 'one', 'more')", "lookup(employees, 1, 'one', 'more')", .text),
    ])
  func canonical(_ example: Case) throws {
    let expression = try Example.reader.expression(Example.source(example.formula))
    #expect(expression.formula == example.canonical)
    #expect(expression.type == example.type)
    #expect(try Example.reader.expression(Example.source(expression.formula)) == expression)
  }

  @Test("as the type of the place they stand in")
  func assignable() throws {
    let expression = try Example.reader.expression(
      Example.source("if(costs > 5, 'north', lookup(sector, 'agriculture', 'south', missing))"),
      assignableTo: .category(Example.regions))
    #expect(expression.type == .category(Example.regions))
    guard case .conditional(_, let then, _) = expression.node else {
      Issue.record("a conditional was expected")
      return
    }
    #expect(then.node == .literal(.code(0, Example.regions)))
    let widened = try Example.reader.expression(Example.source("employees"), assignableTo: .decimal(scale: 2))
    #expect(widened == Expression(.column("employees"), type: .decimal(scale: 2)))
    let amount = try Example.reader.expression(Example.source("5"), assignableTo: .money)
    #expect(amount.node == .literal(.money(Money(cents: 500))))
  }

  @Test("with the grain of their columns")
  func grains() throws {
    let schema = Example.participations
    func grain(_ formula: String) throws -> Grain {
      PeilExpression.grain(
        of: try Example.participationReader.expression(Example.source(formula)), in: schema)
    }
    #expect(try grain("granted * 2") == Grain(["application"]))
    #expect(try grain("contribution") == Grain(["application", "participant"]))
    #expect(try grain("granted - contribution") == schema.grain)
    #expect(try grain("1 + 1") == schema.grain)
  }

  @Test("up to 200 levels and 100,000 characters, and refused beyond")
  func limits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(try Example.reader.expression(Example.source(nested(199))).formula == "1")
    for formula in [
      nested(200), String(repeating: "(", count: 50_000), String(repeating: "-", count: 50_000) + "1",
      String(repeating: "not ", count: 20_000) + "true", Array(repeating: "1", count: 201).joined(separator: "+"),
      String(repeating: "if(", count: 30_000),
    ] {
      let error = #expect(throws: FormulaError.self) { try Example.reader.expression(Example.source(formula)) }
      #expect(error?.diagnostics.map(\.code) == ["formula-too-deep"])
    }
    let long = "1 +" + String(repeating: " ", count: 99_998) + "1"
    let error = #expect(throws: FormulaError.self) { try Example.reader.expression(Example.source(long)) }
    #expect(error?.diagnostics.map(\.code) == ["formula-too-long"])
  }
}
