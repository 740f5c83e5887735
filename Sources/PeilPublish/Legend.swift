import PeilCore
import PeilValues
import PeilWords

/// The remarks of one table: the sign of each, and a line that explains it.
struct Legend {
  /// The lines under the table, in the order the remarks come up.
  let lines: [String]
  private let signs: [Remark: String]

  /// The legend of these estimates, read in the order they are shown; names of dimensions become labels.
  init(_ estimates: some Sequence<Estimate>, words: Words, numbers: NumberStyle, label: (String) -> String) {
    var remarks: [Remark] = []
    var unknown: [String: Set<UnknownDimension>] = [:]
    var intervals: [String] = []
    for estimate in estimates {
      if let remark = Remark(estimate), !remarks.contains(remark) { remarks.append(remark) }
      if let reason = UnknownDimension(estimate.reason) { unknown[reason.name, default: []].insert(reason) }
      if let line = estimate.interval.map({ Self.line($0, words, numbers) }), !intervals.contains(line) {
        intervals.append(line)
      }
    }
    let signs = Self.signs(of: remarks)
    self.signs = signs
    lines =
      remarks.map { remark in
        let text = Self.text(remark, words, numbers, unknown, label)
        return (signs[remark] ?? "x/n") + " = " + text
      } + intervals
  }

  /// The sign a cell shows for its remark.
  func sign(of remark: Remark) -> String { signs[remark] ?? "" }

  /// One remark of a sign stands bare; several are numbered.
  private static func signs(of remarks: [Remark]) -> [Remark: String] {
    var result: [Remark: String] = [:]
    for remark in remarks {
      guard let sign = remark.sign else { continue }
      let alike = remarks.filter { $0.sign == sign }
      let number = (alike.firstIndex(of: remark) ?? 0) + 1
      result[remark] = alike.count > 1 ? sign + superscript(number) : sign
    }
    return result
  }

  private static func superscript(_ number: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  private static func text(
    _ remark: Remark, _ words: Words, _ numbers: NumberStyle, _ unknown: [String: Set<UnknownDimension>],
    _ label: (String) -> String
  ) -> String {
    switch remark {
    case .partial: return words[.partial]
    case .flagged(let flag, let isPartial):
      return Self.flag(flag, words) + (isPartial ? "; " + words[.partial] : "")
    case .belowMinimum: return words[.belowMinimum]
    case .structural: return words[.structural]
    case .suppressedOwn: return words[.suppressedOwn]
    case .suppressedOther: return words[.suppressedOther]
    case .undefined(let reason): return undefined(reason, words)
    case .declined("overflow"): return words[.overflow]
    case .declined(let reason): return words[.notComputable(reason: reason)]
    case .dimensionUnknown(let name):
      let reasons = unknown[name] ?? []
      guard reasons.count == 1, let reason = reasons.first else {
        return words[.dimensionUnknownInPart(dimension: label(name))]
      }
      return words[
        .dimensionUnknown(
          dimension: label(name), missing: numbers.count(reason.missing), of: numbers.count(reason.total))]
    }
  }

  /// A flag is a word, and behind a colon what it is about.
  private static func flag(_ flag: String, _ words: Words) -> String {
    let parts = flag.split(separator: ": ", maxSplits: 1).map(String.init)
    guard let word = parts.first, let known = FigureFlag(rawValue: word) else { return words[.simpson(flag: flag)] }
    return words[known] + (parts.count > 1 ? ": " + parts[1] : "")
  }

  private static func undefined(_ reason: String, _ words: Words) -> String {
    switch reason {
    case "emptyDenominator": words[.emptyDenominator]
    case "zeroDenominator": words[.zeroDenominator]
    case "negativeDenominator": words[.negativeDenominator]
    case "allMissing": words[.allMissing]
    default: words[.notDefined(reason: UndefinedWord(rawValue: reason).map { words[undefined: $0] } ?? reason)]
    }
  }

  /// The wording of an interval by leaving out or drawing: `jackknife`, `bca-9999-seed-42`, `grouped-…` of many units.
  private static func resampled(_ method: String, _ level: String, _ words: Words, _ numbers: NumberStyle) -> String? {
    var parts = method.split(separator: "-")[...]
    let isGrouped = parts.first == "grouped"
    if isGrouped { parts = parts.dropFirst() }
    if parts == ["jackknife"] { return words[.jackknifeInterval(level: level, isGrouped: isGrouped)] }
    parts = parts.dropFirst(parts.first == "bca" ? 1 : parts.count)
    guard parts.count == 3, let draws = parts.first.flatMap({ Int128($0) }), let seed = parts.last else { return nil }
    return words[
      .drawnInterval(
        level: level, draws: numbers.number(Rational(draws), decimals: 0), seed: String(seed), isGrouped: isGrouped)]
  }

  private static func line(_ interval: Estimate.Interval, _ words: Words, _ numbers: NumberStyle) -> String {
    if interval.level == 1 { return "[ ] = " + words[.worstCase] }
    let level = IntervalLevel(interval.level).text(numbers)
    if interval.method == "finite-population" { return "[ ] = " + words[.finitePopulation(level: level)] }
    if interval.method == "rank-bootstrap" { return "[ ] = " + words[.rankInterval(level: level)] }
    if let line = resampled(interval.method, level, words, numbers) { return "[ ] = " + line }
    return "[ ] = " + words[.interval(level: level, method: name(ofMethod: interval.method, words))]
  }

  /// Methods without wording are named after people.
  private static func name(ofMethod method: String, _ words: Words) -> String {
    if let word = IntervalWord(rawValue: method) { return words[interval: word] }
    return method.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "-")
  }
}
