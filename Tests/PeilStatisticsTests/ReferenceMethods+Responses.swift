import PeilStatistics
import ReferenceValues
import Testing

extension ReferenceMethods {
  static let responses: [String: ReferenceMethod] = [
    "multi_response.frequencies": { inputs in
      let answers = try answers(inputs["items"].members)
      let items = 0..<answers.itemCount
      return [
        "count": .ints(answers.counts), "n_cases": .int(answers.cases.count),
        "n_cases_with_any": .int(answers.casesWithAny), "n_responses": .int(answers.responses),
        "pct_of_all_cases": .doubles(items.map { try? answers.shareOfCases($0).rate() }),
        "pct_of_cases_with_any": .doubles(items.map { try? answers.shareOfCasesWithAny($0).rate() }),
        "pct_of_responses": .doubles(items.map { try? answers.shareOfResponses($0).rate() }),
        "mean_responses_per_case": .double(try? answers.responsesPerCase()),
      ]
    },
    "multi_response.cooccurrence": { inputs in
      let answers = try answers(inputs["items"].members)
      func table(_ figure: (PairedCount) -> Double?) -> JSONValue {
        .list(
          (0..<answers.itemCount).map { i in .doubles((0..<answers.itemCount).map { figure(answers.pair(i, $0)) }) })
      }
      return [
        "jaccard": table { try? $0.jaccard() }, "lift": table { try? $0.lift() }, "phi": table { try? $0.phi() },
      ]
    },
    "multi_response.pair_fisher": { inputs in
      let items = try inputs["items"].members
      let names = items.keys.sorted()
      let pair = try answers(items).pair(
        names.firstIndex(of: inputs["a"].string) ?? 0, names.firstIndex(of: inputs["b"].string) ?? 0)
      return ["p_value": .number(try pair.fisherTest().pValue), "sample_or": .double(try? pair.oddsRatio())]
    },
    "multi_response.approval_by_item": { inputs in
      let (items, outcomes) = (try items(inputs), try marks(inputs["y"]))
      let names = items.keys.sorted()
      let counts = try names.map { name in
        let named = try marks(items[name] ?? .null)
        return try #require(BinomialCount(zip(named, outcomes).count { $0 && $1 }, of: named.count { $0 }))
      }
      return [
        "item": .texts(names), "x": .ints(counts.map(\.successes)), "n": .ints(counts.map(\.trials)),
        "rate": .doubles(counts.map { try? $0.rate() }),
      ]
    },
    "multi_response.overlap_rate_difference": { inputs in
      let figure = try OverlappingRates(
        isFirst: marks(inputs[inputs["a"].string]), isSecond: marks(inputs[inputs["b"].string]),
        succeeded: marks(inputs["y"]))
      return ["diff": .number(figure.difference), "se": .double(figure.standardError)]
    },
    "multi_response.spmi": { inputs in
      let test = try SimultaneousIndependenceTest(
        answers(inputs["items"].members).cases, groups: codes(inputs["group"]))
      return [
        "item_X2": .doubles(test.itemStatistics.compactMap(\.self)), "X2_S": .number(test.firstOrder.statistic),
        "df_first_order": .number(test.firstOrder.degreesOfFreedom), "p_first_order": .number(test.firstOrder.pValue),
        "trace_R2": .number(test.traceOfSquaredCorrelation), "X2_second_order": .number(test.secondOrder.statistic),
        "df_second_order": .number(test.secondOrder.degreesOfFreedom),
        "p_second_order": .number(test.secondOrder.pValue), "p_items_bonferroni": .number(test.bonferroniPValue),
      ]
    },
    "multi_response.published_mkbidee_2018": { inputs in
      let cases = try inputs["cases"].int
      var (shares, limits): ([String: JSONValue], [String: JSONValue]) = ([:], [:])
      for (name, count) in try inputs["items"].members {
        let count = try #require(BinomialCount(try count.int, of: cases))
        let interval = try ProportionInterval.wilson.limits(count)
        shares[name] = .number(try count.rate())
        limits[name] = .doubles([interval.lowerBound, interval.upperBound])
      }
      return ["pct_of_cases": .object(shares), "wilson95": .object(limits)]
    },
    "multi_response.change_between_calls": { inputs in
      let (first, second) = (try inputs.count("x1", "n1"), try inputs.count("x2", "n2"))
      let change = try RateDifference.newcombe(first, second)
      let pValue = try? HeterogeneityTest([first, second]).pearson().pValue
      return ["diff": .number(change.value), "p_value": .double(pValue)] + .limits(change.limits)
    },
    "rao_scott.long_Chisq": { inputs in
      let test = try raoScott(inputs)
      return ["pearson_X2": .number(test.pearson), "p_value": .number(test.firstOrderPValue)]
    },
    "rao_scott.long_F": { inputs in
      let test = try raoScott(inputs)
      return [
        "F": .number(test.f), "ndf": .number(test.numeratorDegrees), "ddf": .number(test.denominatorDegrees),
        "p_value": .number(test.pValue),
      ]
    },
  ]

  /// The items of a case file: whatever is not an outcome, a group or an option.
  private static func items(_ inputs: JSONValue) throws -> [String: JSONValue] {
    let others: Set = ["y", "call", "a", "b", "rows", "columns", "design", "group"]
    return try inputs.members.filter { !others.contains($0.key) }
  }

  private static func marks(_ column: JSONValue) throws -> [Bool] { try column.ints.map { $0 == 1 } }

  /// The answers to the items in the order of their names.
  private static func answers(_ items: [String: JSONValue]) throws -> MultipleResponse {
    let columns = try items.sorted { $0.key < $1.key }.map { try marks($0.value) }
    let cases = (columns.first ?? []).indices.map { unit in columns.map { $0[unit] } }
    return MultipleResponse(cases, itemCount: columns.count)
  }

  private static func raoScott(_ inputs: JSONValue) throws -> RaoScottTest {
    let columns = codes(inputs[try inputs["columns"].string])
    let cases = try answers(items(inputs)).cases
    return try RaoScottTest(
      cases.enumerated().flatMap { cluster, named in
        named.enumerated().filter(\.element).map {
          RaoScottTest.Response(row: $0.offset, column: columns[cluster], cluster: cluster)
        }
      })
  }
}
