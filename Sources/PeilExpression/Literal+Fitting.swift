package import PeilTable
import PeilValues

extension Literal {
  /// The type a literal has of itself.
  package var ownType: ValueType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .decimal(let value): .decimal(scale: value.scale)
    case .number: .number
    case .money: .money
    case .date: .date
    case .days: .days
    case .text: .text
    case .code(_, let domain): domain == .outcome ? .outcome : .category(domain)
    case .missing(let type): type
    }
  }

  /// Whether the literal takes the type of what it stands beside: a bare number, or a text.
  var isBare: Bool {
    switch self {
    case .integer, .decimal, .text: true
    default: false
    }
  }

  /// What becomes of a literal where a value of some type is needed.
  enum Fit {
    case fits(Literal)
    /// It could stand there, but not with this value.
    case refused(FormulaProblem.Kind)
    /// It is a value of another kind.
    case foreign
  }

  /// The literal as a value of `type`: a text as a code or a date, a bare number as an amount or as days.
  func fitted(to type: ValueType) -> Fit {
    if case .missing = self { return .fits(.missing(type)) }
    switch (self, type) {
    case (.text(let text), .category(let domain)): return Self.code(text, in: domain)
    case (.text(let text), .outcome): return Self.code(text, in: .outcome)
    case (.text(let text), .set): return .refused(.comparedSet(code: text))
    case (.text(let text), .date):
      guard let date = CalendarDate(iso: text) else { return .refused(.notADate(text)) }
      return .fits(.date(date))
    case (.text, .identifier), (.text, .text): return .fits(self)
    case (.integer(let value), _): return Self.fitted(ExactDecimal(unscaled: Int128(value), scale: 0), self, to: type)
    case (.decimal(let value), _): return Self.fitted(value, self, to: type)
    case (.money, .rational(.money)), (.days, .rational(.days)): return .fits(self)
    case (.code(_, let domain), _) where type.isSingleCode && type.domain == domain: return .fits(self)
    default: return ownType == type ? .fits(self) : .foreign
    }
  }

  private static func code(_ text: String, in domain: Domain) -> Fit {
    guard let position = domain.position(of: text) else {
      return .refused(.unknownCode(text, codes: domain.codes))
    }
    return .fits(.code(UInt32(position), domain))
  }

  private static func fitted(_ value: ExactDecimal, _ literal: Literal, to type: ValueType) -> Fit {
    switch type {
    case .money, .rational(.money): return stored(value, scale: 2, of: .money) { .money(Money(cents: $0)) }
    case .days, .rational(.days): return stored(value, scale: 0, of: .days) { .days(Days(count: Int($0))) }
    case .integer: return stored(value, scale: 0, of: type) { .integer($0) }
    case .decimal(let scale):
      return stored(value, scale: scale, of: type) { .decimal(ExactDecimal(unscaled: Int128($0), scale: scale)) }
    case .number: return .fits(.number(Rational(value).doubleValue))
    case .rational(.pure): return .fits(literal)
    default: return .foreign
    }
  }

  private static func stored(
    _ value: ExactDecimal, scale: Int, of type: ValueType, _ make: (Int64) -> Literal
  ) -> Fit {
    guard let exact = try? value.rescaled(to: scale), let stored = Int64(exactly: exact.unscaled) else {
      return .refused(.notAValue(value.description, of: type))
    }
    return .fits(make(stored))
  }
}
