import PeilCore
import PeilExpression
import PeilValues

extension ComponentValue {
  /// A count of rows.
  static func rows(_ count: Int) -> ComponentValue {
    ComponentValue(.exact(Rational(Int128(count))), admitted: count, missing: 0)
  }

  /// A sum in whole units over rows that are all known.
  static func sum(_ sum: Int, of rows: Int, missing: Int = 0) -> ComponentValue {
    ComponentValue(.exact(Rational(Int128(sum))), admitted: rows + missing, missing: missing)
  }
}

extension Quantity {
  /// The nearest binary64 number.
  var double: Double? {
    switch magnitude {
    case .exact(let value): value.doubleValue
    case .approximate(let value): value
    case .date: nil
    }
  }
}
