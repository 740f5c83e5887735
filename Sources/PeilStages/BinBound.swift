internal import PeilCore
internal import PeilDiagnostics
internal import PeilExpression
internal import PeilTable
internal import PeilValues

/// A bound between two classes: the smallest value that is above it.
struct BinBound: Comparable {
  private let literal: Literal
  private let type: ValueType
  private let order: Rational
  /// How a message writes it.
  let shown: String

  /// The bound as an expression.
  var expression: Expression { Expression(.literal(literal), type: type) }

  static func == (left: BinBound, right: BinBound) -> Bool { left.order == right.order }
  static func < (left: BinBound, right: BinBound) -> Bool { left.order < right.order }

  /// What was written for a side of a class: nothing, a bound, or, reported, something that is none.
  enum Written {
    case open
    case bound(BinBound)
    case wrong

    var bound: BinBound? { if case .bound(let bound) = self { bound } else { nil } }
    var isWrong: Bool { if case .wrong = self { true } else { false } }
  }

  /// Reads one side of a class; `includes` says that the value written belongs to the class below the bound.
  static func read(
    _ setting: Setting?, of column: Column, includes isIncluded: Bool, _ context: BindingContext
  ) -> Written {
    guard let setting else { return .open }
    guard let text = context.text(setting), let literal = context.value(text, of: column) else { return .wrong }
    guard isIncluded else { return .bound(BinBound(literal, written: text.text)) }
    guard let next = following(literal, of: column.type) else {
      context.report(
        .error(
          "bound-without-step",
          "`to` needs a next value, and '\(column.name)' (\(column.type.name)) has none after \(text.text)",
          at: setting.span, details: ["write `below` with the smallest value that is above the class"]))
      return .wrong
    }
    return .bound(BinBound(next, written: text.text))
  }

  private init(_ literal: Literal, written: String) {
    self.literal = literal
    switch literal {
    case .date(let date):
      (type, order, shown) = (.date, Rational(Int128(date.daysSinceEpoch)), date.description)
    case .money(let money): (type, order, shown) = (.money, Rational(money), money.description)
    case .days(let days): (type, order, shown) = (.days, Rational(Int128(days.count)), String(days.count))
    case .integer(let value): (type, order, shown) = (.integer, Rational(Int128(value)), String(value))
    case .decimal(let value): (type, order, shown) = (.decimal(scale: value.scale), Rational(value), value.description)
    case .number:
      (type, order, shown) = (.number, ExactDecimal(parsing: written).map { Rational($0) } ?? .zero, written)
    default: preconditionFailure("a class is bounded by a number or a date")
    }
  }

  /// The next value of a type that goes by steps; nil for others and at the end of the type.
  private static func following(_ literal: Literal, of type: ValueType) -> Literal? {
    if case .rational = type { return nil }
    switch literal {
    case .integer(let value): return value < .max ? .integer(value + 1) : nil
    case .money(let money): return money.cents < .max ? .money(Money(cents: money.cents + 1)) : nil
    case .days(let days): return days.count < .max ? .days(Days(count: days.count + 1)) : nil
    case .date(let date): return (try? date.adding(Days(count: 1))).map { .date($0) }
    case .decimal(let value):
      guard value.unscaled < Int128(Int64.max) else { return nil }
      return .decimal(ExactDecimal(unscaled: value.unscaled + 1, scale: value.scale))
    default: return nil
    }
  }
}
