import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues
import Testing

@Suite("Formulas on a chunk")
struct EvaluationTests {
  // MARK: Logic

  /// All nine pairs of true, false and unknown, the first written varying slowest.
  private func pairs() throws -> Rows {
    let three: [Bool?] = [true, false, nil]
    return try Rows(9)
      .with("innovative", truths: three.flatMap { [$0, $0, $0] })
      .with("eligible", truths: three + three + three)
  }

  @Test(
    "follow Kleene's tables",
    arguments: [
      // Kleene, Introduction to Metamathematics (1952), §64: rows true, false, unknown.
      ("innovative and eligible", "10?000?0?"),
      ("innovative or eligible", "11110?1??"),
      ("not innovative", "000111???"),
      ("innovative and true", "111000???"),
      ("innovative and false", "000000000"),
      ("innovative or true", "111111111"),
      ("false or innovative", "111000???"),
      ("innovative == eligible", "10?01????"),
      ("innovative is missing", "000000111"),
      ("eligible is known", "110110110"),
      ("(innovative and eligible) is missing", "001000101"),
      ("if(innovative, eligible, not eligible)", "10?01????"),
      ("coalesce(innovative, eligible)", "11100010?"),
      ("coalesce(innovative, eligible, false)", "111000100"),
      ("innovative in (true)", "111000???"),
      ("true and not false", "111111111"),
      ("if(innovative, missing, eligible)", "???10????"),
    ])
  func kleene(_ formula: String, _ expected: String) throws {
    #expect(try pairs().truths(formula) == expected)
  }

  // MARK: Comparisons

  private func amounts() throws -> Rows {
    try Rows(5)
      .with("costs", [25_000_00, 25_000_01, 0, -1, nil])
      .with("granted", [25_000_00, 0, nil, 5, 7])
      .with("outcome", codes: [0, 0, 1, nil, 0])
      .with("share", [50, 51, 0, -100, nil])
      .with("employees", [3, 0, nil, -7, 250])
      .with("weight", doubles: [0.5, 0.25, 3, nil, -1])
  }

  @Test(
    "compare exactly",
    arguments: [
      ("costs > 25000", "0100?"),
      ("costs >= 25000", "1100?"),
      ("25000 < costs", "0100?"),
      ("costs < 0", "0001?"),
      ("costs <= 25000", "1011?"),
      ("costs == granted", "10?0?"),
      ("costs != granted", "01?1?"),
      ("outcome == 'granted'", "110?1"),
      ("outcome != 'granted'", "001?0"),
      ("outcome in ('refused', 'open')", "001?0"),
      ("outcome not in ('refused', 'open')", "110?1"),
      ("outcome == 'granted' and costs > 25000", "0100?"),
      ("outcome == 'granted' or costs > 25000", "110?1"),
      // 0.50 and 0.51 against 0.505: the scales differ.
      ("share > 0.505", "0100?"),
      ("share < employees", "10?0?"),
      ("employees in (3, -7)", "10?10"),
      ("costs in (0, 25000.01)", "0110?"),
      ("costs / 3 > 8333.33", "1100?"),
      ("weight == 0.5", "100?0"),
      ("weight in (0.25, 3)", "011?0"),
      ("1 == 1", "11111"),
      ("costs is missing", "00001"),
    ])
  func comparisons(_ formula: String, _ expected: String) throws {
    #expect(try amounts().truths(formula) == expected)
  }

  // MARK: Arithmetic, computed by hand

  @Test(
    "compute exactly",
    arguments: [
      ("costs - granted", ["0.00", "25000.01", "-", "-0.06", "-"]),
      ("costs * employees", ["75000.00", "0.00", "-", "0.07", "-"]),
      ("costs + 0.50 euro", ["25000.50", "25000.51", "0.50", "0.49", "-"]),
      ("costs * share", ["12500", "127500051/10000", "0", "1/100", "-"]),
      ("costs / granted", ["1", "-", "-", "-1/5", "-"]),
      ("costs / employees", ["25000/3", "-", "-", "1/700", "-"]),
      ("employees / 0", ["-", "-", "-", "-", "-"]),
      ("share * share", ["0.2500", "0.2601", "0.0000", "1.0000", "-"]),
      ("share + employees", ["3.50", "0.51", "-", "-8.00", "-"]),
      ("1 - share", ["0.50", "0.49", "1.00", "2.00", "-"]),
      ("-costs", ["-25000.00", "-25000.01", "0.00", "0.01", "-"]),
      ("abs(employees)", ["3", "0", "-", "7", "250"]),
      ("weight * employees", ["1.5", "0.0", "-", "-", "-250.0"]),
      ("1 / weight", ["2.0", "4.0", "0.3333333333333333", "-", "-1.0"]),
      ("to_number(costs)", ["25000.0", "25000.01", "0.0", "-0.01", "-"]),
      ("costs / 2 - granted / 2", ["0", "2500001/200", "-", "-3/100", "-"]),
      ("least(costs, granted)", ["25000.00", "0.00", "-", "-0.01", "-"]),
      ("greatest(costs, granted, 1)", ["25000.00", "25000.01", "-", "1.00", "-"]),
      ("coalesce(granted, costs, 0)", ["25000.00", "0.00", "0.00", "0.05", "0.07"]),
      ("if(outcome == 'granted', costs, 0)", ["25000.00", "25000.01", "0.00", "-", "-"]),
      ("if(employees > 0, employees, share)", ["3.00", "0.51", "-", "-1.00", "250.00"]),
      ("lookup(outcome, 'granted', 1, 'refused', 0)", ["1", "1", "0", "-", "1"]),
      ("lookup(outcome, 'refused', 'no')", ["-", "-", "no", "-", "-"]),
      ("lookup(outcome, 'refused', 'no', 'yes')", ["yes", "yes", "no", "-", "yes"]),
      ("lookup(employees, 3, 0.5, 250, 1, -1)", ["0.5", "-1.0", "-", "-1.0", "1.0"]),
      ("2 * 3 + 4", ["10", "10", "10", "10", "10"]),
      ("10 / 4", ["5/2", "5/2", "5/2", "5/2", "5/2"]),
    ])
  func arithmetic(_ formula: String, _ expected: [String]) throws {
    #expect(try amounts().values(formula) == expected)
  }

  @Test(
    "reckon with dates",
    arguments: [
      // 2021-01-19 to 2021-04-20 is 91 days: 12 in January, 28, 31, and 20 in April.
      ("decided - submitted", ["91", "-", "-1"]),
      ("submitted + 13 weeks", ["2021-04-20", "-", "2020-05-30"]),
      ("submitted - 1 day", ["2021-01-18", "-", "2020-02-28"]),
      ("decided - submitted > 90", ["true", "-", "false"]),
      ("(decided - submitted) / 7 days", ["13", "-", "-1/7"]),
      ("submitted <= '2020-12-31'", ["false", "-", "true"]),
      ("year(submitted) * 10 + quarter(submitted)", ["20211", "-", "20201"]),
      ("month(decided)", ["4", "12", "2"]),
      ("greatest(submitted, decided)", ["2021-04-20", "-", "2020-02-29"]),
      ("coalesce(submitted, decided)", ["2021-01-19", "2020-12-31", "2020-02-29"]),
    ])
  func dates(_ formula: String, _ expected: [String]) throws {
    let rows = try Rows(3)
      .with("submitted", dates: ["2021-01-19", nil, "2020-02-29"])
      .with("decided", dates: ["2021-04-20", "2020-12-31", "2020-02-28"])
    #expect(try rows.values(formula) == expected)
  }

  @Test(
    "work on text",
    arguments: [
      ("lower(problem)", ["  geen tijd ", "éclair ÿ", "", "-"]),
      ("upper(problem)", ["  GEEN TIJD ", "ÉCLAIR Ÿ", "", "-"]),
      ("trim(problem)", ["Geen tijd", "Éclair Ÿ", "", "-"]),
      ("length(problem)", ["12", "8", "0", "-"]),
      ("contains(problem, 'tijd')", ["true", "false", "false", "-"]),
      ("contains(problem, '')", ["true", "true", "true", "-"]),
      ("contains(problem, 'n tijk')", ["false", "false", "false", "-"]),
      ("starts_with(trim(problem), 'Geen')", ["true", "false", "false", "-"]),
      ("ends_with(problem, 'Ÿ')", ["false", "true", "false", "-"]),
      ("problem == ''", ["false", "false", "true", "-"]),
      ("problem < 'Z'", ["true", "false", "true", "-"]),
      ("problem in ('', 'Éclair Ÿ')", ["false", "true", "true", "-"]),
      ("if(problem == '', 'none', problem)", ["  Geen tijd ", "Éclair Ÿ", "none", "-"]),
      ("coalesce(problem, '?')", ["  Geen tijd ", "Éclair Ÿ", "", "?"]),
      ("lookup(problem, '', 'empty', 'Éclair Ÿ', 'cake', 'other')", ["other", "cake", "empty", "-"]),
    ])
  func text(_ formula: String, _ expected: [String]) throws {
    let rows = try Rows(4).with("problem", texts: ["  Geen tijd ", "Éclair Ÿ", "", nil])
    #expect(try rows.values(formula) == expected)
  }

  @Test("work on text that is all ASCII")
  func plainText() throws {
    let rows = try Rows(3).with("problem", texts: ["Geen {Tijd}@[z]`", " a\tB\r\n", nil])
    #expect(try rows.values("lower(problem)") == ["geen {tijd}@[z]`", " a\tb\r\n", "-"])
    #expect(try rows.values("upper(problem)") == ["GEEN {TIJD}@[Z]`", " A\tB\r\n", "-"])
    #expect(try rows.values("trim(problem)") == ["Geen {Tijd}@[z]`", "a\tB", "-"])
    #expect(try rows.values("length(problem)") == ["16", "5", "-"])
  }

  @Test("look into sets")
  func sets() throws {
    let rows = try Rows(4).with("bottlenecks", ColumnBuffer(.masks([0b101, 0b010, 0, 0]), known: [1, 1, 1, 0]))
    #expect(try rows.truths("has(bottlenecks, 'knowledge')") == "100?")
    #expect(try rows.truths("has(bottlenecks, 'time')") == "010?")
    #expect(try rows.values("size(bottlenecks)") == ["2", "1", "0", "-"])
  }

  @Test("hold nothing but zero where missing")
  func cleared() throws {
    let rows = try Rows(2).with("costs", [5, nil]).with("granted", [7, 9])
    let sum = try rows.evaluator("costs + granted").evaluate(rows.chunk)
    guard case .integers(let values) = sum.values else {
      Issue.record("integers were expected")
      return
    }
    #expect(values == [12, 0])
    #expect(sum.known == [1, 0])
  }

  @Test("of no rows give no rows")
  func empty() throws {
    for formula in ["costs + granted", "9223372036854775807 + 1", "1 == 1", "problem", "costs is missing", "costs / 3"]
    {
      #expect(try Rows(0).values(formula) == [])
    }
  }

  // MARK: Overflow

  @Test(
    "never wrap: they throw for the row",
    arguments: [
      ("costs + granted", EvaluationError.Operation.addition),
      ("granted - -costs", .subtraction),
      ("costs * employees", .multiplication),
      ("-learners", .negation),
      ("abs(learners)", .absoluteValue),
      ("if(true, employees * employees, 1)", .multiplication),
      ("employees + rate", .rescaling),
      ("submitted + 9000000 weeks", .addition),
      ("weight * weight", .multiplication),
    ])
  func overflow(_ formula: String, _ operation: EvaluationError.Operation) throws {
    let rows = try Rows(3)
      .with("costs", [1, nil, .max])
      .with("granted", [1, .max, .max])
      .with("employees", [1, nil, 4_000_000_000])
      .with("learners", [1, nil, .min])
      .with("rate", [1, 1, 1])
      .with("weight", doubles: [1, nil, 1e300])
      .with("submitted", dates: [nil, nil, "2021-01-19"])
    let error = #expect(throws: EvaluationError.self) {
      _ = try rows.evaluator(formula).evaluate(rows.chunk)
    }
    #expect(error?.row == 2)
    #expect(error?.origin == RowOrigin(source: 0, block: 0, record: 2))
    #expect(error?.operation == operation)
  }

  @Test("do not fault on rows whose result is left aside")
  func inactive() throws {
    let rows = try Rows(3).with("employees", [1, .max, nil]).with("learners", [nil, 5, nil])
    #expect(try rows.values("if(employees > 100, 0, employees + 1)") == ["2", "0", "-"])
    #expect(try rows.values("coalesce(learners, employees + 1)") == ["2", "5", "-"])
  }

  @Test("say in an overflow what was computed")
  func overflowMessage() throws {
    let formula = "granted + costs + costs"
    let rows = try Rows(1).with("costs", [.max]).with("granted", [0])
    let error = try #require(
      #expect(throws: EvaluationError.self) { _ = try rows.evaluator(formula).evaluate(rows.chunk) })
    #expect(
      Example.rendered(error, formula: formula) == """
        x.yaml:1:1: error: addition of money: the result needs more than 64 bits
            1 | granted + costs + costs
              | ^^^^^^^^^^^^^^^^^^^^^^^
           mend the values of this row, or the formula

        """)
  }
}
