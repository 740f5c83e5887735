public import PeilCore
import PeilValues

/// How a figure of an earlier run and the same figure of a later one are told apart, in one line.
public struct FigureChangeText: Sendable {
  private let before: Estimate?
  private let after: Estimate?

  /// A figure in two runs; nil where a run has none.
  public init(before: Estimate?, after: Estimate?) {
    self.before = before
    self.after = after
  }

  /// `26.6% → 27.1% (+0.5 points, +1.9%)`; where the value is the same, what else is not.
  public var text: String {
    guard let before else { return "has come: \(after.map { Self.text($0, digits: 6) } ?? "")" }
    guard let after else { return "has left; it was \(Self.text(before, digits: 6))" }
    if before.value == after.value, before.status == after.status, before.reason == after.reason {
      return "\(Self.text(after, digits: 6)), the same; " + parts(before, after).joined(separator: ", ")
    }
    // Twelve digits where six do not show it.
    let digits = Self.text(before, digits: 6) == Self.text(after, digits: 6) ? 12 : 6
    let change = "\(Self.text(before, digits: digits)) → \(Self.text(after, digits: digits))"
    return change + (difference(before, after, digits: digits).map { " (\($0))" } ?? "")
  }

  private func parts(_ before: Estimate, _ after: Estimate) -> [String] {
    func change(_ name: String, _ old: String, _ new: String) -> String? {
      old == new ? nil : "\(name) \(old) → \(new)"
    }
    func interval(_ estimate: Estimate) -> String {
      estimate.interval.map { "[\($0.lower.significantDigits(6)), \($0.upper.significantDigits(6))] \($0.method)" }
        ?? "none"
    }
    let found = [
      change("numerator", before.numerator?.tidyText ?? "none", after.numerator?.tidyText ?? "none"),
      change("denominator", before.denominator?.tidyText ?? "none", after.denominator?.tidyText ?? "none"),
      change("n", "\(before.n)", "\(after.n)"), change("missing", "\(before.missing)", "\(after.missing)"),
      change("interval", interval(before), interval(after)),
    ].compactMap(\.self)
    return found.isEmpty ? ["and something behind its twelfth digit"] : found
  }

  private static func text(_ estimate: Estimate, digits: Int) -> String {
    if let value = estimate.value {
      return text(value, digits: digits) + (estimate.reason.isEmpty ? "" : " [\(estimate.reason)]")
    }
    return estimate.status.rawValue + (estimate.reason.isEmpty ? "" : " (\(estimate.reason))")
  }

  private static func text(_ quantity: Quantity, digits: Int) -> String {
    switch quantity.unit {
    case .ratio: number(quantity, times: 100, digits: digits) + "%"
    case .count, .money, .date: quantity.tidyText
    case .days, .number: number(quantity, times: 1, digits: digits)
    }
  }

  private static func number(_ quantity: Quantity, times factor: Int, digits: Int) -> String {
    switch quantity.magnitude {
    case .exact(let value):
      guard let scaled = try? value.multiplying(Rational(Int128(factor))) else { return quantity.tidyText }
      return scaled.significantDigits(digits, mode: .halfAwayFromZero)
    case .approximate(let value): return (value * Double(factor)).significantDigits(digits)
    case .date: return quantity.tidyText
    }
  }

  /// The difference, and how much that is of what was; nil where the two cannot be subtracted.
  private func difference(_ before: Estimate, _ after: Estimate, digits: Int) -> String? {
    guard let old = before.value, let new = after.value, old.unit == new.unit else { return nil }
    if case .date(let first) = old.magnitude, case .date(let second) = new.magnitude {
      let days = Int(second.daysSinceEpoch) - Int(first.daysSinceEpoch)
      return days == 0 ? nil : "\(days > 0 ? "+" : "")\(days) days"
    }
    guard let change = Self.subtracted(old, from: new) else { return nil }
    let words = Self.text(change, digits: digits)
    let signed = words.hasPrefix("-") ? words : "+" + words
    let shown = change.unit == .ratio ? String(signed.dropLast()) + " points" : signed
    return shown + (Self.share(of: change, in: old).map { ", " + $0 } ?? "")
  }

  private static func subtracted(_ old: Quantity, from new: Quantity) -> Quantity? {
    if case .exact(let first) = old.magnitude, case .exact(let second) = new.magnitude {
      return (try? second.subtracting(first)).map { Quantity(.exact($0), new.unit) }
    }
    guard let first = double(old), let second = double(new) else { return nil }
    return Quantity(.approximate(second - first), new.unit)
  }

  private static func share(of change: Quantity, in old: Quantity) -> String? {
    guard let part = double(change), let whole = double(old), whole != 0 else { return nil }
    let share = part / whole.magnitude * 100
    guard share.isFinite else { return nil }
    return "\(share < 0 ? "" : "+")\(share.significantDigits(2))%"
  }

  private static func double(_ quantity: Quantity) -> Double? {
    switch quantity.magnitude {
    case .exact(let value): value.doubleValue
    case .approximate(let value): value
    case .date: nil
    }
  }
}
