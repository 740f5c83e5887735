internal import PeilCore
internal import PeilExpression
internal import PeilTable

extension AggregateFormula {
  /// The unit of the formula's value.
  var unit: FigureUnit { unit(of: body) ?? FigureUnit(summing: type) }

  /// The unit of a part of the formula; nil for a bare number.
  func unit(of part: Body) -> FigureUnit? {
    switch part {
    case .aggregate(let place):
      let aggregate = aggregates[place]
      switch aggregate.kind {
      case .count, .countDistinct: return .count
      default: return aggregate.argument.map { FigureUnit(summing: $0.type) }
      }
    case .literal(let literal):
      switch literal {
      case .money: return .money
      case .days: return .days
      case .date: return .date
      default: return nil
      }
    case .negate(let inner): return unit(of: inner)
    case .arithmetic(let operation, let left, let right): return unit(operation, unit(of: left), unit(of: right))
    }
  }

  private func unit(_ operation: Arithmetic, _ left: FigureUnit?, _ right: FigureUnit?) -> FigureUnit? {
    switch operation {
    case .add, .subtract:
      if left == .date, right == .date { return .days }
      return left == .date || right == .date ? .date : left ?? right
    case .multiply: return [left, right].compactMap(\.self).first { $0 == .money || $0 == .days } ?? .number
    case .divide:
      if left == .money || left == .days { return left == right ? .ratio : left }
      // A quotient of counts, or of numbers of one kind, is a share; over another kind it is a number per unit.
      return left == right ? .ratio : .number
    }
  }
}
