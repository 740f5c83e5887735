internal import PeilCore
internal import PeilExpression
internal import PeilTable

extension FigureUnit {
  /// The unit of a sum of values of a type.
  init(summing type: ValueType) {
    switch type {
    case .money, .rational(.money): self = .money
    case .days, .rational(.days): self = .days
    case .date: self = .date
    case .rational(.pure): self = .ratio
    default: self = .number
    }
  }
}
