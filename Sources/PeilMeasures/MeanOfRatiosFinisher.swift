internal import PeilCore
internal import PeilStatistics
internal import PeilValues

/// The mean or the median of each unit's own ratio: secondary to the ratio of sums.
///
/// The state's fifth value is a tally of numerator, denominator and the key that names the unit.
struct MeanOfRatiosFinisher: Sendable {
  /// Whether the median is wanted.
  let isMedian: Bool
  let hasInterval: Bool

  /// How many units a note names before it only counts them.
  private static let named = 5

  func estimate(_ state: [ComponentValue], turned: Bool) -> Estimate {
    let lines = state[4].tally?.lines ?? []
    var (tops, bottoms): ([Double], [Double]) = ([], [])
    for line in lines {
      guard case .integer(let top) = line.values[0], case .integer(let bottom) = line.values[1] else { continue }
      tops += Array(repeating: Double(top), count: line.count)
      bottoms += Array(repeating: Double(bottom), count: line.count)
    }
    let lacking = state[3].count - state[2].count
    do throws(UndefinedReason) {
      let ratios = try MeanOfRatios(tops, over: bottoms)
      let value = isMedian ? ratios.median : ratios.mean
      let limits = hasInterval && !isMedian ? ratios.limits : nil
      return .flagged(
        turned ? 1 - value : value, .ratio, n: ratios.count, missing: lacking + ratios.leftOut,
        interval: limits.map {
          Estimate.Interval(turned ? 1 - $0.upperBound...1 - $0.lowerBound : $0, "student")
        }, flag: flag(lines, bottoms))
    } catch {
      return .undefined(error, n: 0, missing: lacking)
    }
  }

  /// Names the units whose denominator is less than a hundredth of the median: their own ratio means nothing, and moves
  /// the mean.
  private func flag(_ lines: [Tally.Line], _ bottoms: [Double]) -> String {
    let positive = bottoms.filter { $0 > 0 }
    guard let median = try? QuantileType.seven.quantile(of: positive, at: 0.5) else { return "" }
    let small = lines.filter { line in
      guard case .integer(let bottom) = line.values[1] else { return false }
      return bottom > 0 && Double(bottom) * 100 < median
    }.sorted { $0.values.dropFirst(2).lexicographicallyPrecedes($1.values.dropFirst(2)) }
    guard !small.isEmpty else { return "" }
    let names = small.prefix(Self.named).map { line in
      let key = line.values.dropFirst(2).map(\.text).joined(separator: " ")
      return (key + " (" + line.values[1].amount + ")").trimmingLeadingBlank
    }
    let more = small.count > Self.named ? ["… +\(small.count - Self.named)"] : []
    return "small-denominators: " + (names + more).joined(separator: ", ")
  }
}

extension Tally.Value {
  /// A key's value as a note shows it.
  fileprivate var text: String {
    switch self {
    case .missing: "?"
    case .boolean(let value): String(value)
    case .code(let code): String(code)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .ratio(let value): "\(value)"
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Cents as an amount.
  fileprivate var amount: String {
    guard case .integer(let cents) = self else { return "?" }
    return ExactDecimal(unscaled: Int128(cents), scale: 2).description
  }
}

extension String {
  fileprivate var trimmingLeadingBlank: String { hasPrefix(" ") ? String(dropFirst()) : self }
}
