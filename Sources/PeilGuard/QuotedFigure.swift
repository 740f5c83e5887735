import PeilCore
import PeilValues

/// A number that a text quotes, with what it can stand for.
struct QuotedFigure: Hashable, Sendable {
  /// What the number counts, as far as the text says.
  enum Unit: Hashable, Sendable {
    /// A whole number of something.
    case count
    /// A share, written in hundredths.
    case percentage
    /// Euro.
    case money
    /// Days.
    case days
    /// A number with decimals.
    case number
  }

  /// The words before a number that make it less exact.
  enum Hedge: Hashable, Sendable {
    case none, about, justUnder, justOver, lessThan, moreThan
  }

  /// The characters of the passage, signs and scale included.
  let range: Range<Int>
  /// What is written, in euro, days or units; a share of 0.266 for 26.6%.
  let value: Rational
  /// The unit of the last digit that is written.
  let step: Rational
  /// The unit of the last digit that is not nought.
  let roundStep: Rational
  let unit: Unit
  let hedge: Hedge
  /// Whether it is a word such as `drie`.
  let isWord: Bool
  /// Whether a word such as `miljoen` follows it, which may leave out that it is euro.
  let isScaled: Bool
  /// How many digits it has before the noughts at its end.
  let significantDigits: Int

  /// The values that may be quoted so: what rounds to it, or lies where the words before it say.
  var bounds: ClosedRange<Rational> {
    let half = isRound ? roundStep.half : step.half
    let twentieth = value.part(of: 20)
    let slack = min(max(roundStep, twentieth), value.part(of: 10))
    return switch hedge {
    case .none: value.less(half)...value.plus(half)
    case .about:
      value.less(max(half, max(roundStep.half, twentieth)))...value.plus(max(half, max(roundStep.half, twentieth)))
    case .justUnder: value.less(max(slack, half))...value
    case .justOver: value...value.plus(max(slack, half))
    case .lessThan: value.less(value.part(of: 5))...value
    case .moreThan: value...value.plus(value.part(of: 4))
    }
  }

  /// Whether the number says itself that it was rounded: three noughts or more at its end, of which one step is little.
  private var isRound: Bool {
    step == .one && roundStep >= Rational(1000) && roundStep <= value.part(of: 10) && unit != .percentage
  }

  /// Whether a value may be quoted so.
  func quotes(_ value: Rational) -> Bool { bounds.contains(value) }

  /// Whether a figure of this unit may be quoted so.
  func suits(_ unit: FigureUnit) -> Bool {
    switch (self.unit, unit) {
    case (.count, .count), (.count, .number), (.percentage, .ratio), (.money, .money), (.days, .days), (.count, .days),
      (.number, .number), (.number, .days), (.number, .ratio):
      true
    case (.count, .money): isScaled
    default: false
    }
  }
}

extension Rational {
  var half: Rational { part(of: 2) }

  /// This divided by a whole number; beyond 128 bits itself.
  func part(of whole: Int128) -> Rational { (try? dividing(by: Rational(whole))).flatMap(\.self) ?? self }

  /// The sum; beyond 128 bits itself, which no figure in a text reaches.
  func plus(_ other: Rational) -> Rational { (try? adding(other)) ?? self }

  func less(_ other: Rational) -> Rational { (try? subtracting(other)) ?? self }

  func times(_ other: Rational) -> Rational { (try? multiplying(other)) ?? self }
}
