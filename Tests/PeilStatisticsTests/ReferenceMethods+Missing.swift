import PeilStatistics
import PeilValues
import ReferenceValues
import Testing

extension ReferenceMethods {
  static let missing: [String: ReferenceMethod] = [
    "bounds.manski": { inputs in
      let bounds = try MissingBounds(inputs.count("successes", "observed"), missing: inputs["missing"].int)
      return [
        "complete_case": .double(try? bounds.completeCase()), "width": .double(try? bounds.width()),
      ] + .limits(try? bounds.limits())
    },
    "item_nonresponse": { inputs in
      let answered = try inputs["answered"].int
      let bounds = MissingBounds(
        try inputs.count("yes", "answered"), missing: try inputs["cases"].int - answered)
      return [
        "rate_answered": .double(try? bounds.completeCase()), "item_response": .double(try? bounds.itemResponse()),
      ] + .limits(try? bounds.limits())
    },
    "waterfall": { inputs in
      func step(_ value: JSONValue) throws -> AttritionWaterfall.Step {
        .init(name: try value["name"].string, count: try value["n"].int, cents: try? value["amount"].int)
      }
      let waterfall = AttritionWaterfall(
        try inputs["steps"].items.map { try step($0) }, end: try step(inputs["end"]))
      return ["n_residual": .int(waterfall.countResidual), "amount_residual": .int(waterfall.centsResidual)]
    },
  ]

  static let numerics: [String: ReferenceMethod] = [
    "sum.compensated": { inputs in
      let values = try inputs["values"].doubles
      var (kahan, lost) = (0.0, 0.0)
      var neumaier = NeumaierSum()
      var exact = ExactSum()
      for value in values {
        let corrected = value - lost
        let next = kahan + corrected
        lost = (next - kahan) - corrected
        kahan = next
        neumaier.add(value)
        exact.add(value)
      }
      return [
        "naive": .number(values.reduce(0, +)), "kahan": .number(kahan), "neumaier": .number(neumaier.value),
        "exact_rounded": .number(exact.value),
      ]
    },
    "sum.order_independent": { inputs in
      // "SplitMix64(7): v_i = ((u>>11)*2^-53) * 10^((u2>>60)%9), 1000 values"
      try #require(try inputs["generator"].string.hasPrefix("SplitMix64(7)"))
      var source = SplitMix64(seed: 7)
      let powers = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]
      let values = (0..<1000).map { _ in
        let unit = Double(source.next() >> 11) * 0x1p-53
        return unit * powers[Int((source.next() >> 60) % 9)]
      }
      let forwards = sum(values)
      // The same bits as the hexadecimal of the reference: 0x1.796d2eb06318fp+31.
      return [
        "fsum": .number(forwards), "fsum_reversed": .number(sum(values.reversed())),
        "fsum_hex": .text(forwards == 0x1.796d2eb06318fp+31 ? "0x1.796d2eb06318fp+31" : "\(forwards)"),
      ]
    },
    "round.exact_rational": { inputs in
      let value = try #require(
        Rational(Int128(try inputs["numerator"].int), Int128(try inputs["denominator"].int)))
      let decimals = try inputs["decimals"].int
      func units(_ mode: RoundingMode) throws -> Int {
        Int(try #require(try value.rounded(toScale: decimals, mode: mode).rescaled(to: decimals)).unscaled)
      }
      return ["half_even": .int(try units(.halfEven)), "half_away": .int(try units(.halfAwayFromZero))]
    },
    "round.largest_remainder": { inputs in
      let (counts, units) = (try inputs["counts"].ints, try inputs["units"].int)
      let sum = counts.reduce(0, +)
      let plain = try counts.map {
        let share = try #require(Rational(Int128($0) * Int128(units), Int128(sum)))
        return Int(try share.rounded(toScale: 0, mode: .halfAwayFromZero).unscaled)
      }
      return [
        "rounded": .ints(try LargestRemainder.parts(of: units, weights: counts)), "plain_half_away": .ints(plain),
        "plain_sum": .int(plain.reduce(0, +)),
      ]
    },
    "money.allocate": { inputs in
      let parts = try LargestRemainder.parts(of: inputs["total_cents"].int, weights: inputs["weights"].ints)
      return ["parts": .ints(parts), "sum": .int(parts.reduce(0, +))]
    },
    "money.ratio_pitfall": { inputs in
      let texts = try inputs["values"].strings
      let cents = try texts.map { text in
        let parts = text.split(separator: ".")
        try #require(parts.count == 2)
        let digits = parts[1] + String(repeating: "0", count: max(0, 2 - parts[1].count))
        return try #require(Int(parts[0])) * 100 + (try #require(Int(digits)))
      }
      return [
        "double_sum": .number(texts.compactMap { Double($0) }.reduce(0, +)), "cents_sum": .int(cents.reduce(0, +)),
      ]
    },
  ]

  private static func sum(_ values: some Sequence<Double>) -> Double {
    var sum = ExactSum()
    for value in values { sum.add(value) }
    return sum.value
  }
}
