import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let money: [String: ReferenceMethod] = [
    "cofinancing.published_mkbidee_2020": { inputs in
      let shares = FinancingShares(
        subsidyCents: Int128(try inputs["subsidy_cents"].int), costCents: Int128(try inputs["project_cost_cents"].int))
      return [
        "subsidy_share": .number(try shares.subsidyShare()), "cofinancing_rate": .number(try shares.cofinancingRate()),
        "cofinancing_cents": .int(Int(shares.otherCents)), "multiplier": .number(try shares.multiplier()),
        "leverage": .number(try shares.leverage()),
      ]
    },
    "cofinancing.by_source": { inputs in
      let sources = inputs["sources_cents"]
      func cents(_ name: String) throws -> Int128 { sources[name].isNull ? 0 : Int128(try sources[name].int) }
      let figure = FinancingSources(
        costCents: Int128(try inputs["project_cost_cents"].int), subsidyCents: try cents("subsidy"),
        otherPublicCents: try cents("other_public"),
        privateCashCents: try cents("branch_organisation") + cents("sme_cash"),
        privateInKindCents: try cents("sme_in_kind"))
      return [
        "sum_matches": .bool(figure.residualCents == 0), "subsidy_share": .double(try? figure.subsidyShare()),
        "private_share": .double(try? figure.privateShare()),
        "other_public_share": .double(try? figure.otherPublicShare()),
        "public_share_total": .double(try? figure.publicShare()),
        "private_leverage_on_subsidy": .double(try? figure.privateLeverageOnSubsidy()),
        "private_leverage_on_public": .double(try? figure.privateLeverageOnPublic()),
        "multiplier_on_public": .double(try? figure.multiplierOnPublic()),
        "in_kind_share_of_private": .double(try? figure.inKindShareOfPrivate()),
      ]
    },
    "cofinancing.edge": { inputs in
      ["results": .list(try inputs["cases"].items.map { .object(try edge($0)) })]
    },
    "realisation": { inputs in
      let (requested, granted) = (try inputs["requested"].ints, try inputs["granted"].ints)
      let settled = try inputs["settled"].items.map { $0.isNull ? nil : Int128(try $0.int) }
      let figure = Realisation(
        requested.indices.map {
          Realisation.Project(
            requestedCents: Int128(requested[$0]), grantedCents: Int128(granted[$0]), settledCents: settled[$0])
        })
      return [
        "grant_ratio_all": .double(try? figure.grantRatio()),
        "grant_ratio_granted_only": .double(try? figure.grantRatioOfGranted()),
        "realisation_ratio_settled_only": .double(try? figure.realisationOfSettled()),
        "settled_coverage_by_number": .double(try? figure.coverageByNumber()),
        "settled_coverage_by_amount": .double(try? figure.coverageByAmount()),
      ]
    },
    "concentration": { inputs in
      let names = [
        "gini", "gini_unbiased", "hhi", "hhi_normalised", "effective_number", "top10pct_share_ceil",
        "top10pct_share_lorenz", "cr3",
      ]
      let values = try inputs["values"].doubles
      do throws(UndefinedReason) {
        let figure = try Concentration(values)
        return [
          "gini": .number(figure.gini), "gini_unbiased": .double(figure.unbiasedGini),
          "hhi": .number(figure.herfindahl), "hhi_normalised": .double(figure.normalisedHerfindahl),
          "effective_number": .number(figure.effectiveNumber),
          "top10pct_share_ceil": .number(figure.shareOfTop(0.1)),
          "top10pct_share_lorenz": .number(figure.lorenzShareOfTop(0.1)),
          "cr3": .number(figure.share(ofLargest: 3)),
        ]
      } catch {
        return .undefined(names, error)
      }
    },
    "quantile.type1": { try quantiles(.one, $0) },
    "quantile.type2": { try quantiles(.two, $0) },
    "quantile.type6": { try quantiles(.six, $0) },
    "quantile.type7": { try quantiles(.seven, $0) },
    "trimmed_mean": { ["mean": .number(try RobustLocation($0["x"].doubles).trimmedMean($0["trim"].double))] },
    "mad": { inputs in
      let deviation = try RobustLocation(inputs["x"].doubles).medianAbsoluteDeviation()
      return ["mad_raw": .number(deviation), "mad_scaled": .number(1.4826 * deviation)]
    },
    "winsorised_mean": { inputs in
      let location = try RobustLocation(inputs["x"].doubles)
      let limits = try inputs["limits"].doubles
      let replaced = location.replaced(limits[0], limits[1])
      return [
        "mean_count_based": .number(try location.winsorisedMeanByCount(limits[0], limits[1])),
        "mean_quantile7_based": .number(try location.winsorisedMeanByQuantile(limits[0], limits[1])),
        "raw_mean": .number(location.mean), "replaced_low": .int(replaced.low), "replaced_high": .int(replaced.high),
      ]
    },
  ]

  /// A project's co-financing rate and, where the subsidy is nought, why there is no leverage.
  private static func edge(_ project: JSONValue) throws -> [String: JSONValue] {
    let shares = FinancingShares(
      subsidyCents: Int128(try project["subsidy"].int), costCents: Int128(try project["cost"].int))
    let rate: Double
    do throws(UndefinedReason) {
      rate = try shares.cofinancingRate()
    } catch {
      return .undefined(["value"], error)
    }
    let members: [String: JSONValue] = ["cofinancing_rate": .number(rate)]
    let warning: [String: JSONValue] = shares.isOverfunded ? ["warning": .text("overfunded")] : [:]
    do throws(UndefinedReason) {
      return members + warning + ["leverage": .number(try shares.leverage())]
    } catch {
      return members + warning + .undefined(["leverage"], error)
    }
  }

  private static func quantiles(_ type: QuantileType, _ inputs: JSONValue) throws -> [String: JSONValue] {
    let numbers = try inputs["x"].doubles
    return ["q": .doubles(try inputs["probs"].doubles.map { try type.quantile(of: numbers, at: $0) })]
  }
}
