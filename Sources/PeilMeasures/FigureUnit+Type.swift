public import PeilCore
internal import PeilExpression
public import PeilTable

extension FigureUnit {
  /// The unit of a sum, a mean or a quantile of values of a type; a quotient of alike is a ratio, a plain number `number`.
  public init(summing type: ValueType) {
    switch type {
    case .money, .rational(.money): self = .money
    case .days, .rational(.days): self = .days
    case .date: self = .date
    case .rational(.pure): self = .ratio
    default: self = .number
    }
  }
}
