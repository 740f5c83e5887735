import PeilCore
import PeilValues
import PeilWords

/// How the figures of one measure are written for people: one number of decimals for all of them.
struct FigureStyle {
  private let numbers: NumberStyle
  /// With how many decimals, of a percentage for a share.
  let decimals: Int

  /// The style of a measure with these estimates; its own `decimals` come before the unit's.
  init(_ measure: PlannedMeasure, _ estimates: some Sequence<Estimate>, _ numbers: NumberStyle) {
    self.numbers =
      measure.rounding == .halfEven ? NumberStyle(numbers.language, rounding: .halfEven) : numbers
    decimals = measure.decimals ?? Self.decimals(of: measure.bound.unit, estimates)
  }

  /// Counts and amounts whole, shares as percentages with one decimal; days and bare numbers whole where all of them are.
  private static func decimals(of unit: FigureUnit, _ estimates: some Sequence<Estimate>) -> Int {
    switch unit {
    case .count, .money, .date: 0
    case .ratio: 1
    case .days: estimates.allSatisfy(\.isWhole) ? 0 : 1
    case .number: estimates.allSatisfy(\.isWhole) ? 0 : 2
    }
  }

  /// A figure's value.
  func text(_ quantity: Quantity) -> String { text(quantity, decimals: decimals) }

  /// What is left of a share or an amount once it is rounded; nil for other figures, and beyond 38 digits.
  func shown(_ quantity: Quantity) -> Rational? {
    guard case .exact(let value) = quantity.magnitude else { return nil }
    let scale: Int
    switch quantity.unit {
    case .money: scale = decimals
    case .ratio: scale = decimals + 2
    case .count, .days, .date, .number: return nil
    }
    return (try? value.rounded(toScale: scale, mode: numbers.rounding)).map { Rational($0) }
  }

  /// Too few units: x out of n.
  func outOf(_ estimate: Estimate) -> String {
    guard let part = estimate.numerator, let whole = estimate.denominator else { return numbers.count(estimate.n) }
    let separator = part.unit == .count ? "/" : " / "
    return text(part, decimals: 0) + separator + text(whole, decimals: 0)
  }

  /// An interval in the unit of the value it belongs to.
  func text(_ interval: Estimate.Interval, unit: FigureUnit) -> String {
    let lower = text(Quantity(.approximate(interval.lower), unit))
    let upper = text(Quantity(.approximate(interval.upper), unit))
    return "[\(lower) – \(upper)]"
  }

  private func text(_ quantity: Quantity, decimals: Int) -> String {
    switch quantity.magnitude {
    case .date(let date): return numbers.date(date)
    case .exact(let value): return text(value, quantity.unit, decimals)
    case .approximate(let value):
      // Beyond 128 bits there is no reading of the figure's decimals: twelve digits and an exponent are all it has.
      return Rational(exactly: value).map { text($0, quantity.unit, decimals) } ?? value.tidyDescription
    }
  }

  private func text(_ value: Rational, _ unit: FigureUnit, _ decimals: Int) -> String {
    switch unit {
    case .money: numbers.euro(value, decimals: decimals)
    case .ratio: numbers.percentage(value, decimals: decimals)
    case .number where isTooSmall(value, decimals):
      // A p-value is never nought.
      "<" + numbers.number(Rational.powerOfTenth(decimals), decimals: decimals)
    case .count, .days, .date, .number: numbers.number(value, decimals: decimals)
    }
  }
}

extension FigureStyle {
  /// Whether a number above nought would be written as nought, by the decimals its measure asks for.
  private func isTooSmall(_ value: Rational, _ decimals: Int) -> Bool {
    guard decimals > 2, value > .zero, let doubled = try? value.multiplying(Rational(2)) else { return false }
    return doubled < Rational.powerOfTenth(decimals)
  }
}

extension Rational {
  fileprivate static func powerOfTenth(_ decimals: Int) -> Rational {
    Rational(1, (0..<decimals).reduce(Int128(1)) { power, _ in power * 10 }) ?? .zero
  }
}

extension Estimate {
  fileprivate var isWhole: Bool {
    switch value?.magnitude {
    case .exact(let value): value.isWhole
    case .approximate: false
    case .date, nil: true
    }
  }
}
