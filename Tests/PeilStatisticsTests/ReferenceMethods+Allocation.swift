import PeilStatistics
import PeilValues
import ReferenceValues
import Testing

extension ReferenceMethods {
  static let allocation: [String: ReferenceMethod] = [
    "allocation.tender": { inputs in
      let applications = try inputs["applications"].items.map {
        TenderApplication(
          id: try $0["id"].string, score: try $0["score"].double, requestedCents: try $0["requested"].int)
      }
      let rule = try #require(AllocationRule(rawValue: try inputs["rule"].string))
      let figure = TenderAllocation(
        applications, ceilingCents: try inputs["ceiling"].int, minimumScore: try? inputs["min_score"].double,
        rule: rule, tieBreak: (try? inputs["tie_break_draw"].strings) ?? [])
      let grants = zip(figure.ranking, figure.grantedCents).map { ($0.id, JSONValue.int($1)) }
      return [
        "ranking": .texts(figure.ranking.map(\.id)), "granted": .object(Dictionary(uniqueKeysWithValues: grants)),
        "below_minimum": .texts(figure.belowMinimum.map(\.id)), "unspent": .int(figure.unspentCents),
        "lowest_granted_score": .double(figure.lowestGrantedScore),
        "highest_rejected_on_ceiling_score": .double(figure.highestRejectedScore),
        "score_monotone": .bool(figure.isScoreMonotone),
      ]
    },
    "allocation.first_come_lottery": { inputs in
      let applications = try inputs["applications"].items.map {
        FirstComeAllocation.Application(
          id: try $0["id"].string, requestedCents: try $0["requested"].int, complete: try date($0["received"]))
      }
      let figure = FirstComeAllocation(
        applications, ceilingCents: try inputs["ceiling"].int, draw: try inputs["draw"].strings)
      let grants = zip(figure.order, figure.grantedCents).map { ($0.id, JSONValue.int($1)) }
      return [
        "granted": .object(Dictionary(uniqueKeysWithValues: grants)), "unspent": .int(figure.unspentCents),
        "exhaustion_date": figure.exhaustionDate.map { .text($0.description) } ?? .null,
        "overask_ratio": .double(try? figure.demand()),
      ]
    },
    "depletion.curve": { inputs in
      let amounts = try inputs["applications"].items.map {
        (date: try date($0["received"]), cents: try $0["requested"].int)
      }
      let curve = DepletionCurve(amounts, ceilingCents: try inputs["ceiling"].int)
      return [
        "curve": .list(
          curve.points.map { .list([.text($0.date.description), .int($0.cumulativeCents), .double($0.share)]) }),
        "exhaustion_date": curve.exhaustionDate.map { .text($0.description) } ?? .null,
      ]
    },
    "rd.near_miss": { inputs in
      let cutoff = try BudgetCutoff(
        zip(inputs["scores"].doubles, inputs["granted"].ints).map { (score: $0, isGranted: $1 == 1) })
      var counts: [String: JSONValue] = [:]
      for bandwidth in try inputs["bandwidths"].items {
        let near = cutoff.nearMisses(within: try bandwidth.double)
        counts[bandwidth.label] = .object(["below": .int(near.below), "above": .int(near.above)])
      }
      let donut = cutoff.isInDonut(cutoff.lowestGranted) && cutoff.isInDonut(cutoff.highestRejected)
      return [
        "cutoff": .number(cutoff.score), "running": .doubles(cutoff.running), "sharp": .bool(cutoff.isSharp),
        "counts": .object(counts), "donut_excludes": .texts(donut ? ["lowest granted", "highest rejected"] : []),
      ]
    },
    "rd.density_binomial": { inputs in
      let (left, right) = (try inputs["left"].int, try inputs["right"].int)
      let count = try #require(BinomialCount(right, of: left + right))
      return ["p_value": .number(BinomialTest(count, probability: try inputs["p"].double).pValue)]
    },
  ]
}
