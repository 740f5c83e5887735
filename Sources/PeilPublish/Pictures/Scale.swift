import PeilCore
import PeilValues
import PeilWords

/// Where values stand along an axis, and the round values that are marked there: layout, and no figure.
struct Scale {
  let low: Double
  let high: Double
  /// The places of the ends, in the picture.
  let start: Double
  let end: Double
  /// The round values, and the step between them.
  let ticks: [Rational]
  let step: Rational

  /// What a sum of shares may exceed its whole by, and still end at the mark.
  private static let hair = 1e-6

  /// A scale from nought, or from near the lowest, to just above the highest value, with about so many marks.
  init(_ values: [Double], fromZero: Bool, start: Double, end: Double, marks: Int = 6, isWhole: Bool = false) {
    let known = values.filter(\.isFinite)
    var low = known.min() ?? 0
    var high = known.max() ?? 1
    if fromZero {
      low = min(low, 0)
      high = max(high, 0)
    }
    if high <= low { high = low + (low == 0 ? 1 : low.magnitude / 2) }
    let least = isWhole ? 1 : 0.0
    let (size, power) = Self.step(max(least, (high - low) / Double(max(2, marks))))
    let unit = Self.power(power)
    let width = Double(size) * Self.double(power)
    let first = (low / width + Self.hair).rounded(.down)
    let last = (high / width - Self.hair).rounded(.up)
    self.low = first * width
    self.high = last * width
    self.start = start
    self.end = end
    step = (try? unit.multiplying(Rational(Int128(size)))) ?? unit
    ticks =
      last - first <= 60
      ? (Int128(first)...Int128(last)).compactMap { try? unit.multiplying(Rational(Int128(size) * $0)) } : []
  }

  /// Where a value stands; beyond the ends it stands at the end.
  func place(_ value: Double) -> Double {
    let share = (min(max(value, low), high) - low) / (high - low)
    return start + share * (end - start)
  }

  /// The round step at or above a width: 1, 2 or 5 times a power of ten.
  private static func step(_ width: Double) -> (size: Int, power: Int) {
    var power = 0
    var scaled = width
    guard scaled > 0, scaled.isFinite else { return (1, 0) }
    while scaled >= 10, power < 15 { (scaled, power) = (scaled / 10, power + 1) }
    while scaled < 1, power > -9 { (scaled, power) = (scaled * 10, power - 1) }
    return scaled <= 1 ? (1, power) : scaled <= 2 ? (2, power) : scaled <= 5 ? (5, power) : (10, power)
  }

  private static func power(_ power: Int) -> Rational {
    let size = (0..<power.magnitude).reduce(Int128(1)) { product, _ in product * 10 }
    return power >= 0 ? Rational(size) : Rational(1, size) ?? .zero
  }

  private static func double(_ power: Int) -> Double {
    let size = (0..<power.magnitude).reduce(1.0) { product, _ in product * 10 }
    return power >= 0 ? size : 1 / size
  }

  /// A mark for programs: a round value has few decimals.
  func text(_ tick: Rational) -> String { Quantity(.exact(tick), .number).tidyText }

  /// A mark in the words of a language.
  func label(_ tick: Rational, _ unit: FigureUnit, _ numbers: NumberStyle) -> String {
    Self.label(tick, unit, numbers, step: step)
  }

  /// A mark of an axis whose marks lie a step apart.
  static func label(_ tick: Rational, _ unit: FigureUnit, _ numbers: NumberStyle, step: Rational) -> String {
    switch unit {
    case .ratio:
      let decimals = (0...4).first { place in
        (try? step.multiplying(Self.power(place + 2)))?.isWhole ?? true
      }
      return numbers.percentage(tick, decimals: decimals ?? 4)
    case .money: return (numbers.language == .dutch ? "€ " : "€") + numbers.short(tick)
    case .count, .days, .date, .number: return numbers.short(tick)
    }
  }
}
