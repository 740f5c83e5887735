public import PeilExpression

/// What a finisher makes of one cell's state, before disclosure control and before any rounding.
public struct Estimate: Hashable, Sendable {
  /// Whether a figure has a value, and if not, why.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// It has a value, and nothing was missing.
    case ok
    /// It has a value; some units lacked what it needs.
    case partial
    /// It has no value, for a mathematical reason.
    case undefined
    /// The data cannot carry it.
    case declined
    /// Too few units: shown as x out of n.
    case belowMinimum = "below-minimum"
    /// It cannot exist.
    case structural
    /// Withheld by its own disclosure rule.
    case suppressedOwn = "suppressed-own"
    /// Withheld to protect another.
    case suppressedOther = "suppressed-other"
  }

  /// An interval around a value.
  public struct Interval: Hashable, Sendable {
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// How it was computed: such as wilson or clopper-pearson.
    public let method: String
    /// The coverage it claims, such as 0.95.
    public let level: Double

    /// Describes an interval.
    public init(lower: Double, upper: Double, method: String, level: Double) {
      self.lower = lower
      self.upper = upper
      self.method = method
      self.level = level
    }
  }

  /// The value; only `ok` and `partial` have one.
  public let value: Quantity?
  /// How many units the figure rests on.
  public let n: Int
  /// How many units lacked what it needs.
  public let missing: Int
  /// Whether there is a value.
  public let status: Status
  /// Nil for a count or a sum, of which tables have the most.
  private let rest: Boxed<Rest>?

  private struct Rest: Hashable, Sendable {
    let numerator: Quantity?
    let denominator: Quantity?
    let interval: Interval?
    let reason: String
  }

  /// What is divided, where the figure is a quotient.
  public var numerator: Quantity? { rest?.content.numerator }
  /// What it is divided by.
  public var denominator: Quantity? { rest?.content.denominator }
  /// The interval, where the reading calls for one.
  public var interval: Interval? { rest?.content.interval }
  /// Why there is no value, as a stable word such as `emptyDenominator`; where there is one, a flag that must stand beside
  /// it, mostly empty.
  public var reason: String { rest?.content.reason ?? "" }

  /// Describes an estimate; a precondition holds that exactly `ok` and `partial` carry a value.
  public init(
    value: Quantity?, numerator: Quantity? = nil, denominator: Quantity? = nil, n: Int, missing: Int,
    interval: Interval? = nil, status: Status, reason: String = ""
  ) {
    precondition((value != nil) == (status == .ok || status == .partial), "a value without standing, or none with it")
    self.value = value
    self.n = n
    self.missing = missing
    self.status = status
    let hasRest = numerator != nil || denominator != nil || interval != nil || !reason.isEmpty
    rest =
      hasRest
      ? Boxed(Rest(numerator: numerator, denominator: denominator, interval: interval, reason: reason)) : nil
  }

  /// A figure with a value: `partial` where something was missing.
  public static func known(
    _ value: Quantity, numerator: Quantity? = nil, denominator: Quantity? = nil, n: Int, missing: Int,
    interval: Interval? = nil
  ) -> Estimate {
    Estimate(
      value: value, numerator: numerator, denominator: denominator, n: n, missing: missing, interval: interval,
      status: missing > 0 ? .partial : .ok)
  }

  /// A figure without a value, for a mathematical reason.
  public static func undefined(
    _ reason: AggregateValue.Undefined, numerator: Quantity? = nil, denominator: Quantity? = nil, n: Int, missing: Int
  ) -> Estimate {
    Estimate(
      value: nil, numerator: numerator, denominator: denominator, n: n, missing: missing, status: .undefined,
      reason: reason.rawValue)
  }

  /// A figure that is withheld: nothing of it is left, neither its parts nor how many units it rests on.
  ///
  /// `reason` is a stable word that says no more than the status does, mostly empty.
  public static func suppressed(_ status: Status, reason: String = "") -> Estimate {
    precondition(status == .suppressedOwn || status == .suppressedOther, "withheld without a reason class")
    return Estimate(value: nil, n: 0, missing: 0, status: status, reason: reason)
  }

  /// Whether it is withheld by disclosure control.
  public var isSuppressed: Bool { status == .suppressedOwn || status == .suppressedOther }

  /// The same figure declined: the data cannot carry it.
  public static func declined(_ reason: String, n: Int, missing: Int) -> Estimate {
    Estimate(value: nil, n: n, missing: missing, status: .declined, reason: reason)
  }
}
