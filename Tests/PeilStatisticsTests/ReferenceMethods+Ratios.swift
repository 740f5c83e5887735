import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let ratios: [String: ReferenceMethod] = [
    "ratio_of_sums.taylor": { try taylor($0, SampleDesign()) },
    "ratio_of_sums.taylor_fpc": { try taylor($0, .simple(outOf: $0["N"].int)) },
    "ratio_of_sums.taylor_cluster": { try taylor($0, SampleDesign(clusters: codes($0["cluster"]))) },
    "ratio_of_sums.taylor_stratified": { try taylor($0, SampleDesign(strata: codes($0["strata"]))) },
    "ratio_of_sums.weighted": { try taylor($0, SampleDesign(weights: $0["w"].doubles)) },
    "ratio_of_sums.by_domain": { inputs in
      let ratio = RatioOfSums(try inputs["y"].doubles, over: try inputs["x"].doubles)
      let labels = try inputs["domain"].items.map(\.label)
      let domains = Set(labels).sorted()
      let estimates = try domains.map { domain in try ratio.domain { labels[$0] == domain }.taylor() }
      return [
        "domain": .texts(domains), "ratio": .doubles(estimates.map(\.value)),
        "se": .doubles(estimates.map(\.standardError)),
      ]
    },
    "ratio_of_sums.jackknife": { inputs in
      let ratio = RatioOfSums(try inputs["y"].doubles, over: try inputs["x"].doubles)
      let jackknife = try ratio.jackknife()
      return [
        "ratio": .number(try ratio.value()), "se": .number(jackknife.standardError),
        "se_centred_at_mean": .number(jackknife.standardError),
        "se_centred_at_full": .number(jackknife.standardErrorAroundValue),
      ]
    },
    "ratio_of_sums.fieller": { inputs in
      let ratio = RatioOfSums(try inputs["y"].doubles, over: try inputs["x"].doubles)
      let fieller = try ratio.fieller(level: inputs.level)
      return ["g": .number(fieller.g)] + .limits(fieller.limits)
    },
    "ratio_of_sums.bca": { inputs in
      let ratio = RatioOfSums(try inputs["y_cents"].doubles, over: try inputs["x_cents"].doubles)
      let bootstrap = Bootstrap(
        replicates: try inputs["B"].int, seed: UInt64(try inputs["seed"].string) ?? 0)
      let interval = try ratio.biasCorrected(bootstrap, level: inputs.level)
      let first = ratio.bootstrap(Bootstrap(replicates: 3, seed: bootstrap.seed))
      return [
        "t0": .number(try ratio.value()), "count_less": .int(interval.below), "count_equal": .int(interval.equal),
        "z0": .number(interval.bias), "acceleration": .number(interval.acceleration),
        "alpha1": .number(interval.shares.lowerBound), "alpha2": .number(interval.shares.upperBound),
        "boot_se": .number(interval.standardError), "first_replicates": .doubles(first),
      ] + .limits(interval.limits, "bca_lower", "bca_upper")
        + .limits(interval.percentileLimits, "percentile_lower", "percentile_upper")
    },
    "mean_of_ratios": { inputs in
      let mean = try MeanOfRatios(inputs["y"].doubles, over: inputs["x"].doubles)
      return [
        "mean": .number(mean.mean), "sd": .double(mean.standardDeviation), "se": .double(mean.standardError),
        "median": .number(mean.median), "dropped": .int(mean.leftOut),
      ] + .limits(mean.limits, "lower_t", "upper_t")
    },
    "approval_rate.by_amount_clustered": { inputs in
      let (granted, requested) = (try inputs["granted"].doubles, try inputs["requested"].doubles)
      let clusters = codes(inputs["holding"])
      let independent = try RatioOfSums(granted, over: requested).taylor()
      let clustered = try RatioOfSums(granted, over: requested, design: SampleDesign(clusters: clusters)).taylor()
      return [
        "rate": .number(clustered.value), "se_independent": .number(independent.standardError),
        "se_clustered": .number(clustered.standardError), "clusters": .int(Set(clusters).count),
        "df": .int(clustered.degreesOfFreedom),
      ]
    },
    "prng.splitmix64": { inputs in
      let count = try inputs["count"].int
      var source = SplitMix64(seed: UInt64(try inputs["seed"].string) ?? 0)
      let numbers = (0..<count).map { _ in source.next() }
      var indices = SplitMix64(seed: UInt64(try inputs["seed"].string) ?? 0)
      return [
        "u64": .texts(numbers.map(String.init)),
        "index_n12": .ints((0..<count).map { _ in indices.index(below: 12) }),
      ]
    },
  ]

  private static func taylor(_ inputs: JSONValue, _ design: SampleDesign) throws -> [String: JSONValue] {
    let estimate = try RatioOfSums(inputs["y"].doubles, over: inputs["x"].doubles, design: design)
      .taylor(level: inputs.level)
    return [
      "ratio": .number(estimate.value), "se": .number(estimate.standardError), "df": .int(estimate.degreesOfFreedom),
    ] + .limits(estimate.studentLimits, "lower_t", "upper_t") + .limits(estimate.normalLimits, "lower_z", "upper_z")
  }

  /// Labels as numbers, in the order of the labels.
  static func codes(_ labels: JSONValue) -> [Int] {
    let names = ((try? labels.items) ?? []).map(\.label)
    let order = Set(names).sorted()
    return names.map { order.firstIndex(of: $0) ?? 0 }
  }
}
