public import PeilTable
public import PeilValues

/// A value written in a formula, or a parameter's value.
public enum Literal: Hashable, Sendable {
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number with decimals, exact.
  case decimal(ExactDecimal)
  /// A binary64 number.
  case number(Double)
  /// An amount.
  case money(Money)
  /// A calendar day.
  case date(CalendarDate)
  /// A length of time.
  case days(Days)
  /// Text, or a checked identifier in its normal form.
  case text(String)
  /// A code of a closed list, by its place in the domain.
  case code(UInt32, Domain)
  /// Nothing known; has the type of what it stands beside.
  case missing(ValueType)
}
