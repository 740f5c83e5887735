import PeilDisclosure
import PeilValues
import ReferenceValues
import Testing

extension DisclosureMethods {
  static let primary: [String: DisclosureMethod] = [
    "sdc.primary": { inputs in
      let contributions = try CellContributions(inputs["contributions"].ints.map { Contribution($0) })
      let estimation = try #require(PPercentRule(percent: try rational(inputs["p"])))
      let dominance = try #require(DominanceRule(number: try inputs["n"].int, percent: try rational(inputs["k"])))
      return [
        "total": .int(contributions.total), "n_contributors": .int(contributions.count),
        "freq_unsafe": .bool(FrequencyRule(minimum: try inputs["min_freq"].int).levels(for: contributions) != nil),
        "p_remainder": .int(estimation.remainder(of: contributions)),
        "p_unsafe": .bool(estimation.levels(for: contributions) != nil),
        "dominance_unsafe": .bool(dominance.levels(for: contributions) != nil),
        "upl_p": .number(estimation.upperLevel(for: contributions)?.doubleValue ?? 0),
        "upl_dominance": .number(dominance.upperLevel(for: contributions)?.doubleValue ?? 0),
      ]
    },
    "sdc.holding": { inputs in
      let records = try inputs["records"].items.map { (try $0.items[0].int, try $0.items[1].label) }
      let figures = try HoldingFigures(records, percent: inputs["p"], minimum: inputs["min_freq"])
      return figures.members.merging(["freq_unsafe_holdings": .bool(figures.tooFew)]) { first, _ in first }
    },
    "sdc.holding_table": { inputs in
      var cells: [[String]: [(Int, String)]] = [:]
      for record in try inputs["records"].items {
        let (row, column) = (try record.items[0].string, try record.items[1].string)
        for cell in [[row, column], [row, "T"], ["T", column], ["T", "T"]] {
          cells[cell, default: []].append((try record.items[2].int, try record.items[3].label))
        }
      }
      let listed = try cells.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { cell, records in
        let figures = try HoldingFigures(records, percent: inputs["p"], minimum: inputs["min_freq"])
        return JSONValue.object(
          figures.members.merging([
            "cell": .texts(cell), "total": .int(records.reduce(0) { $0 + $1.0 }),
            "freq3_unsafe_holdings": .bool(figures.tooFew),
          ]) { first, _ in first })
      }
      return ["cells": .list(listed)]
    },
    "sdc.weighted_contributions": { inputs in
      let contributions = try CellContributions(
        inputs["contributions"].items.map { Contribution(try $0.items[0].int, weight: try $0.items[1].int) })
      return [
        "cell_value": .int(contributions.value), "largest": .int(contributions.largest),
        "second": .int(contributions.second),
      ]
    },
    "sdc.group_disclosure": { inputs in
      let rule = try #require(GroupRule(largestShare: try rational(inputs["max_share"])))
      let outcomes = [try inputs["granted"].int, try inputs["rejected"].int]
      return ["zero_cell": .bool(rule.hasZero(outcomes)), "share_rule": .bool(rule.exceedsShare(outcomes))]
    },
    "sdc.percentage_reveals_count": { inputs in
      let share = try #require(DerivedShare(base: try inputs["n"].int, decimals: try inputs["decimals"].int))
      return ["max_candidates": .int(share.mostCandidates), "always_recoverable": .bool(share.revealsNumerator)]
    },
    "sdc.rounding_eurostat_ifs": { inputs in
      ["rounded": .int(RoundedFigure.farmStatistics(rounding: try inputs["value"].int))]
    },
    "sdc.rounding_existence_interval": { inputs in
      let rounded = RoundedFigure.toMultiple(of: try inputs["base"].int, steps: try inputs["steps"].int)
      let bounds = try #require(rounded.bounds(ofPublished: try inputs["published"].int))
      return ["lower": .int(bounds.lower), "upper": .int(bounds.upper)]
    },
  ]

  /// A number of a JSON file as the decimal that is written there.
  private static func rational(_ number: JSONValue) throws -> Rational {
    Rational(try #require(ExactDecimal(parsing: "\(try number.double)")))
  }

  /// The figures of a cell by unit and by holding.
  private struct HoldingFigures {
    let units: CellContributions
    let holdings: CellContributions
    let rule: PPercentRule
    let tooFew: Bool

    init(_ records: [(Int, String)], percent: JSONValue, minimum: JSONValue) throws {
      units = try CellContributions(records.map { Contribution($0.0) })
      holdings = try CellContributions(records.map { Contribution($0.0, holding: $0.1) })
      rule = try #require(PPercentRule(percent: try rational(percent)))
      tooFew = FrequencyRule(minimum: try minimum.int).levels(for: holdings) != nil
    }

    var members: [String: JSONValue] {
      [
        "units": .int(units.count), "holdings": .int(holdings.count),
        "p_unsafe_units": .bool(rule.levels(for: units) != nil),
        "p_unsafe_holdings": .bool(rule.levels(for: holdings) != nil),
      ]
    }
  }
}
